import { randomUUID } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { Event, Signup, SignupState } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { confirmsAddresses } from '../events/addressConfirmation.ts';
import {
  exceedsCapacity,
  seatsOf,
  signupOpening,
  type SignupOpening,
} from '../events/signupOpening.ts';
import { announceNews } from '../organizers/announceNews.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { mailLinkTo } from './mailOwnLink.ts';
import type { SignupRequest } from './signupForm.ts';

/**
 * What came of a sign-up. A new one and a repeated one are answered alike: who is registered is
 * nobody else's business, and what became of it stands in the mail.
 */
export type Registration =
  /** `confirms`: its owner has to confirm the address first, as the event asks at that moment. */
  | { kind: 'registered'; confirms: boolean }
  | { kind: 'not-open'; opening: SignupOpening }
  | { kind: 'more-than-capacity'; capacity: number };

type Attendee = Omit<SignupRequest, 'language'> & { language: Language };

/**
 * Signs somebody up for an event. Where the address has to be confirmed first, nothing is taken yet:
 * whoever types in addresses that are not theirs keeps nobody from a seat. Row, trace and mail are
 * one write.
 */
export async function registerAttendee(
  services: Pick<Services, 'db' | 'clock'>,
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
    if (event.capacity !== null && exceedsCapacity(event, seatsOf(attendee)))
      return { kind: 'more-than-capacity', capacity: event.capacity };

    const known = store.signups.active(event.id, addressKey(attendee.email));
    if (known) repeat(store, event, known, attendee, now);
    else register(store, event, attendee, now);
    return { kind: 'registered', confirms: confirmsAddresses(event) };
  });
}

function register(store: Store, event: Event, attendee: Attendee, now: number): void {
  const signup = store.signups.insert({
    publicId: newPublicId(),
    eventId: event.id,
    email: attendee.email,
    emailKey: addressKey(attendee.email),
    ...told(attendee),
    state: stateAtOnce(event),
    uid: randomUUID(),
    createdAt: now,
    updatedAt: now,
  });
  begin(store, event, signup, now);
}

/**
 * A sign-up of an address that has one already: the first counts, and its owner gets the link to it.
 * One that nobody confirmed while the event asked for it is taken up where the event does so no more.
 */
function repeat(store: Store, event: Event, known: Signup, attendee: Attendee, now: number): void {
  if (known.state !== 'unconfirmed' || confirmsAddresses(event))
    return mailLinkTo(store, known, now);
  const taken = { ...told(attendee), state: stateAtOnce(event), updatedAt: now };
  begin(store, event, store.signups.update(known.id, taken), now);
}

function told({ name, companions, accessNeeds, language, zone }: Attendee) {
  return { name, companions, accessNeeds, language, zone: zone.zone };
}

/** Where addresses are not confirmed first, there is no capacity either: everybody is in. */
function stateAtOnce(event: Event): Extract<SignupState, 'unconfirmed' | 'confirmed'> {
  return confirmsAddresses(event) ? 'unconfirmed' : 'confirmed';
}

function begin(store: Store, event: Event, signup: Signup, now: number): void {
  const confirmed = signup.state === 'confirmed';
  // Counted where nobody limits them, too: a capacity may be set later.
  if (confirmed && !store.events.takeSeats(event.id, seatsOf(signup)))
    throw new Error('Seats are short where none are counted');
  store.audit.append({
    at: now,
    by: 'attendee',
    action: `signup-${signup.state}`,
    eventId: event.id,
    signupId: signup.id,
  });
  const kind = confirmed ? 'signup-confirmed' : 'signup-confirm';
  const mail = { kind, eventId: event.id, signupId: signup.id } as const;
  const isTold = enqueueWithinLimit(store, signup.emailKey, mail, now);
  // Who could not be told of it is not reminded of it either.
  if (isTold) scheduleReminders(store, event, signup, now);
  if (confirmed) announceNews(store, event, now);
}
