import type { Event, NewEvent } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { scheduleColumns } from '../../server/time/eventSchedule.ts';
import {
  buildDaySchedule,
  buildSchedule,
  tzdataVersion,
  type Occurrence,
} from '../../server/time/schedule.ts';

/** When an event of a test is; wall times as `YYYY-MM-DDTHH:mm`. */
export interface TestSchedule {
  startLocal?: string;
  endLocal?: string;
  startOccurrence?: Occurrence;
  endOccurrence?: Occurrence;
  zone?: string;
  announcedZones?: string[];
  /** `YYYY-MM-DD`: the day, or the first one, of an event whose hour is to be announced. */
  firstDay?: string;
  lastDay?: string;
}

let counter = 0;

/**
 * A published panel like the campaign's (January 21, 2024, 14:30 in New York, announced in ET and
 * PT), with whatever a test wants otherwise.
 */
export async function insertEvent(
  services: Services,
  values: Partial<NewEvent> = {},
  when: TestSchedule = {},
): Promise<Event> {
  const event = bareEvent(services.clock(), values, when);
  return services.db.write((store) => store.events.insert(event));
}

/** The same as a row that nobody has inserted, written at an instant. */
export function bareEvent(
  now: number,
  values: Partial<NewEvent> = {},
  when: TestSchedule = {},
): NewEvent {
  counter += 1;
  return {
    slug: `event-${counter}`,
    kind: 'online',
    state: 'published',
    language: 'en',
    title: 'An example panel',
    host: 'Example Collective',
    speakers: [],
    ...scheduleFor(when),
    scheduledAt: now,
    publishedAt: now,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
}

/** Moves an event to another time, and tells nobody. */
export async function moveEvent(
  { db }: Services,
  { id }: Event,
  when: TestSchedule,
): Promise<Event> {
  return db.write((store) => store.events.update(id, scheduleFor(when)));
}

function scheduleFor(when: TestSchedule) {
  const zone = when.zone ?? 'America/New_York';
  const announcedZones = when.announcedZones ?? [zone, 'America/Los_Angeles'];
  const built =
    when.firstDay === undefined
      ? hoursFor(when, zone, announcedZones)
      : buildDaySchedule({ zone, firstDay: when.firstDay, lastDay: when.lastDay, announcedZones });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return scheduleColumns(built.schedule, tzdataVersion());
}

function hoursFor(when: TestSchedule, zone: string, announcedZones: string[]) {
  return buildSchedule({
    zone,
    startLocal: when.startLocal ?? '2024-01-21T14:30',
    startOccurrence: when.startOccurrence,
    endLocal: when.endLocal,
    endOccurrence: when.endOccurrence,
    announcedZones,
  });
}
