import { randomUUID } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { SignupInShort } from '../../db/signups.ts';
import type { Event, SignupQuestion, SignupState } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { confirmsAddresses } from '../events/addressConfirmation.ts';
import {
  exceedsCapacity,
  seatsOf,
  signupOpening,
  type SignupOpening,
} from '../events/signupOpening.ts';
import { countSource } from '../events/sources.ts';
import { announceNews } from '../organizers/announceNews.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { GivenAnswer } from '../questions/question.ts';
import { answerRows } from '../questions/storedAnswer.ts';
import { isAskedOtherwise, takenMeanwhile, type FullOption } from '../questions/takenMeanwhile.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { linkMail, wasJustMailed } from './mailOwnLink.ts';
import type { SignupRequest } from './signupForm.ts';

/**
 * What came of a sign-up. A new one and a repeated one are answered alike: who is registered is
 * nobody else's business, and what became of it stands in the mail.
 */
export type Registration =
  /** `confirms`: its owner has to confirm the address first, as the event asks at that moment. */
  | { kind: 'registered'; confirms: boolean }
  | { kind: 'not-open'; opening: SignupOpening }
  | { kind: 'more-than-capacity'; capacity: number }
  /** The questions were changed after the answers were read: they are to be looked at once more. */
  | { kind: 'asked-otherwise' }
  /** Others have an option that was chosen; `name` is the field of its question. */
  | ({ kind: 'option-full' } & FullOption);

/** What is not answered may be left out. */
export type Attendee = Omit<SignupRequest, 'language' | 'texts' | 'from' | SignupQuestion> &
  Partial<Pick<SignupRequest, 'texts' | 'from' | SignupQuestion>> & {
    language: Language;
    answers?: readonly GivenAnswer[];
  };

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

    if (isAskedOtherwise(store, event, attendee.answers ?? [])) return { kind: 'asked-otherwise' };
    const full = takenMeanwhile(store, event, attendee.answers ?? []);
    if (full) return { kind: 'option-full', ...full };

    enter(store, [event], attendee, now, mailOfOne);
    return { kind: 'registered', confirms: confirmsAddresses(event) };
  });
}

/** The mail that tells somebody of a sign-up that begins, or of one that there was before. */
type MailOf = (signup: SignupInShort, begins: boolean) => Parameters<typeof enqueueWithinLimit>[2];

/**
 * Puts somebody on the lists of some events, of which one mail tells them; or, where the address is on
 * them already, mails its owner the link to it: the first sign-up counts. One that nobody confirmed while
 * the event asked for it is taken up where the event does so no more.
 *
 * Whoever measures the time of the answer must not learn which of them it was. A stranger can measure an
 * unknown address once, since then it is known; so both do the same work, down to the pages that are
 * written, and what is left of the difference is lost in the noise of one fsync. What a known address has
 * no use for is taken back.
 *
 * Runs inside a write.
 */
export function enter(
  store: Store,
  events: readonly Event[],
  attendee: Attendee,
  now: number,
  mailOf: MailOf,
): void {
  const emailKey = addressKey(attendee.email);
  const placed = events.map((event) => place(store, event, attendee, emailKey, now));
  const [first] = placed;
  if (first === undefined) return;
  const { signup } = first;
  const begins = placed.some((one) => one.begins);
  const waits = !begins && wasJustMailed(signup, now);
  store.tentatively(!begins && !waits, () =>
    store.signups.noteLinkMailed(begins ? before(signup) : signup.id, now),
  );
  enqueueWithinLimit(store, emailKey, mailOf(signup, begins), now, undefined, { keeps: !waits });
}

/**
 * A sign-up that most likely lies on another page of the database than one that was just made: where a known
 * one is marked, its page is written beside that of the new row.
 */
function before({ id }: SignupInShort): number {
  return Math.max(1, id - 64);
}

function place(
  store: Store,
  event: Event,
  attendee: Attendee,
  emailKey: string,
  now: number,
): { signup: SignupInShort; begins: boolean } {
  const known = store.signups.activeInShort(event.id, emailKey);
  const answers = answerRows(attendee.answers ?? [], now);
  const made = store.tentatively(known === undefined, () => {
    const key = known === undefined ? emailKey : `${emailKey} `;
    const one = insert(store, event, attendee, key, now);
    store.answers.add(one.id, answers);
    begin(store, event, one, attendee, now);
    return one;
  });
  if (known === undefined) return { signup: made, begins: true };
  if (known.state !== 'unconfirmed' || confirmsAddresses(event))
    return { signup: known, begins: false };

  if (event.questionsChangedAt !== null) store.answers.replace(known.id, answers);
  const values = { ...told(attendee), state: stateAtOnce(event), updatedAt: now };
  const takenUp = store.signups.update(known.id, values);
  begin(store, event, takenUp, attendee, now);
  return { signup: takenUp, begins: true };
}

function mailOfOne(signup: SignupInShort, begins: boolean) {
  return begins ? firstMail(signup) : linkMail(signup);
}

function insert(store: Store, event: Event, attendee: Attendee, emailKey: string, now: number) {
  return store.signups.insert({
    publicId: newPublicId(),
    eventId: event.id,
    email: attendee.email,
    emailKey,
    ...told(attendee),
    state: stateAtOnce(event),
    uid: randomUUID(),
    createdAt: now,
    updatedAt: now,
  });
}

/** What of the form is kept as it is. */
function told(attendee: Attendee) {
  const { email: _, from: __, answers: ___, zone, texts, ...told } = attendee;
  const textLanguage = texts?.language ?? null;
  return {
    ...told,
    textLanguage: textLanguage === told.language ? null : textLanguage,
    zone: zone.zone,
  };
}

/** Where addresses are not confirmed first, there is no capacity either: everybody is in. */
function stateAtOnce(event: Event): Extract<SignupState, 'unconfirmed' | 'confirmed'> {
  return confirmsAddresses(event) ? 'unconfirmed' : 'confirmed';
}

function firstMail({ id, eventId, state }: SignupInShort) {
  const kind = state === 'confirmed' ? 'signup-confirmed' : 'signup-confirm';
  return { kind, eventId, signupId: id } as const;
}

function begin(
  store: Store,
  event: Event,
  { id: signupId, companions }: SignupInShort,
  { from }: Pick<Attendee, 'from'>,
  now: number,
): void {
  const state = stateAtOnce(event);
  const confirmed = state === 'confirmed';
  // Counted where nobody limits them, too: a capacity may be set later.
  if (confirmed && !store.events.takeSeats(event.id, seatsOf({ companions })))
    throw new Error('Seats are short where none are counted');
  if (confirmed && event.questionsChangedAt !== null) store.answers.takePlaces(signupId);
  store.audit.append({
    at: now,
    by: 'attendee',
    action: `signup-${state}`,
    eventId: event.id,
    signupId,
  });
  scheduleReminders(store, event, { state }, now);
  if (confirmed) announceNews(store, event, now);
  // The list of it alone: no sign-up keeps where its owner came from.
  const shownAt = from?.name ?? null;
  if (shownAt !== null) countSource(store, event.id, shownAt, now);
}
