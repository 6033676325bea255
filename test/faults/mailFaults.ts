import { smtpTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { enqueue, insertSignup, mailServices } from '../helpers/mails.ts';
import { insertEvent } from '../helpers/events.ts';
import { behaviours, startSmtpStub, type Behaviour } from '../helpers/smtpStub.ts';

/** What became of some mails to a server that misbehaves. */
export interface FaultReport {
  behaviour: Behaviour;
  mails: number;
  sent: number;
  failed: number;
  /** Rows that are still due; none may be left. */
  due: number;
  /** Copies that arrived beyond the first of each mail. */
  duplicates: number;
  /** Mails of which no copy arrived. */
  missing: number;
  /** Most attempts at one mail. */
  attempts: number;
  /** From the first attempt to the last result, by the clock of the test, in seconds. */
  took: number;
  /** Whether every copy of a mail bore the same Message-ID. */
  sameMessageId: boolean;
}

/** What cannot heal. All else heals after a quarter of an hour. */
const permanent: readonly Behaviour[] = ['550', '552', '553', '554'];
const healsAfter = 15 * 60_000;
/** Shorter than the first wait, as greylisting servers of some patience have it. */
const greylistedFor = 25_000;

/** Sends confirmations to a server that behaves in one way until it heals, and waits for the end. */
export async function faultReport(behaviour: Behaviour, mails: number): Promise<FaultReport> {
  const { services, clock } = mailServices();
  const began = clock.now;
  const firstSeen = new Map<string, number>();
  await using stub = await startSmtpStub((recipient) => {
    if (permanent.includes(behaviour)) return recipient === null ? 'ok' : behaviour;
    if (behaviour === 'greylisting') return greylisted(recipient);
    return clock.now - began >= healsAfter ? 'ok' : behaviour;
  });

  function greylisted(recipient: string | null): Behaviour {
    if (recipient === null) return 'ok';
    const first = firstSeen.get(recipient) ?? clock.now;
    firstSeen.set(recipient, first);
    return clock.now - first >= greylistedFor ? 'ok' : 'greylisting';
  }

  const event = await insertEvent(services);
  for (let index = 0; index < mails; index += 1) {
    const signup = await insertSignup(services, event, { email: `ada${index}@example.org` });
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: signup.id });
  }

  const transport = smtpTransport(stub.url, { silence: 300, message: 2000 });
  const worker = mailWorker(services, transport);
  const dueRows = () => services.db.outbox.list({ state: 'due' }, mails, 0).found;
  await worker.drain();
  for (let rounds = 0; rounds < 500; rounds += 1) {
    const due = dueRows()
      .filter(({ mail }) => mail.state === 'due')
      .map(({ mail }) => mail.dueAt);
    if (due.length === 0) break;
    // At least some seconds, since not a row but the server may rest.
    clock.set(Math.max(Math.min(...due), clock.now + 5000));
    await worker.drain();
  }
  await transport.close();

  const rows = services.db.outbox.list({}, mails * 2, 0).found.map(({ mail }) => mail);
  const counts = services.db.outbox.counts();
  const copies = [...stub.received.values()];
  services.db.close();
  return {
    behaviour,
    mails,
    sent: counts.sent,
    failed: counts.failed,
    due: counts.due,
    duplicates: copies.reduce((sum, ids) => sum + ids.length - 1, 0),
    missing: mails - copies.length,
    attempts: Math.max(...rows.map(({ attempts }) => attempts)),
    took: Math.max(...rows.map((row) => (row.sentAt ?? row.lastTriedAt ?? began) - began)) / 1000,
    sameMessageId: copies.every((ids) => new Set(ids).size === 1),
  };
}

/** Whether every mail ended as it should, given how the server behaved. */
export function isRight(report: FaultReport): boolean {
  const { behaviour, mails, sent, failed, due, duplicates, missing } = report;
  if (due > 0 || !report.sameMessageId) return false;
  if (permanent.includes(behaviour)) return failed === mails && missing === mails;
  // Who drops the line after the final dot has the mail and did not say so: RFC 1047.
  const mayRepeat = behaviour === 'drop after the final dot';
  return sent === mails && failed === 0 && missing === 0 && (mayRepeat || duplicates === 0);
}

if (process.argv[1] === import.meta.filename) {
  const reports: FaultReport[] = [];
  for (const behaviour of behaviours) reports.push(await faultReport(behaviour, 50));
  // oxlint-disable-next-line no-console -- the table is what this program is for
  console.table(reports.map((report) => ({ ...report, right: isRight(report) })));
  if (!reports.every(isRight)) process.exitCode = 1;
}
