import { createHash } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { OutboxFacts } from '../../db/outbox.ts';
import { returnedKeys } from '../mail/returnAddress.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { noteBounce, type NotedBounce } from '../outbox/noteBounce.ts';
import type { Services } from '../services.ts';
import { deadAddress, probeKind } from './probe.ts';
import { readReport, type ReportMail } from './readReport.ts';

/** What came of a mail to the address for bounces. Only the first two change anything for anybody. */
export type ReceivedReport =
  | NotedBounce
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
    const address = facts && addresseeOf(facts);
    if (!facts || !address) return { kind: 'ignored', reason: 'unknown-mail' };
    const hash = addressHash(services.config, address);
    if (report.kind === 'failed') return noteBounce(store, facts.mail, hash, report.failure, now);
    store.mailRefusals.add(hash, { scope: 'optional' }, 'complaint', now);
    return { kind: 'complaint' };
  });
}

function addresseeOf(facts: OutboxFacts): string | null {
  return facts.mail.kind === probeKind ? deadAddress : facts.recipient;
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

async function keep(
  services: Services,
  read: ReportMail,
  message: Buffer,
  size: number,
): Promise<ReceivedReport> {
  const now = services.clock();
  const { subject, sender } = read;
  await services.db.write((store) =>
    store.bounces.keepUnread(
      {
        mailId: reportedMail(services, store, read)?.mail.id ?? null,
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
