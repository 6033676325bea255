import { randomUUID } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { Event, Signup } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { enqueueWithinLimit } from '../mail/recipientLimit.ts';
import { scheduleReminders } from '../mail/reminders.ts';
import { announceNews } from '../organizers/announceNews.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { exceedsCapacity, seatsOf, signupOpening, type SignupOpening } from './opening.ts';
import type { SignupRequest } from './signupForm.ts';

/**
 * What came of a sign-up. A new one and a repeated one are answered alike, with the token of a
 * page: who is registered is nobody else's business.
 */
export type Registration =
  | { kind: 'registered'; token: string }
  | { kind: 'not-open'; opening: SignupOpening }
  | { kind: 'more-than-capacity'; capacity: number };

type Attendee = Omit<SignupRequest, 'language'> & { language: Language };

/** At most one mail in this time for an address that is signed up again and again. */
const linkMailPause = 10 * 60_000;

/**
 * Signs somebody up for an event: a seat if one is free and nobody waits for it, otherwise the end
 * of the waiting list. Where the address has to be confirmed first, nothing is taken yet: whoever
 * types in addresses that are not theirs keeps nobody from a seat. Seat, row, trace and mail are one
 * write.
 */
export async function registerAttendee(
  services: Services,
  eventId: number,
  attendee: Attendee,
): Promise<Registration> {
  const now = services.clock();
  return services.db.write((store): Registration => {
    const event = store.events.byId(eventId);
    if (!event) return { kind: 'not-open', opening: { kind: 'unannounced' } };
    const opening = signupOpening(event, store.signups.someoneWaits(event.id), now);
    if (opening.kind !== 'open' && opening.kind !== 'waiting-list')
      return { kind: 'not-open', opening };
    const seats = seatsOf(attendee);
    if (event.capacity !== null && exceedsCapacity(event, seats))
      return { kind: 'more-than-capacity', capacity: event.capacity };

    const publicId = newPublicId();
    const known = store.signups.active(event.id, addressKey(attendee.email));
    if (known) repeat(store, event, known, attendee, publicId, opening, now);
    else register(store, event, attendee, publicId, opening, now);
    return {
      kind: 'registered',
      token: services.links.token('signup', { publicId, generation: 1 }),
    };
  });
}

function register(
  store: Store,
  event: Event,
  attendee: Attendee,
  publicId: string,
  opening: SignupOpening,
  now: number,
): void {
  const { confirmAddress } = event;
  const seated =
    !confirmAddress &&
    opening.kind === 'open' &&
    store.events.takeSeats(event.id, seatsOf(attendee));
  const state = confirmAddress ? 'unconfirmed' : seated ? 'confirmed' : 'waiting';
  const signup = store.signups.insert({
    publicId,
    eventId: event.id,
    name: attendee.name,
    email: attendee.email,
    emailKey: addressKey(attendee.email),
    companions: attendee.companions,
    accessNeeds: attendee.accessNeeds,
    language: attendee.language,
    zone: attendee.zone.zone,
    state,
    uid: randomUUID(),
    createdAt: now,
    updatedAt: now,
  });
  store.trail.append({
    at: now,
    actor: 'attendee',
    action: `signup-${state}`,
    eventId: event.id,
    signupId: signup.id,
  });
  const kind = confirmAddress ? 'signup-confirm' : seated ? 'signup-confirmed' : 'signup-waiting';
  const told = enqueueWithinLimit(
    store,
    signup.emailKey,
    { kind, eventId: event.id, signupId: signup.id },
    now,
  );
  // Who could not be told of it is not reminded of it either.
  if (told) scheduleReminders(store, event, signup, now);
  if (state !== 'unconfirmed') announceNews(store, event, now);
}

function repeat(
  store: Store,
  event: Event,
  known: Signup,
  attendee: Attendee,
  publicId: string,
  opening: SignupOpening,
  now: number,
): void {
  const before = store.repeatedSignups.newestOf(known.id);
  const free = event.capacity === null || event.seatsTaken + seatsOf(attendee) <= event.capacity;
  store.repeatedSignups.insert({
    publicId,
    eventId: event.id,
    signupId: known.id,
    name: attendee.name,
    companions: attendee.companions,
    accessNeeds: attendee.accessNeeds,
    language: attendee.language,
    zone: attendee.zone.zone,
    state: event.confirmAddress
      ? 'unconfirmed'
      : opening.kind === 'open' && free
        ? 'confirmed'
        : 'waiting',
    afterId: store.signups.newestId(event.id),
    createdAt: now,
    updatedAt: now,
  });
  if (before && before.createdAt > now - linkMailPause) return;
  const kind = known.state === 'unconfirmed' ? 'signup-confirm' : 'signup-link';
  const mail = { kind, eventId: event.id, signupId: known.id } as const;
  enqueueWithinLimit(store, known.emailKey, mail, now);
}
