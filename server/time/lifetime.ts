import type { OverBy } from '../../db/events.ts';
import type { Event } from '../../db/schema.ts';

/** How long an event whose end nobody announced counts as going on, in milliseconds. */
const assumedLength = 3 * 3_600_000;

/** Which events are over at an instant. */
export function overBy(now: number): OverBy {
  return { ended: now, started: now - assumedLength };
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
