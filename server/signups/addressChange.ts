import type { AddressChange, Event, Signup } from '../../db/schema.ts';
import { isOver } from '../time/lifetime.ts';
import { unconfirmedDays } from '../time/retentionDay.ts';

const day = 86_400_000;

/** What became of the wish to move a sign-up to another address. */
export type AddressChangeState =
  | 'open'
  /** The sign-up has the address now. */
  | 'moved'
  /** It ran out, a newer one took its place, or there is nothing to move any more. */
  | 'ended';

/** Whether the address of a sign-up can be corrected: it counts, and the event is still to come. */
export function canChangeAddress(event: Event, signup: Signup, now: number): boolean {
  const counts = signup.state === 'confirmed' || signup.state === 'waiting';
  return counts && event.state === 'published' && !isOver(event, now);
}

/**
 * How such a wish stands at an instant.
 *
 * @param newest the latest wish of the same sign-up
 */
export function addressChangeState(
  { change, newest }: { change: AddressChange; newest: AddressChange | undefined },
  event: Event,
  signup: Signup,
  now: number,
): AddressChangeState {
  if (change.confirmedAt !== null) return signup.emailKey === change.emailKey ? 'moved' : 'ended';
  const good = change.id === newest?.id && now < change.createdAt + unconfirmedDays * day;
  return good && canChangeAddress(event, signup, now) ? 'open' : 'ended';
}
