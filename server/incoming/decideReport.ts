import { addressHash } from '../outbox/addressHash.ts';
import { noteBounce } from '../outbox/noteBounce.ts';
import type { Services } from '../services.ts';

/** `no-mail`: it names no mail of ours any more, so that it can count for nobody. */
export type ReportDecision = { kind: 'done' } | { kind: 'no-mail' } | { kind: 'unknown' };

/**
 * Counts a mail that nobody could make sense of as a bounce for good: an organizer has read it. Whose
 * mail it was, its mark has told.
 */
export async function countAsBounce(
  { db, config, clock }: Pick<Services, 'db' | 'config' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<ReportDecision> {
  const now = clock();
  return db.write((store): ReportDecision => {
    const report = store.bounces.unreadById(id);
    if (!report) return { kind: 'unknown' };
    const facts = report.mailId === null ? undefined : store.outbox.facts(report.mailId);
    const address = facts?.recipient;
    if (!facts || !address) return { kind: 'no-mail' };
    const { mail } = facts;
    const told = { status: '5.1.1', reply: '', explanation: '' };
    noteBounce(store, mail, addressHash(config, address), told, now);
    store.bounces.removeUnread(id);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'report-counted',
      eventId: mail.eventId,
      signupId: mail.signupId,
      endorsementId: mail.endorsementId,
    });
    return { kind: 'done' };
  });
}

/** Removes a mail that nobody could make sense of; what is gone already stays gone. */
export async function removeReport({ db }: Pick<Services, 'db'>, id: number): Promise<void> {
  await db.write((store) => store.bounces.removeUnread(id));
}

/** Notes that a person wrote: the mail stays, to be answered, and nobody is asked about it again. */
export async function keepAsPersonal(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<ReportDecision> {
  const now = clock();
  return db.write((store): ReportDecision => {
    const report = store.bounces.unreadById(id);
    if (!report) return { kind: 'unknown' };
    if (!store.bounces.markPersonal(id, now)) return { kind: 'done' };
    const mail = report.mailId === null ? undefined : store.outbox.byId(report.mailId);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'report-personal',
      eventId: mail?.eventId ?? null,
      signupId: mail?.signupId ?? null,
      endorsementId: mail?.endorsementId ?? null,
    });
    return { kind: 'done' };
  });
}
