import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { mailPreferences } from '../../server/outbox/mailPreferences.ts';
import type { Services } from '../../server/services.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hostileMails } from '../helpers/hostileMails.ts';
import { enqueue, insertSignup, mailServices } from '../helpers/mails.ts';

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

const preferences = () => mailPreferences(services, 'ada@example.net', event.id, clock.now);

describe('what cannot be understood', () => {
  const garbage = [
    Buffer.alloc(0),
    Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0d]),
    Buffer.from('Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n--x\r\n'),
    Buffer.from(
      'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status' +
        '\r\n\r\nFinal-Recipient: rfc822; ada@example.net\r\n--x--\r\n',
    ),
    Buffer.from('From: a@example.net\r\n\r\n550 5.1.1 user unknown\r\n'),
  ];

  test.each(garbage.map((bytes, index) => [index, bytes] as const))(
    'is kept and silences nobody (%p)',
    async (_index, bytes) => {
      await sent();
      expect(await receiveReport(services, bytes)).toEqual({ kind: 'kept' });
      expect(services.db.bounces.unread(10)).toHaveLength(1);
      expect(preferences()).toMatchObject({ refused: [], failing: false });
    },
  );

  test.each(Object.entries(hostileMails))(
    'is kept and throws nothing: %s',
    async (_what, bytes) => {
      await sent();
      const started = performance.now();
      expect(await receiveReport(services, bytes)).toEqual({ kind: 'kept' });
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );

  test('is kept once, cut to size, the newest 200 of them, until the retention day', async () => {
    const long = Buffer.from(`Subject: long\r\n\r\n${'x'.repeat(900_000)}`);
    await receiveReport(services, long, 5_000_000);
    await receiveReport(services, long, 5_000_000);
    const [kept] = services.db.bounces.unread(10);
    expect(kept).toMatchObject({ subject: 'long', size: 5_000_000 });
    expect(services.db.bounces.unreadCount()).toBe(1);
    expect(services.db.bounces.unreadById(kept?.id ?? 0)?.raw.length).toBe(64_000);
    for (let index = 0; index < 205; index += 1)
      await receiveReport(services, Buffer.from(`Subject: ${index}\r\n\r\nHello`));
    expect(services.db.bounces.unreadCount()).toBe(200);
    expect(services.db.bounces.unread(1)[0]?.subject).toBe('204');
    await services.db.write((store) => store.retention.removeMails(clock.now + 1));
    expect(services.db.bounces.unreadCount()).toBe(0);
  });
});
