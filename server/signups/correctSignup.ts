import type { Store } from '../../db/database.ts';
import { hasAddress, type CorrectedPart, type Event, type Signup } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { promoteWaiting } from '../events/promoteWaiting.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { GivenAnswer } from '../questions/question.ts';
import { isAskedOtherwise } from '../questions/takenMeanwhile.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { changeAnswers, newAnswers, optionRefusal } from './changeAnswers.ts';
import { seatRefusal, type SignupChange } from './changeSignup.ts';
import { kindOfConfirmation } from './resendConfirmation.ts';

/** How somebody is to be on the list, as an organizer typed it. */
export interface CorrectedPerson {
  name: string;
  /** null: they have none. */
  email: string | null;
  companions: number;
  accessNeeds: string;
  language: Language;
  answers: readonly GivenAnswer[];
}

/** Who corrects, and how. */
export interface Correcting {
  organizerId: number;
  /** Whether those who come along are let in although the seats are taken. */
  beyond: boolean;
  /** Whether the person is mailed about it, at the address that they have then. */
  mailed: boolean;
  /** Ids of questions that the organizer was not shown: their answers stay. */
  unasked: ReadonlySet<number>;
}

export type SignupCorrection =
  | { kind: 'corrected'; mailed: boolean }
  | { kind: 'unchanged' }
  | { kind: 'cancelled-before' }
  /** Somebody else of the list has the address. */
  | { kind: 'taken'; other: Signup }
  | Extract<SignupChange, { kind: 'more-than-capacity' | 'no-seats' | 'asked-otherwise' }>
  | Extract<SignupChange, { kind: 'option-full' }>;

/**
 * Corrects what is known of somebody on an organizer's word. Another address is taken as it is typed, and
 * nobody is mailed about it unless it is asked for; every link that was mailed before opens nothing from then
 * on. What was before is kept with the sign-up and goes with it.
 */
export async function correctSignup(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  signupId: number,
  person: CorrectedPerson,
  how: Correcting,
): Promise<SignupCorrection> {
  const now = clock();
  return db.write((store): SignupCorrection => {
    const before = store.signups.byId(signupId);
    const event = before && store.events.byId(before.eventId);
    if (!event || before.state === 'cancelled') return { kind: 'cancelled-before' };
    const answers = newAnswers(store, event, before, person.answers, how.unasked);
    const parts = [...partsOf(before, person), ...(answers === null ? [] : ['answers'])];
    if (parts.length === 0) return { kind: 'unchanged' };

    const refusal = refusalOf(store, event, before, person, how);
    if (refusal) return refusal;
    if (person.email !== before.email) keepFormerAddress(store, before, person.email, now);
    const after = save(store, event, before, person, now);
    if (answers !== null) changeAnswers(store, after, answers, now, how.unasked);
    trace(store, before, person, parts, how.organizerId, now);
    const mailed = how.mailed && mailTo(store, before, after, now);
    // A waiting party that became smaller may fit now, too.
    if (person.companions < before.companions) promoteWaiting(store, event.id, now);
    return { kind: 'corrected', mailed };
  });
}

const comparedParts = ['name', 'email', 'companions', 'language', 'accessNeeds'] as const;

function partsOf(before: Signup, person: CorrectedPerson): string[] {
  return comparedParts.filter((part) => before[part] !== person[part]);
}

function refusalOf(
  store: Store,
  event: Event,
  before: Signup,
  person: CorrectedPerson,
  { beyond }: Correcting,
): SignupCorrection | null {
  if (isAskedOtherwise(store, event, person.answers)) return { kind: 'asked-otherwise' };
  const other = person.email === null ? undefined : holderOf(store, event, person.email);
  if (other !== undefined && other.id !== before.id) return { kind: 'taken', other };
  const seats = beyond ? null : seatRefusal(store, event, before, person);
  return seats ?? (beyond ? null : optionRefusal(store, event, before, person.answers));
}

function holderOf(store: Store, event: Event, email: string): Signup | undefined {
  return store.signups.active(event.id, addressKey(email));
}

function save(
  store: Store,
  event: Event,
  before: Signup,
  corrected: CorrectedPerson,
  now: number,
): Signup {
  const { answers: _, ...person } = corrected;
  const more = person.companions - before.companions;
  if (before.state === 'confirmed' && more > 0 && !store.events.takeSeats(event.id, more))
    store.events.takeSeatsBeyond(event.id, more);
  if (before.state === 'confirmed' && more < 0) store.events.releaseSeats(event.id, -more);
  const emailKey = person.email === null ? null : addressKey(person.email);
  const isMoved = emailKey !== before.emailKey;
  return store.signups.update(before.id, {
    ...person,
    emailKey,
    textLanguage: person.language === before.language ? before.textLanguage : null,
    // An answer was to what they needed then.
    ...(person.accessNeeds === before.accessNeeds
      ? {}
      : { accessAnsweredAt: null, accessAnsweredBy: null }),
    ...(isMoved ? { generation: before.generation + 1, linkMailedAt: null } : {}),
    sequence: before.sequence + (isMoved ? 2 : 1),
    updatedAt: now,
  });
}

/**
 * What came back or is told of mails to the address before is not about the one of now; and who is searched
 * by it is found. A wish of theirs to move elsewhere is overtaken by this.
 */
export function keepFormerAddress(
  store: Store,
  before: Signup,
  email: string | null,
  now: number,
): void {
  if (before.email === null) return;
  const { id } = store.addressChanges.insert({
    publicId: newPublicId(),
    signupId: before.id,
    email: email ?? '',
    emailKey: email === null ? '' : addressKey(email),
    createdAt: now,
  });
  store.addressChanges.confirm(id, before.email, now);
}

function trace(
  store: Store,
  before: Signup,
  person: CorrectedPerson,
  changed: readonly string[],
  organizerId: number,
  now: number,
): void {
  const { id: signupId, eventId } = before;
  const told: readonly CorrectedPart[] = ['name', 'email', 'companions', 'language'];
  for (const part of told)
    if (changed.includes(part))
      store.corrections.insert({
        signupId,
        organizerId,
        part,
        before: String(before[part] ?? ''),
        after: String(person[part] ?? ''),
        at: now,
      });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'signup-corrected',
    eventId,
    signupId,
    detail: { parts: changed.join(' ') },
  });
}

/** A new address has been told nothing yet; who has it gets what those get who come onto the list. */
function mailTo(store: Store, before: Signup, after: Signup, now: number): boolean {
  if (!hasAddress(after)) return false;
  const { id: signupId, eventId, emailKey, state } = after;
  const isNew = emailKey !== before.emailKey || state === 'unconfirmed';
  const kind = isNew ? kindOfConfirmation(state) : 'signup-changed';
  if (kind === null) return false;
  return enqueueWithinLimit(store, emailKey, { kind, eventId, signupId }, now);
}
