import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { returnReport } from '../../server/operations/returnReport.ts';
import type { Services } from '../../server/services.ts';
import { translator } from '../../templates/translate.ts';
import { smtpConfig } from '../helpers/app.ts';
import { mailServices } from '../helpers/mails.ts';
import { report } from '../helpers/reports.ts';
import { startSmtpServer } from '../helpers/smtp.ts';

/* The doctor sends a mail to an address that cannot exist and waits for its report. */

const t = translator('en');
let services: Services;
let given: (sender: string, messageKey: string) => Promise<unknown>;

async function prove(options: Parameters<typeof startSmtpServer>[0] = {}, longest = 5000) {
  await using smtp = await startSmtpServer(options);
  ({ services } = mailServices({
    mail: smtpConfig(smtp.url),
    bounceAddress: 'bounces@example.org',
  }));
  services.clock = () => Math.floor(performance.now());
  const answered = smtp.mailTo('nobody@cacerola.invalid').then(({ raw, parsed }) => {
    expect(raw.toString()).toContain('Auto-Submitted');
    return given(senders.at(-1) ?? '', /<([^@]+)@/.exec(parsed.messageId ?? '')?.[1] ?? '');
  });
  answered.catch(() => {});
  // Not returned as it is: the server would be gone before.
  const proof = await returnReport(services, t, longest);
  return proof;
}

const senders: string[] = [];
const noted = {
  onMailFrom: (address: { address: string }, _session: unknown, done: () => void) => {
    senders.push(address.address);
    done();
  },
};

beforeEach(() => {
  given = async () => {};
});
afterEach(() => services.db.close());

test('a report that comes back closes the circle, and marks nobody', async () => {
  given = (returnAddress, messageKey) =>
    receiveReport(services, report('postfix-unknown-user.eml', { returnAddress, messageKey }));
  const { lines, well } = await prove(noted);
  expect(lines.join()).toMatch(/The circle is closed: .* \(5\.1\.1\)/);
  expect(well).toBe(true);
  expect(services.db.outbox.counts()).toEqual({ due: 0, sent: 0, failed: 0, dropped: 0 });
  expect(senders.at(-1)).toMatch(/^bounces\+[\da-f]{44}@example\.org$/);
});

test('a report that nobody understands is said to have come', async () => {
  given = (returnAddress) =>
    receiveReport(services, Buffer.from(`To: ${returnAddress}\r\n\r\nNot today.`));
  const { lines, well } = await prove(noted);
  expect(lines.join()).toContain('could not be understood');
  expect(well).toBe(false);
});

test('where nothing comes, it does not wait for ever and says where to look', async () => {
  const { lines, well } = await prove(noted, 700);
  expect(lines.join()).toContain('No bounce report arrived within 0.7 seconds');
  expect(lines.join()).toContain('bounces@example.org');
  expect(well).toBe(false);
});

test('a server that refuses at once writes no report, and that is said', async () => {
  const { lines, well } = await prove({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.2 no such domain'), { responseCode: 550 })),
  });
  expect(lines.join()).toContain('refuses such an address at once (550 5.1.2 no such domain)');
  expect(well).toBe(false);
});
