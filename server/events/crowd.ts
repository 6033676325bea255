import type { Event } from '../../db/schema.ts';
import type { GuardedForm } from '../challenges/admit.ts';

/** For how many hours organizers can expect a crowd at an event: it always ends by itself. */
export const crowdHours = [1, 2, 4, 8, 12] as const;
export type CrowdHours = (typeof crowdHours)[number];

/** Whether many sign-ups from one network are expected at an instant. */
export function expectsCrowd({ crowdUntil }: Pick<Event, 'crowdUntil'>, now: number): boolean {
  return crowdUntil !== null && now < crowdUntil;
}

/**
 * How many sign-ups one network may send. An event that expects a crowd has bounds of its own: they
 * let nobody do more elsewhere, and what was sent elsewhere takes nothing from them.
 */
export function signupBounds(
  event: Pick<Event, 'id' | 'crowdUntil'>,
  now: number,
): Pick<GuardedForm, 'free' | 'inAll' | 'countedFor'> {
  return expectsCrowd(event, now)
    ? { free: 'crowdSignup', inAll: 'crowdSignupInAll', countedFor: `event ${event.id}` }
    : { free: 'signup', inAll: 'signupInAll', countedFor: '' };
}
