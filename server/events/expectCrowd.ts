import type { Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { expectsCrowd, type CrowdHours } from './crowd.ts';
import { signupOpening } from './signupOpening.ts';

const hour = 3_600_000;

export type CrowdOutcome =
  | { kind: 'expected'; until: number }
  | { kind: 'ended' }
  /** Nobody can sign up at the moment, so that there is nothing to open wider. */
  | { kind: 'not-open' };

/** Lets many people sign up from one network, for some hours from now on. Asked again, it begins anew. */
export async function expectCrowd(
  services: Services,
  eventId: number,
  organizerId: number,
  hours: CrowdHours,
): Promise<CrowdOutcome> {
  const now = services.clock();
  return services.db.write((store): CrowdOutcome => {
    const event = store.events.byId(eventId);
    if (!event || !canExpectCrowd(event, now)) return { kind: 'not-open' };
    const until = now + hours * hour;
    // Nothing that anybody reads of the event changes by it: it keeps the time of its last change.
    store.events.update(event.id, { crowdUntil: until });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'crowd-expected',
      eventId: event.id,
      detail: { hours },
    });
    return { kind: 'expected', until };
  });
}

/** Ends that before its time; a second click finds it ended. */
export async function endCrowd(
  services: Services,
  eventId: number,
  organizerId: number,
): Promise<CrowdOutcome> {
  const now = services.clock();
  return services.db.write((store): CrowdOutcome => {
    const event = store.events.byId(eventId);
    if (!event || !expectsCrowd(event, now)) return { kind: 'ended' };
    store.events.update(event.id, { crowdUntil: null });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'crowd-ended',
      eventId: event.id,
    });
    return { kind: 'ended' };
  });
}

/** Whether people can sign up for an event at an instant, be it on the waiting list. */
export function canExpectCrowd(event: Event, now: number): boolean {
  const { kind } = signupOpening(event, false, now);
  return kind === 'open' || kind === 'waiting-list';
}
