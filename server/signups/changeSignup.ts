import type { Store } from '../../db/database.ts';
import { hasAddress, type Event, type Signup, type SignupQuestion } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { promoteWaiting } from '../events/promoteWaiting.ts';
import { exceedsCapacity, freeSeats, seatsOf } from '../events/signupOpening.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { GivenAnswer } from '../questions/question.ts';
import { isAskedOtherwise, type FullOption } from '../questions/takenMeanwhile.ts';
import type { Services } from '../services.ts';
import { changeAnswers, newAnswers, optionRefusal } from './changeAnswers.ts';
import type { OwnSignup } from './ownSignup.ts';
import { detailNames, type SignupDetails } from './signupForm.ts';

export type SignupChange =
  | { kind: 'changed' }
  /** Nothing was different: nobody is mailed. */
  | { kind: 'unchanged' }
  | { kind: 'cancelled-before' }
  | { kind: 'more-than-capacity'; capacity: number }
  /** `free` further seats could be had. */
  | { kind: 'no-seats'; free: number }
  /** The questions were changed after the answers were read: they are to be looked at once more. */
  | { kind: 'asked-otherwise' }
  /** Others have an option that was chosen; `name` is the field of its question. */
  | ({ kind: 'option-full' } & FullOption);

/** An answer that is left out stays as it is. */
type Details = Omit<SignupDetails, 'language' | SignupQuestion> &
  Partial<Pick<SignupDetails, SignupQuestion>> & {
    language: Language;
    answers?: readonly GivenAnswer[];
  };

/**
 * Changes what an attendee told about themselves. More companions need free seats that nobody
 * waits for; fewer companions make room for the waiting list.
 */
export async function changeSignup(
  services: Services,
  own: OwnSignup,
  details: Details,
): Promise<SignupChange> {
  const now = services.clock();
  return services.db.write((store): SignupChange => {
    const event = store.events.byId(own.event.id);
    const signup = store.signups.byId(own.signup.id);
    if (!event || !signup || signup.state === 'cancelled') return { kind: 'cancelled-before' };
    const answers = newAnswers(store, event, signup, details.answers);
    if (answers === null && sameDetails(signup, details)) return { kind: 'unchanged' };

    if (isAskedOtherwise(store, event, details.answers ?? [])) return { kind: 'asked-otherwise' };
    const refusal =
      seatRefusal(store, event, signup, details) ??
      optionRefusal(store, event, signup, details.answers);
    if (refusal) return refusal;
    change(store, event, signup, details, now);
    if (answers !== null) changeAnswers(store, signup, answers, now);
    return { kind: 'changed' };
  });
}

function sameDetails(signup: Signup, details: Details): boolean {
  return detailNames.every((name) => (details[name] ?? signup[name]) === signup[name]);
}

/** What keeps a party from being as large as it is to be; null where nothing does. */
export function seatRefusal(
  store: Store,
  event: Event,
  signup: Pick<Signup, 'companions' | 'state'>,
  details: Pick<Details, 'companions'>,
): Extract<SignupChange, { kind: 'more-than-capacity' | 'no-seats' }> | null {
  if (event.capacity !== null && exceedsCapacity(event, seatsOf(details)))
    return { kind: 'more-than-capacity', capacity: event.capacity };
  const more = details.companions - signup.companions;
  if (signup.state !== 'confirmed' || more <= 0) return null;
  const free = store.signups.someoneWaits(event.id)
    ? 0
    : Math.max(0, freeSeats(event) - store.bulk.heldSeats(event.id));
  return more > free ? { kind: 'no-seats', free } : null;
}

function change(store: Store, event: Event, before: Signup, details: Details, now: number): void {
  const signupId = before.id;
  const more = details.companions - before.companions;
  if (before.state === 'confirmed' && more > 0 && !store.events.takeSeats(event.id, more))
    throw new Error('Seats that were counted as free a moment ago are not');
  if (before.state === 'confirmed' && more < 0) store.events.releaseSeats(event.id, -more);
  const { answers: _, ...told } = details;
  store.signups.update(signupId, {
    ...told,
    // Who chooses another language wants to read in that one.
    textLanguage: details.language === before.language ? before.textLanguage : null,
    // An answer was to what they needed then.
    ...(details.accessNeeds === undefined || details.accessNeeds === before.accessNeeds
      ? {}
      : { accessAnsweredAt: null, accessAnsweredBy: null }),
    sequence: before.sequence + 1,
    updatedAt: now,
  });
  store.audit.append({
    at: now,
    by: 'attendee',
    action: 'signup-changed',
    eventId: event.id,
    signupId,
  });
  const mail = { kind: 'signup-changed', eventId: event.id, signupId } as const;
  if (before.state !== 'unconfirmed' && hasAddress(before))
    enqueueWithinLimit(store, before.emailKey, mail, now);
  // A waiting party that became smaller may fit now, too.
  if (more < 0) promoteWaiting(store, event.id, now);
}
