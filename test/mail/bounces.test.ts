import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, OutboxMail, Signup } from '../../db/schema.ts';
import { receiveReport, type ReceivedReport } from '../../server/incoming/receiveReport.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import { addressStanding } from '../../server/outbox/addressStanding.ts';
import { mailPreferences } from '../../server/outbox/mailPreferences.ts';
import type { Services } from '../../server/services.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup, mailServices } from '../helpers/mails.ts';
import { marksOf, report, reportNames, type Marks } from '../helpers/reports.ts';

const day = 86_400_000;

let services: Services;
let clock: TestClock;
let event: Event;
let signup: Signup;

beforeEach(async () => {
  ({ services, clock } = mailServices({ bounceAddress: 'bounces@example.org' }));
  event = await insertEvent(services);
  signup = await insertSignup(services, event, { email: 'ada@example.net' });
});
afterEach(() => services.db.close());

/** Sends a mail to Ada and gives its row. */
async function sent(kind: 'signup-changed' | 'signup-reminder-day' = 'signup-changed') {
  await enqueue(services, { kind, eventId: event.id, signupId: signup.id });
  await mailWorker(services, mailboxTransport(services)).drain();
  const [line] = services.db.outbox.list({}, 1, 0).found;
  if (!line) throw new Error('no mail');
  return line.mail;
}

async function told(name: string, mail: OutboxMail, marks: Partial<Marks> = {}) {
  return receiveReport(services, report(name, { ...marksOf(services, mail), ...marks }));
}

const preferences = () => mailPreferences(services, 'ada@example.net', event.id, clock.now);

const hard: ReceivedReport = { kind: 'bounced', weight: 'hard', failing: true };
const soft: ReceivedReport = { kind: 'bounced', weight: 'soft', failing: false };
const ignored = (reason: 'no-failure' | 'auto-reply' | 'unknown-mail'): ReceivedReport => ({
  kind: 'ignored',
  reason,
});

const outcomes: Record<string, { received: ReceivedReport; status?: string }> = {
  'postfix-unknown-user.eml': { received: hard, status: '5.1.1' },
  'gmail-no-such-user.eml': { received: hard, status: '5.1.1' },
  'exchange-online-not-found.eml': { received: hard, status: '5.1.10' },
  'internationalized.eml': { received: hard, status: '5.1.1' },
  'qmail.eml': { received: hard, status: '5.1.1' },
  'exim.eml': { received: hard, status: '5.1.1' },
  'exchange-old.eml': { received: hard, status: '5.1.1' },
  'sendmail-old.eml': { received: hard, status: '5.0.0' },
  'yahoo-mailbox-full.eml': { received: soft, status: '5.2.2' },
  'expired-after-days.eml': { received: soft, status: '4.4.1' },
  'qmail-queue-too-long.eml': { received: soft, status: '4.4.1' },
  'blocklist-policy.eml': { received: soft, status: '5.7.1' },
  'postfix-delayed.eml': { received: ignored('no-failure') },
  'exim-warning.eml': { received: ignored('no-failure') },
  'delivered-receipt.eml': { received: ignored('no-failure') },
  'complaint.eml': { received: { kind: 'complaint' } },
  'complaint-by-message-id.eml': { received: { kind: 'complaint' } },
  'not-spam.eml': { received: ignored('no-failure') },
  'out-of-office.eml': { received: ignored('auto-reply') },
  'vacation-precedence.eml': { received: ignored('auto-reply') },
  'vacation-x-autoreply.eml': { received: ignored('auto-reply') },
  'read-receipt.eml': { received: ignored('auto-reply') },
  'a-person.eml': { received: { kind: 'kept' } },
  'dragonfly.eml': { received: hard, status: '5.1.1' },
  'dragonfly-not-our-message.eml': { received: soft, status: '5.7.1' },
  'opensmtpd.eml': { received: hard, status: '5.0.0' },
  'opensmtpd-delayed.eml': { received: ignored('no-failure') },
  'opensmtpd-expired.eml': { received: soft, status: '5.0.0' },
  'yahoo-not-found.eml': { received: hard, status: '5.0.0' },
  'yahoo-over-quota.eml': { received: soft, status: '5.0.0' },
  'workmail.eml': { received: hard, status: '5.1.1' },
  'exchange-gateway.eml': { received: hard, status: '5.0.0' },
  'domino.eml': { received: hard, status: '5.0.0' },
  'domino-loop.eml': { received: soft, status: '5.0.0' },
  'ses-bounce.eml': { received: hard, status: '5.1.1' },
  'ses-mailbox-full.eml': { received: soft, status: '4.0.0' },
  'ses-complaint.eml': { received: { kind: 'complaint' } },
  'ses-delivery.eml': { received: ignored('no-failure') },
  'complaint-hotmail.eml': { received: { kind: 'complaint' } },
  'vague-blocklisted.eml': { received: soft, status: '5.0.0' },
  'vague-sender-rejected.eml': { received: soft, status: '5.1.0' },
  'vague-content.eml': { received: soft, status: '5.2.0' },
  'vague-too-fast.eml': { received: soft, status: '5.0.0' },
  'vague-no-words.eml': { received: soft, status: '5.0.0' },
  'vague-not-found.eml': { received: hard, status: '5.0.0' },
  'precise-but-quota.eml': { received: soft, status: '5.1.1' },
  'precise-but-rate.eml': { received: soft, status: '5.1.1' },
  'exchange-online-edge.eml': { received: hard, status: '5.4.1' },
  'null-mx.eml': { received: hard, status: '5.1.10' },
  'after-the-message.eml': { received: soft, status: '5.0.0' },
  'expired-action.eml': { received: soft, status: '4.4.7' },
  'unread-auto-generated.eml': { received: { kind: 'kept' } },
};

