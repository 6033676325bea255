import type { Store } from '../../db/database.ts';
import type { NewOutboxMail } from '../../db/schema.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { kindsOfMail, type KindOfMail, type MailKind, type SubjectOf } from './mailKinds.ts';

/** A mail that is to be sent: its kind, and the ids of what that kind is about. */
export type Mail = {
  [Kind in MailKind]: { kind: Kind } & Record<`${SubjectOf<Kind>}Id`, number> & PerhapsEvent<Kind>;
}[MailKind];

type PerhapsEvent<Kind extends MailKind> = (typeof kindsOfMail)[Kind] extends { event: 'perhaps' }
  ? { eventId: number | null }
  : unknown;

/**
 * Facts that are gone from the tables by the time the mail is made:
 * - 'event-changed', 'endorsement-event-changed': what was known before, see `EarlierEvent` in
 *   `server/events/eventChanges.ts`
 * - 'signup-cancelled': `was`, the state before; who only waited has no calendar entry to withdraw
 * - 'signup-moved': `sequence`, by which the former address's calendar entry is taken back; null where
 *   it had none
 * - reminders: `startsAt`, the start that they remind of
 * - 'organizer-digest': `traceFrom`, the entry of the audit log from which on it tells
 * - notices to organizers: the fields of `Notice` in `server/organizers/notices.ts`
 * - 'message-test': the reader's `language`
 * - 'team-export': `campaign`, the id of the campaign whose list it was, where it was of no event
 * - 'campaign-letter', 'letter-test': the id of the `letter`; of a test the reader's `language`, too
 * - 'endorsement-listing-changed': `correction: 'declined'` where the listing stays as it was
 */
export type MailDetail = NonNullable<NewOutboxMail['detail']>;

/**
 * Puts a mail into the outbox, in the write of what it tells about: either both are kept or none.
 *
 * @param now epoch milliseconds
 * @param options.dueAt when it may be sent; at once by default
 * @param options.detail facts for the text; no addresses and no names
 * @param options.priority where it is less urgent than others of its kind, as one to very many is
 */
export function enqueueMail(
  store: Store,
  mail: Mail,
  now: number,
  options: { dueAt?: number; detail?: MailDetail; priority?: KindOfMail['priority'] } = {},
): void {
  store.outbox.insert({
    ...mail,
    messageKey: newPublicId(),
    priority: options.priority ?? kindsOfMail[mail.kind].priority,
    dueAt: options.dueAt ?? now,
    detail: options.detail ?? null,
    createdAt: now,
  });
}
