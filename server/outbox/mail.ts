import type { Store } from '../../db/database.ts';
import type { NewOutboxMail } from '../../db/schema.ts';
import { newPublicId } from '../web/signedLinks.ts';
import type { ReminderKind } from './reminderTimes.ts';

/** Every mail there is, by its kind and whom it concerns. */
export type Mail =
  | { kind: SignupMailKind | ReminderKind; eventId: number; signupId: number }
  | { kind: AddressChangeMailKind; eventId: number; addressChangeId: number }
  | { kind: EndorsementMailKind; eventId: number; endorsementId: number }
  | { kind: 'organizer-invitation' | 'organizer-sign-in'; organizerId: number; signInId: number }
  | { kind: 'organizer-digest'; organizerId: number }
  | { kind: Exclude<OrganizerNoticeKind, 'team-export'>; organizerId: number }
  | { kind: 'team-export'; organizerId: number; eventId: number }
  /** What organizers wrote to attendees; `server/messages/` decides when to whom. */
  | { kind: 'message'; eventId: number; signupId: number; messageId: number }
  /** The same to the organizer who wrote it; its `detail` names the reader's `language`. */
  | { kind: 'message-test'; eventId: number; organizerId: number; messageId: number };

/** Mails to an attendee. */
export type SignupMailKind =
  /** The address has to be confirmed before the sign-up counts. */
  | 'signup-confirm'
  | 'signup-confirmed'
  | 'signup-waiting'
  | 'signup-promoted'
  | 'signup-changed'
  | 'signup-cancelled'
  /** Somebody signed up again with the address: its owner gets their own link. */
  | 'signup-link'
  /** Their calendar answered that they are not coming: is the seat to be freed? */
  | 'signup-declined-question'
  /** Its `detail` is the `EarlierEvent` of `server/events/eventChanges.ts`: what was known before. */
  | 'event-changed'
  | 'event-cancelled';

/** Mails about moving a sign-up to another address; see `db/schema/addressChanges.ts`. */
export type AddressChangeMailKind =
  /** To the new address: a button that confirms it. */
  | 'signup-address'
  /** To the one before: the sign-up was moved away from it. */
  | 'signup-moved';

/** Mails to the contact of an organization. */
export type EndorsementMailKind =
  | 'endorsement-confirm'
  | 'endorsement-received'
  | 'endorsement-approved'
  | 'endorsement-declined'
  | 'endorsement-listing-changed'
  | 'endorsement-withdrawn'
  /** Its `detail` is that of 'event-changed'. */
  | 'endorsement-event-changed'
  | 'endorsement-event-cancelled';

/**
 * Tells an organizer what they would want to know if it was not meant to be: that somebody signed
 * in as them, or what was done to the team and to what it guards.
 */
export type OrganizerNoticeKind =
  /** Somebody signed in as them in a browser that they had never used. */
  | 'organizer-new-browser'
  /** They are an organizer no more. */
  | 'organizer-removal'
  /** Somebody else was made an organizer. */
  | 'team-invitation'
  /** Somebody else is an organizer no more. */
  | 'team-removal'
  /** A list of people was taken out as a file. */
  | 'team-export';

export type MailKind = Mail['kind'];

/**
 * Facts that are gone from the tables by the time the mail is made:
 * - 'event-changed', 'endorsement-event-changed': what was known before, see `EarlierEvent` in
 *   `server/events/eventChanges.ts`
 * - 'signup-cancelled': `was`, the state before; who only waited has no calendar entry to withdraw
 * - 'signup-moved': `sequence`, by which the former address's calendar entry is taken back; null where
 *   it had none
 * - reminders: `startsAt`, the start that they remind of
 * - 'organizer-digest': `traceFrom`, the entry of the trail from which on it tells
 * - notices to organizers: the fields of `Notice` in `server/organizers/notices.ts`
 * - 'endorsement-listing-changed': `correction: 'declined'` where the listing stays as it was
 */
export type MailDetail = NonNullable<NewOutboxMail['detail']>;