/** Those that bring back nothing by which the mail could be found but its return address. */
const withoutMessageId = [
  'exim-warning.eml',
  'exchange-old.eml',
  'exchange-gateway.eml',
  'domino.eml',
  'domino-loop.eml',
  'complaint.eml',
];
const names = Object.keys(outcomes);
const counted = names.filter((name) =>
  ['bounced', 'complaint'].includes(outcomes[name]?.received.kind ?? ''),
);

test('every example has an expectation', () => {
  expect(names.toSorted()).toEqual(reportNames);
});

describe.each(names)('%s', (name) => {
  test('is understood, by the return address of the mail', async () => {
    const mail = await sent();
    expect(await told(name, mail, { messageKey: 'AAAAAAAAAAAAAAAA' })).toEqual(
      outcomes[name]?.received,
    );
    expect(services.db.bounces.ofMail(mail.id)?.status).toBe(outcomes[name]?.status);
    expect(services.db.bounces.ofMail(mail.id)?.reply ?? '').not.toContain('@');
  });

  test('counts for nobody where the marks are forged', async () => {
    const mail = await sent();
    const { returnAddress } = marksOf(services, mail);
    const forgeries: Partial<Marks>[] = [
      { returnAddress: 'bounces@example.org', messageKey: 'AAAAAAAAAAAAAAAA' },
      {
        returnAddress: returnAddress.replace(/.(?=@)/, (digit) => (digit === '0' ? '1' : '0')),
        messageKey: 'AAAAAAAAAAAAAAAA',
      },
    ];
    for (const forged of forgeries) {
      const received = await told(name, mail, forged);
      expect(received).toEqual(
        counted.includes(name) ? ignored('unknown-mail') : outcomes[name]?.received,
      );
    }
    expect(preferences()).toMatchObject({ refused: [], failing: false });
  });
});

test.each(counted.filter((name) => !withoutMessageId.includes(name)))(
  '%s is understood by the Message-ID alone, where no return address is configured',
  async (name) => {
    const { bounceAddress: _, ...config } = services.config;
    services.config = { ...config, bounceAddress: null };
    expect(await told(name, await sent())).toEqual(outcomes[name]?.received);
  },
);

