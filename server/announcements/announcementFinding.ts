import type { TimeField } from '../time/schedule.ts';

/** One contradiction between a text and a schedule, with the facts that its sentence needs. */
export type AnnouncementFinding =
  /** No time of the event is at this hour; it starts (or ends) at `instant`. */
  | {
      kind: 'wrong-time';
      said: string;
      moment: TimeField;
      instant: number;
      /** The zone in which it was said, or the event's; null for a bare offset. */
      zone: string | null;
      offsetMinutes: number;
    }
  /** `EST` in summer: the abbreviation belongs to the other half of the year. */
  | { kind: 'wrong-season'; said: string; zone: string; instant: number; general: string | null }
  /** `UTC−5` beside New York in summer. */
  | { kind: 'wrong-offset'; said: string; zone: string; instant: number; expected: string }
  /** The date is right and the weekday is not. Weekdays are 1 for Monday to 7. */
  | { kind: 'wrong-weekday'; said: string; date: string; expected: number }
  /** The date is not the event's. Dates are `YYYY-MM-DD`. */
  | { kind: 'wrong-date'; said: string; zone: string; expected: string }
  /** The date is right where the event is, but in this zone it is another day by then. */
  | { kind: 'other-date'; said: string; zone: string; expected: string }
  /** An end is given, and the event has none. */
  | { kind: 'no-end'; said: string }
  /** An hour is given, and that of the event is still to be announced. */
  | { kind: 'hour-open'; said: string };
