import { randomUUID } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { Event, MailedSignup, Signup, SignupOrigin, SignupQuestion } from '../../db/schema.ts';
import { hasAddress } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { exceedsCapacity, seatsOf } from '../events/signupOpening.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { GivenAnswer } from '../questions/question.ts';
import { answerRows } from '../questions/storedAnswer.ts';
import { isAskedOtherwise, takenMeanwhile, type FullOption } from '../questions/takenMeanwhile.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';

/** Somebody whom an organizer writes down: a name is enough. */
export interface EnteredAttendee extends Partial<Pick<Signup, SignupQuestion>> {
  name: string;
  /** An address that `checkedAddress` has accepted; null where they have none, or gave none. */
  email: string | null;
  /** How many they bring; 0 by default. */
  companions?: number;
  answers?: readonly GivenAnswer[];
  /** In which they are written to; by default the event's own. */
  language?: Language;
  /** When they said that they come, where a file tells; in epoch milliseconds, by default now. */
  signedUpAt?: number;
  /** They waited for a spot where they come from, and wait here whether there is one or not. */
  waits?: boolean;
}

/** Who writes people down, and how. */
export interface Entering {
  organizerId: number;
  origin: Exclude<SignupOrigin, 'form'>;
  /**
   * What becomes of those who do not fit any more. 'wait': they wait in their turn, as who signs up by the
   * form, and an option whose places are taken cannot be chosen. 'beyond': they come all the same, which
   * the audit log tells; of their options they have those that are left.
   */
  whenFull: 'wait' | 'beyond';
  /**
   * Whether they get the email that the form's sign-ups get. Who has got none is not reminded either, and
   * hears of the event when it changes.
   */
  mailed: boolean;
}

export type Entered =
  /** How they stand is in the sign-up: confirmed or waiting; `mailed`: whether an email tells them. */
  | { kind: 'entered'; signup: Signup; mailed: boolean }
  /** The address is on the list already: nothing was changed. */
  | { kind: 'known'; signup: MailedSignup }
  /** Nobody can be written down for a draft, nor for an event that was canceled. */
  | { kind: 'not-open'; state: 'draft' | 'cancelled' }
  /** They could never be seated, however long they wait. */
  | { kind: 'more-than-capacity'; capacity: number }
  /** The questions were changed after the answers were read: they are to be looked at once more. */
  | { kind: 'asked-otherwise' }
  /** Others have an option that was chosen; `name` is the field of its question. */
  | ({ kind: 'option-full' } & FullOption);

/**
 * Writes somebody down for an event on an organizer's word, also one that takes no sign-ups any more or is
 * over: whoever was there may be written down the day after. Row, trace and email are one write. Who writes
 * down many in one write of their own uses {@link enteringFor}.
 */
export async function enterAttendee(
  services: Pick<Services, 'db' | 'clock' | 'config'>,
  eventId: number,
  attendee: EnteredAttendee,
  how: Entering,
): Promise<Entered> {
  const now = services.clock();
  return services.db.write((store): Entered => {
    const before = store.signups.byId(store.signups.newestId(eventId));
    return before !== undefined && isSecondPress(before, attendee, how, now)
      ? { kind: 'entered', signup: before, mailed: false }
      : enteringFor(services, store, eventId, how, now)(attendee);
  });
}

/** So soon nobody types the same name once more; in milliseconds. */
const soonAfter = 10_000;

/** Whether a button was pressed twice: an address would say so, and who has none stands on the list twice. */
function isSecondPress(
  { name, email, companions, origin, state, createdAt }: Signup,
  attendee: EnteredAttendee,
  how: Entering,
  now: number,
): boolean {
  const isAlone = email === null && attendee.email === null && origin === how.origin;
  const isSame = name === attendee.name && companions === (attendee.companions ?? 0);
  return isAlone && isSame && state !== 'cancelled' && createdAt > now - soonAfter;
}

/**
 * The same within a bigger write, for one after another: what is the same for all is looked up once. It is
 * good for this write alone. What is refused changes nothing, and does not undo what was written before;
 * throw from the write to have all or nothing.
 *
 * ```ts
 * await services.db.write((store) => {
 *   const enter = enteringFor(services, store, event.id, { organizerId, origin: 'import', … }, now);
 *   return rows.map((row) => enter(row));
 * });
 * ```
 */