describe('an address', () => {
  test('gets no mail after one came back for good, but a link to sign in', async () => {
    await told('postfix-unknown-user.eml', await sent());
    expect(preferences()).toMatchObject({ refused: [], failing: true });
    const next = await sent();
    expect(next).toMatchObject({ state: 'dropped', lastResult: 'failing' });
    const [entry] = services.db.audit.ofEvent(event.id, 1);
    expect(entry).toMatchObject({
      action: 'address-failing',
      actor: 'system',
      signupId: signup.id,
    });
  });

  test('gets none, in whatever spelling, for whatever event, and its neighbors do', async () => {
    await told('postfix-unknown-user.eml', await sent());
    expect(mailPreferences(services, 'Ada@EXAMPLE.net', null, clock.now).failing).toBe(true);
    expect(mailPreferences(services, 'ada.e@example.net', null, clock.now).failing).toBe(false);
  });

  test('fails after five mails in seven days that came back for the moment, each counted once', async () => {
    for (let count = 1; count <= 5; count += 1) {
      const mail = await sent();
      for (let again = 0; again < 3; again += 1)
        expect(await told('expired-after-days.eml', mail)).toMatchObject({ failing: count === 5 });
      clock.advance(day);
    }
    expect(preferences().failing).toBe(true);
  });

  test('does not fail when they come back more slowly', async () => {
    for (let count = 1; count <= 8; count += 1) {
      expect(await told('yahoo-mailbox-full.eml', await sent())).toEqual(soft);
      clock.advance(2 * day);
    }
  });

  test('fails when a mail that came back for the moment comes back for good', async () => {
    const mail = await sent();
    expect(await told('expired-after-days.eml', mail)).toEqual(soft);
    expect(await told('postfix-unknown-user.eml', mail)).toEqual(hard);
    expect(await told('expired-after-days.eml', mail)).toMatchObject({ failing: true });
    expect(services.db.bounces.ofMail(mail.id)?.weight).toBe('hard');
  });

  test('gets the necessary mails after a complaint, and no other', async () => {
    await told('complaint.eml', await sent());
    expect(preferences()).toMatchObject({ refused: ['optional'], failing: false });
    expect((await sent('signup-reminder-day')).lastResult).toBe('unsubscribed');
    expect((await sent()).state).toBe('sent');
  });

  test('is good again, and forgotten, when its mails are deleted', async () => {
    await told('postfix-unknown-user.eml', await sent());
    await services.db.write((store) => store.retention.removeOfEvent(event.id, clock.now));
    const hash = addressHash(services.config, 'ada@example.net');
    expect(addressStanding(services.db.bounces.ofAddress(hash), clock.now).kind).toBe('good');
  });
});

test.each([
  ['empty lines', '\n'],
  ['spaces', ' '],
  ['quotation marks', '> '],
  ['digits', '550 5.1.1'],
  ['letters', 'a'],
  ['dashes', '-'],
  ['addresses', 'a@'],
])('three hundred thousand characters of %s keep nobody busy', async (_what, part) => {
  const body = part.repeat(300_000 / part.length);
  const parts = ['message/delivery-status', 'message/feedback-report', 'text/plain'];
  const started = performance.now();
  for (const type of parts)
    await receiveReport(
      services,
      Buffer.from(
        'X-Failed-Recipients: a\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\n' +
          `Content-Type: ${type}\r\n\r\nAction: failed\r\nDiagnostic-Code: smtp;${body}\r\n--x--\r\n`,
      ),
    );
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a report that is cut off in the middle of our own mail is still understood', async () => {
  const mail = await sent();
  const whole = report('postfix-unknown-user.eml', marksOf(services, mail));
  const cut = whole.subarray(0, whole.indexOf('Message-ID: <report') + 1900);
  expect(await receiveReport(services, cut)).toEqual(hard);
});
