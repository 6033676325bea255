import type { Sending } from '../mail/rendered.ts';
import type { MailDetail, MailKind } from '../outbox/mail.ts';

/** A public id that nobody has: the links of a preview lead nowhere. */
export const nobody = 'A'.repeat(16);

/** Stands for the outbox row of a mail that is only looked at; it is newer than every real one. */
export function previewRow(kind: MailKind, detail: MailDetail | null, now: number): Sending {
  return {
    mail: {
      id: Number.MAX_SAFE_INTEGER,
      kind,
      messageKey: nobody,
      eventId: null,
      signupId: null,
      addressChangeId: null,
      endorsementId: null,
      organizerId: null,
      signInId: null,
      messageId: null,
      detail,
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
    now,
  };
}