export function enteringFor(
  services: Pick<Services, 'db' | 'config'>,
  store: Store,
  eventId: number,
  how: Entering,
  now: number,
): (attendee: EnteredAttendee) => Entered {
  const event = store.events.byId(eventId);
  if (event === undefined || event.state === 'draft')
    return () => ({ kind: 'not-open', state: 'draft' });
  if (event.state === 'cancelled') return () => ({ kind: 'not-open', state: 'cancelled' });
  const languages = languagesOf(services, event);
  const asks = askedIn(store, event);
  let isPlanned = false;

  return (attendee) => {
    const emailKey = attendee.email === null ? null : addressKey(attendee.email);
    const known = emailKey === null ? undefined : store.signups.active(event.id, emailKey);
    if (known !== undefined && hasAddress(known)) return { kind: 'known', signup: known };
    const refusal = refusalOf(store, event, attendee, how, asks);
    if (refusal) return refusal;

    const { answers = [], signedUpAt = now, companions = 0, email, waits, ...told } = attendee;
    const seat = waits === true ? 'none' : seatFor(store, event, companions, how);
    const signup = store.signups.insert({
      ...told,
      publicId: newPublicId(),
      eventId: event.id,
      origin: how.origin,
      companions,
      email,
      emailKey,
      language: told.language ?? languages.language,
      textLanguage: told.language === undefined ? languages.textLanguage : null,
      state: seat === 'none' ? 'waiting' : 'confirmed',
      uid: randomUUID(),
      createdAt: signedUpAt,
      updatedAt: now,
    });
    if (answers.length > 0) store.answers.add(signup.id, answerRows(answers, now));
    if (answers.length > 0 && seat !== 'none') store.answers.takePlaces(signup.id);
    store.audit.append({
      at: now,
      by: { organizerId: how.organizerId },
      action: 'signup-entered',
      eventId: event.id,
      signupId: signup.id,
      detail: { origin: how.origin, seat },
    });
    const mailed = how.mailed && hasAddress(signup) && mailTo(store, signup, how, now);
    if (mailed && !isPlanned) {
      scheduleReminders(store, event, signup, now);
      isPlanned = signup.state === 'confirmed';
    }
    return { kind: 'entered', signup, mailed };
  };
}

/** The event's own language, as far as it is spoken here; what organizers wrote is read in it in any case. */
function languagesOf(services: Pick<Services, 'db' | 'config'>, event: Event) {
  const [first] = siteOf(services).locales;
  const language = spokenBeside(event.language, first ?? 'en');
  return { language, textLanguage: language === event.language ? null : event.language };
}

/** Whether answers are to questions as they are asked now; looked up once for all of the same words. */
function askedIn(store: Store, event: Event): (answers: readonly GivenAnswer[]) => boolean {
  const current = new Set<number>();
  return (answers) => {
    if (answers.every(({ question }) => current.has(question.versionId))) return true;
    if (isAskedOtherwise(store, event, answers)) return false;
    for (const { question } of answers) current.add(question.versionId);
    return true;
  };
}

function refusalOf(
  store: Store,
  event: Event,
  { companions = 0, answers = [] }: EnteredAttendee,
  { whenFull }: Entering,
  asks: (answers: readonly GivenAnswer[]) => boolean,
): Entered | null {
  if (!asks(answers)) return { kind: 'asked-otherwise' };
  if (whenFull === 'beyond') return null;
  const { capacity } = event;
  if (capacity !== null && exceedsCapacity(event, seatsOf({ companions })))
    return { kind: 'more-than-capacity', capacity };
  const full = takenMeanwhile(store, event, answers);
  return full && { kind: 'option-full', ...full };
}

/** Nobody overtakes those who wait, unless an organizer wants it so. */
function seatFor(
  store: Store,
  event: Event,
  companions: number,
  { whenFull }: Entering,
): 'free' | 'beyond' | 'none' {
  const seats = seatsOf({ companions });
  const isFree = !store.signups.someoneWaits(event.id) && store.events.takeSeats(event.id, seats);
  if (isFree) return 'free';
  if (whenFull === 'wait') return 'none';
  store.events.takeSeatsBeyond(event.id, seats);
  return 'beyond';
}

/** Has somebody told who was written down. Runs inside a write, that of the row or a later one. */
export function mailTo(
  store: Store,
  { id, eventId, emailKey, state }: MailedSignup,
  { origin }: Pick<Entering, 'origin'>,
  now: number,
): boolean {
  const kind = state === 'confirmed' ? 'signup-confirmed' : 'signup-waiting';
  // Of many at once, no email overtakes those that somebody waits for.
  const options = origin === 'import' || origin === 'sheet' ? { priority: 2 as const } : {};
  const mail = { kind, eventId, signupId: id } as const;
  return enqueueWithinLimit(store, emailKey, mail, now, undefined, options);
}
