import type { OverBy } from '../../db/eventLists.ts';
import type { Event } from '../../db/schema.ts';
import { mostDays } from './schedule.ts';

/** How long an event whose end nobody announced counts as going on, in milliseconds. */
const assumedLength = 3 * 3_600_000;

/** Longer than any event lasts, in milliseconds; a day more than is accepted: clocks may be set anew. */
const longest = (mostDays + 1) * 86_400_000;

/** Which events are over at an instant. */
export function overBy(now: number): OverBy {
  return { ended: now, started: now - assumedLength, begun: now - longest };
}

/** Whether an event is over at an instant. */
export function isOver(event: Pick<Event, 'startsAt' | 'endsAt'>, now: number): boolean {
  const { ended, started } = overBy(now);
  return event.endsAt === null ? event.startsAt <= started : event.endsAt <= ended;
}

/** The instant by which an event is over. */
export function endOf(event: Pick<Event, 'startsAt' | 'endsAt'>): number {
  return event.endsAt ?? event.startsAt + assumedLength;
}
