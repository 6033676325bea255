import type { Services } from '../services.ts';

/** `not-failed`: it is on its way, arrived, or nobody needs it any more. */
export type Resending = { kind: 'due-again' } | { kind: 'not-failed' } | { kind: 'unknown' };

/** Makes a failed mail due again; it is tried as patiently as a new one, under its old Message-ID. */
export async function resendMail(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<Resending> {
  const now = clock();
  return db.write((store): Resending => {
    const mail = store.outbox.byId(id);
    if (!mail) return { kind: 'unknown' };
    if (!store.outbox.resend(id, now)) return { kind: 'not-failed' };
    // What comes of it is somebody's to look at again.
    store.needs.reopenMail(id);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'mail-sent-again',
      eventId: mail.eventId,
      signupId: mail.signupId,
      endorsementId: mail.endorsementId,
      detail: { mail: id },
    });
    return { kind: 'due-again' };
  });
}
