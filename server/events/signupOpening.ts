import type { Event } from '../../db/schema.ts';
import { isOver } from '../time/lifetime.ts';

/** What somebody who wants to come can still do. */
export type SignupOpening =
  | { kind: 'open' }
  /** Every seat is taken, or those that are free are for people who already wait. */
  | { kind: 'waiting-list' }
  | { kind: 'closed' }
  | { kind: 'over' }
  | { kind: 'cancelled' }
  | { kind: 'unannounced' };

/**
 * Whether an event takes sign-ups at an instant.
 *
 * @param someoneWaits whether anybody waits for a seat already: nobody overtakes them
 */
export function signupOpening(event: Event, someoneWaits: boolean, now: number): SignupOpening {
  if (event.state === 'draft') return { kind: 'unannounced' };
  if (event.state === 'cancelled') return { kind: 'cancelled' };
  if (isOver(event, now)) return { kind: 'over' };
  if (!event.signupsOpen) return { kind: 'closed' };
  return someoneWaits || freeSeats(event) < 1 ? { kind: 'waiting-list' } : { kind: 'open' };
}

/** Seats that nobody holds; Infinity where nobody counts. */
export function freeSeats({
  capacity,
  seatsTaken,
}: Pick<Event, 'capacity' | 'seatsTaken'>): number {
  return capacity === null ? Infinity : capacity - seatsTaken;
}

/** Seats that are taken, but for those that organizers gave beyond the capacity. */
export function seatsWithin({
  seatsTaken,
  seatsBeyond,
}: Pick<Event, 'seatsTaken' | 'seatsBeyond'>): number {
  return seatsTaken - seatsBeyond;
}

/** Seats of one sign-up: the person and who they bring. */
export function seatsOf({ companions }: { companions: number }): number {
  return companions + 1;
}

/** Whether a party could never be seated, however long it waits. */
export function exceedsCapacity({ capacity }: Pick<Event, 'capacity'>, seats: number): boolean {
  return capacity !== null && seats > capacity;
}
