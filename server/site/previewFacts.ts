import type { OutboxFacts } from '../../db/outbox.ts';
import type { MailDetail } from '../outbox/mail.ts';
import type { MailKind } from '../outbox/mailKinds.ts';

/** A public id that nobody has: the links of a preview lead nowhere. */
export const nobody = 'A'.repeat(16);

/**
 * Stands for the outbox row of a mail that is only looked at, and for what it is about; it is newer
 * than every real one.
 */
export function previewFacts(
  kind: MailKind,
  about: Partial<Omit<OutboxFacts, 'mail'>>,
  detail: MailDetail | null,
  now: number,
): OutboxFacts {
  return {
    event: null,
    signup: null,
    addressChange: null,
    endorsement: null,
    proposal: null,
    follower: null,
    update: null,
    organizer: null,
    signIn: null,
    message: null,
    recipient: null,
    ...about,
    mail: {
      id: Number.MAX_SAFE_INTEGER,
      kind,
      messageKey: nobody,
      eventId: null,
      signupId: null,
      addressChangeId: null,
      endorsementId: null,
      proposalId: null,
      followerId: null,
      updateId: null,
      organizerId: null,
      signInId: null,
      messageId: null,
      detail,
      fedThrough: null,
      priority: 2,
      state: 'due',
      dueAt: now,
      leaseToken: null,
      leasedUntil: null,
      attempts: 0,
      firstTriedAt: null,
      lastTriedAt: null,
      lastResult: null,
      sentAt: null,
      createdAt: now,
    },
  };
}
