import type { Store } from '../../db/database.ts';
import type { Signup } from '../../db/schema.ts';
import { readReply, type CalendarReply, type IgnoredReply } from '../calendar/reply.ts';
import { carriesMark } from '../calendar/replyAddress.ts';
import { readReplyMail, type ReplyMail } from '../incoming/readReplyMail.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { addressKey } from '../web/emailAddress.ts';

/** What came of a mail to the RSVP mailbox. Only the first two change anything. */
export type ReceivedReply =
  /** The sign-up is marked, and its owner is asked by mail whether to free the seat. */
  | { kind: 'declined' }
  /** The mark is taken away again. */
  | { kind: 'accepted' }
  | { kind: 'declined-before' }
  /** They are on the list already, or leave it open: nothing to do. */
  | { kind: 'noted' }
  | { kind: 'ignored'; reason: IgnoredMail };

export type IgnoredMail =
  | IgnoredReply
  /** It cannot be taken apart: of too many parts, say. */
  | 'unreadable'
  /** A mail without a calendar: a person wrote. */
  | 'no-calendar'
  | 'unknown-uid'
  | 'other-attendee'
  | 'other-sender'
  /** It does not carry what only the invitation told. */
  | 'no-mark'
  | 'cancelled-before'
  | 'event-cancelled'
  | 'event-over';

/** In octets; an answer of a calendar program has some ten thousand. */
export const largestReply = 1_000_000;

type Answer = Extract<CalendarReply, { kind: 'reply' }>;

/**
 * Takes a mail that came to the RSVP mailbox. An answer counts if it is about a sign-up that still
 * stands, comes from its address, and carries the mark of its invitation, which senders cannot
 * make up as they can an address. A refusal marks the sign-up and asks its owner; it never
 * cancels: people decline to tidy up their calendars, and programs decline by themselves.
 *
 * @param message the whole mail as it came
 * @throws when the database does not take it; the mail can be handed in again.
 */
export async function receiveReply(services: Services, message: Buffer): Promise<ReceivedReply> {
  if (message.length > largestReply) return ignored('too-large');
  const mail = await readReplyMail(message);
  if (mail === null) return ignored('unreadable');
  const answer = answerIn(mail);
  if (answer.kind === 'ignored') return answer;
  const now = services.clock();
  return services.db.write((store): ReceivedReply => {
    // The host after the "@" is the site's, which may have had another name then.
    const signup = store.signups.byUid(answer.uid.split('@')[0] ?? '');
    const reason = signup ? whyIgnored(services, store, signup, answer, mail, now) : 'unknown-uid';
    return !signup || reason !== null
      ? ignored(reason ?? 'unknown-uid')
      : take(store, signup, answer, now);
  });
}

function answerIn({ calendars }: ReplyMail): Answer | { kind: 'ignored'; reason: IgnoredMail } {
  const read = calendars.map(readReply);
  return read.find(({ kind }) => kind === 'reply') ?? read[0] ?? ignored('no-calendar');
}

function whyIgnored(
  services: Services,
  store: Store,
  signup: Signup,
  { address, organizer }: Answer,
  { senders, recipients }: ReplyMail,
  now: number,
): IgnoredMail | null {
  const isOwners = (one: string) => addressKey(one) === signup.emailKey;
  const { publicId } = signup;
  if (!carriesMark(services, publicId, [...recipients, organizer ?? ''])) return 'no-mark';
  if (!isOwners(address)) return 'other-attendee';
  if (!senders.some(isOwners)) return 'other-sender';
  if (signup.state === 'cancelled') return 'cancelled-before';
  const event = store.events.byId(signup.eventId);
  if (!event || event.state !== 'published') return 'event-cancelled';
  return isOver(event, now) ? 'event-over' : null;
}

function take(store: Store, signup: Signup, { participation }: Answer, now: number): ReceivedReply {
  const { id, eventId, declinedAt } = signup;
  const note = (action: 'signup-declined' | 'signup-accepted') =>
    store.audit.append({ at: now, by: 'attendee', action, eventId, signupId: id });
  if (participation === 'declined') {
    // Programs repeat themselves; the question is asked once.
    if (declinedAt !== null) return { kind: 'declined-before' };
    store.signups.update(id, { declinedAt: now });
    note('signup-declined');
    enqueueMail(store, { kind: 'signup-declined-question', eventId, signupId: id }, now);
    return { kind: 'declined' };
  }
  if (participation === 'tentative' || declinedAt === null) return { kind: 'noted' };
  store.signups.update(id, { declinedAt: null });
  note('signup-accepted');
  return { kind: 'accepted' };
}

function ignored(reason: IgnoredMail): { kind: 'ignored'; reason: IgnoredMail } {
  return { kind: 'ignored', reason };
}
