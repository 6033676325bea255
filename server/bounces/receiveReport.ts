import { createHash } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { OutboxFacts } from '../../db/outbox.ts';
import { addressHash } from '../mail/addressHash.ts';
import { recipientOf } from '../mail/render.ts';
import { returnedKeys } from '../mail/returnAddress.ts';
import { withoutAddresses } from '../mail/smtpErrors.ts';
import type { Services } from '../services.ts';
import { addressStanding } from './addressStanding.ts';
import { bounceWeight, type BounceWeight } from './bounceWeight.ts';
import type { Failure } from './deliveryStatus.ts';
import { readReport, type ReportMail } from './readReport.ts';

/** What came of a mail to the address for bounces. Only the first two change anything for anybody. */
export type ReceivedReport =
  /** A mail came back; `failing` where no more is sent to its address from now on. */
  | { kind: 'bounced'; weight: BounceWeight; failing: boolean }
  /** A reader called a mail unwanted and gets no optional mail any more. */
  | { kind: 'complaint' }
  | { kind: 'ignored'; reason: 'no-failure' | 'auto-reply' | 'unknown-mail' }
  /** Nobody could make sense of it: it waits for an organizer. */
  | { kind: 'kept' };

/** As much of a report is read, in octets: what it has to say stands before the copy of the mail. */
export const longestReport = 1_000_000;

/** As much is kept of what nobody could make sense of, and so many of them. */
const longestKept = 64_000;
const mostKept = 200;

/**
 * Takes a mail that came to the address for bounces. It counts for the mail that it names by the
 * return address made for that mail, or by its Message-ID; both are known to those alone who got it,
 * so that nobody can silence the address of somebody else. What names no mail of ours counts for
 * nobody.
 *
 * @param message the mail as it came, cut to {@link longestReport}
 * @param size how long it was, in octets
 * @throws when the database does not take it; the mail can be handed in again.
 */
export async function receiveReport(
  services: Services,
  message: Buffer,
  size = message.length,
): Promise<ReceivedReport> {
  const read = await readReport(message);
  const { report } = read;
  if (report.kind === 'not-understood' || report.kind === 'unreadable')
    return keep(services, read, message, size);
  if (report.kind === 'no-failure' || report.kind === 'auto-reply')
    return { kind: 'ignored', reason: report.kind };
  const now = services.clock();
  return services.db.write((store): ReceivedReport => {
    const facts = reportedMail(services, store, read);
    const address = facts && recipientOf(facts);
    if (!facts || !address) return { kind: 'ignored', reason: 'unknown-mail' };
    const hash = addressHash(services.config, address);
    if (report.kind === 'failed') return bounce(store, facts, hash, report.failure, now);
    store.mailRefusals.add(hash, { scope: 'optional' }, 'complaint', now);
    return { kind: 'complaint' };
  });
}

/** The mail that a report tells of; undefined where it is none of ours, or of ours no more. */
function reportedMail(
  services: Services,
  store: Store,
  { text, messageIds }: ReportMail,
): OutboxFacts | undefined {
  const keys = [...returnedKeys(services, text), ...messageIds.map((id) => id.split('@')[0] ?? '')];
  for (const key of keys) {
    const mail = store.outbox.byMessageKey(key);
    if (mail) return store.outbox.facts(mail.id);
  }
  return undefined;
}

function bounce(
  store: Store,
  { mail }: OutboxFacts,
  hash: string,
  failure: Failure,
  now: number,
): ReceivedReport {
  const weight = bounceWeight(failure);
  const isFailing = () => addressStanding(store.bounces.ofAddress(hash)).kind === 'failing';
  const before = isFailing();
  store.bounces.note({
    mailId: mail.id,
    addressHash: hash,
    weight,
    status: failure.status,
    reply: withoutAddresses(failure.reply),
    at: now,
  });
  const failing = isFailing();
  if (failing && !before)
    store.trail.append({
      at: now,
      actor: 'system',
      action: 'address-failing',
      eventId: mail.eventId,
      signupId: mail.signupId,
      endorsementId: mail.endorsementId,
      detail: { status: failure.status },
    });
  return { kind: 'bounced', weight, failing };
}

async function keep(
  { db, clock }: Services,
  { subject, sender }: ReportMail,
  message: Buffer,
  size: number,
): Promise<ReceivedReport> {
  const now = clock();
  await db.write((store) =>
    store.bounces.keepUnread(
      {
        receivedAt: now,
        digest: createHash('sha256').update(message).digest('base64url'),
        subject,
        sender,
        raw: message.subarray(0, longestKept),
        size,
      },
      mostKept,
    ),
  );
  return { kind: 'kept' };
}