/** 0: somebody sits before the screen and waits for it. 2: a message to very many. */
const priorities: Record<MailKind, 0 | 1 | 2> = {
  'organizer-sign-in': 0,
  'organizer-invitation': 0,
  'signup-confirm': 0,
  'signup-confirmed': 0,
  'signup-waiting': 0,
  'signup-link': 0,
  'signup-address': 0,
  'endorsement-confirm': 0,
  'signup-promoted': 1,
  'signup-changed': 1,
  'signup-cancelled': 1,
  'signup-moved': 1,
  'signup-declined-question': 1,
  'endorsement-received': 1,
  'endorsement-approved': 1,
  'endorsement-declined': 1,
  'endorsement-listing-changed': 1,
  'endorsement-withdrawn': 1,
  'event-changed': 1,
  'event-cancelled': 1,
  'endorsement-event-changed': 1,
  'endorsement-event-cancelled': 1,
  'signup-reminder-soon': 1,
  'signup-joining-link': 1,
  'signup-reminder-day': 2,
  'event-thanks': 2,
  'organizer-new-browser': 0,
  'organizer-removal': 1,
  'team-invitation': 1,
  'team-removal': 1,
  'team-export': 1,
  'organizer-digest': 2,
  'message-test': 0,
  message: 2,
};

/**
 * Why a mail is sent, which decides whether its reader can do without it:
 * - 'necessary': they would otherwise not know how things stand that they asked for
 * - 'optional': a service that they can switch off, each such mail with one press
 * - 'awaited': they sit before the screen and just asked for it
 */
export type MailPurpose = 'necessary' | 'optional' | 'awaited';

const purposes: Record<MailKind, MailPurpose> = {
  'organizer-sign-in': 'awaited',
  'organizer-invitation': 'necessary',
  'signup-confirm': 'necessary',
  'signup-confirmed': 'necessary',
  'signup-waiting': 'necessary',
  'signup-promoted': 'necessary',
  'signup-changed': 'necessary',
  'signup-cancelled': 'necessary',
  'signup-link': 'necessary',
  'signup-address': 'necessary',
  'signup-moved': 'necessary',
  'signup-declined-question': 'necessary',
  'event-changed': 'necessary',
  'event-cancelled': 'necessary',
  'endorsement-confirm': 'necessary',
  'endorsement-received': 'necessary',
  'endorsement-approved': 'necessary',
  'endorsement-declined': 'necessary',
  'endorsement-listing-changed': 'necessary',
  'endorsement-withdrawn': 'necessary',
  'endorsement-event-changed': 'necessary',
  'endorsement-event-cancelled': 'necessary',
  'signup-reminder-day': 'optional',
  'signup-reminder-soon': 'optional',
  'signup-joining-link': 'optional',
  'event-thanks': 'optional',
  'organizer-new-browser': 'necessary',
  'organizer-removal': 'necessary',
  'team-invitation': 'necessary',
  'team-removal': 'necessary',
  'team-export': 'necessary',
  'organizer-digest': 'optional',
  'message-test': 'awaited',
  message: 'optional',
};

/** Why mails of a kind are sent. */
export function purposeOf(kind: MailKind): MailPurpose {
  return purposes[kind];
}

/** Tells whether a text of the database names a mail that this version knows. */
export function isMailKind(text: string): text is MailKind {
  return Object.hasOwn(priorities, text);
}

/** Every kind, as the console lists and tests render them. */
export const mailKinds: readonly MailKind[] = Object.keys(priorities).filter(isMailKind);

/**
 * Puts a mail into the outbox, in the write of what it tells about: either both are kept or none.
 *
 * @param now epoch milliseconds
 * @param options.dueAt when it may be sent; at once by default
 * @param options.detail facts for the text; no addresses and no names
 */
export function enqueueMail(
  store: Store,
  mail: Mail,
  now: number,
  options: { dueAt?: number; detail?: MailDetail } = {},
): void {
  store.outbox.insert({
    ...mail,
    messageKey: newPublicId(),
    priority: priorities[mail.kind],
    dueAt: options.dueAt ?? now,
    detail: options.detail ?? null,
    createdAt: now,
  });
}
