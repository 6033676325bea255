import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { outboxOwnership } from '../../db/ownership.ts';
import type { OutboxMail } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import type { Message } from '../../server/mail/message.ts';
import { restAfter } from '../../server/mail/retryPolicy.ts';
import { mailTransport, type SendResult, type Transport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { enqueueMail } from '../../server/outbox/mail.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, enqueueExample, insertSignup, mailServices } from '../helpers/mails.ts';
import { programCall } from '../helpers/program.ts';

const accepted: SendResult = { kind: 'accepted', reply: '250 OK' };

/** A way out that keeps the messages and answers as it is told. */
function testTransport(
  answer: (message: Message) => SendResult | Promise<SendResult> = () => accepted,
  concurrency = 1,
): Transport & { messages: Message[] } {
  const messages: Message[] = [];
  return {
    messages,
    concurrency,
    interval: 0,
    longest: 60_000,
    send: async (message) => {
      messages.push(message);
      return answer(message);
    },
    close: async () => {},
  };
}

async function confirmations(services: Services, number: number): Promise<void> {
  const event = await insertEvent(services);
  for (let index = 0; index < number; index += 1) {
    const { id } = await insertSignup(services, event);
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
  }
}

const rows = ({ db }: Services): OutboxMail[] =>
  db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);

describe('a rate', () => {
  /** A way out that takes one message a second. */
  const paced = () => ({ ...testTransport(undefined, 4), interval: 1000 });

  test('spaces the mails evenly, and what is not sent takes no place', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 3);
    const event = await insertEvent(services);
    const { id } = await insertSignup(services, event, { state: 'waiting' });
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
    const transport = paced();
    const worker = mailWorker(services, transport);
    const sentAfter = async (milliseconds: number) => {
      clock.advance(milliseconds);
      await worker.drain();
      return transport.messages.length;
    };
    expect(await sentAfter(0)).toBe(1);
    expect(await sentAfter(999)).toBe(1);
    expect(await sentAfter(1)).toBe(2);
    expect(await sentAfter(10_000)).toBe(3);
    expect(await sentAfter(1000)).toBe(3);
    expect(services.db.outbox.counts()).toEqual({ sent: 3, dropped: 1, due: 0, failed: 0 });
  });

  test('lets an urgent mail overtake all that wait for their turn', async () => {
    const { services, clock } = mailServices();
    for (let index = 0; index < 5; index += 1)
      await enqueueExample(services, 'event-changed', 'en');
    const transport = paced();
    const worker = mailWorker(services, transport);
    await worker.drain();
    await enqueueExample(services, 'organizer-sign-in', 'en');
    clock.advance(1000);
    await worker.drain();
    expect(transport.messages.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Changed: /),
      expect.stringMatching(/^Your sign-in link/),
    ]);
  });

  test('is kept while the worker runs', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 6);
    const sentAt: number[] = [];
    const transport = {
      ...testTransport(() => {
        sentAt.push(performance.now());
        return accepted;
      }),
      interval: 40,
    };
    services.clock = () => clock.now + Math.floor(performance.now());
    const worker = mailWorker(services, transport);
    worker.start();
    await until(() => sentAt.length === 6);
    await worker.stop();
    // Timers may ring a little early, and the clock counts whole milliseconds.
    for (const [index, at] of sentAt.entries())
      expect(at - (sentAt[index - 1] ?? -Infinity)).toBeGreaterThan(38);
  });
});

describe('the worker', () => {
  test('sends what is due and writes down what the server said', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 3);
    await mailWorker(services, testTransport()).drain();
    for (const row of rows(services))
      expect(row).toMatchObject({
        state: 'sent',
        attempts: 1,
        lastResult: '250 OK',
        sentAt: clock.now,
        leaseToken: null,
      });
  });

  test('leaves alone what is due later', async () => {
    const { services, clock } = mailServices();
    const transport = testTransport();
    const worker = mailWorker(services, transport);
    const event = await insertEvent(services);
    const { id } = await insertSignup(services, event);
    await services.db.write((store) =>
      enqueueMail(store, { kind: 'signup-confirmed', eventId: event.id, signupId: id }, clock.now, {
        dueAt: clock.now + 60_000,
      }),
    );
    await worker.drain();
    expect(transport.messages).toHaveLength(0);
    clock.advance(60_000);
    await worker.drain();
    expect(transport.messages).toHaveLength(1);
  });

  test('lets an urgent mail overtake', async () => {
    const { services } = mailServices();
    const transport = testTransport();
    await enqueueExample(services, 'event-changed', 'en');
    await enqueueExample(services, 'organizer-sign-in', 'en');
    await mailWorker(services, transport).drain();
    expect(transport.messages.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Your sign-in link/),
      expect.stringMatching(/^Changed: /),
    ]);
  });

  test('after a crash in mid-sending sends only those again, with the same Message-ID', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 5);
    const stuck = Promise.withResolvers<SendResult>();
    const crashed = testTransport(() => stuck.promise, 4);
    const late = mailWorker(services, crashed).drain();
    await until(() => crashed.messages.length === 2);

    const next = testTransport();
    const worker = mailWorker(services, next);
    await worker.drain();
    clock.advance(10 * 60_000);
    await worker.drain();
    expect(rows(services).every(({ state }) => state === 'sent')).toBe(true);
    const idsOf = (messages: Message[]) => messages.map(({ messageId }) => messageId);
    expect(new Set(idsOf(next.messages)).size).toBe(5);
    expect(next.messages).toHaveLength(5);
    for (const id of idsOf(crashed.messages)) expect(idsOf(next.messages)).toContain(id);

    // Were it not dead but slow, its word would no longer count.
    stuck.resolve({ kind: 'refused', refusal: { kind: 'answered', code: 550, reply: '550' } });
    await late;
    expect(rows(services).every(({ state }) => state === 'sent')).toBe(true);
  });

  test('begins no mail when its lease could run out while it is sent', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 2);
    const leftOfLease: number[] = [];
    // Both rows are claimed together, and each takes a minute.
    const slow = testTransport((message) => {
      const row = rows(services).find(({ messageKey }) => message.messageId.includes(messageKey));
      leftOfLease.push((row?.leasedUntil ?? 0) - clock.now);
      clock.advance(60_000);
      return accepted;
    });
    await mailWorker(services, slow, { lease: 90_000 }).drain();
    expect(leftOfLease).toEqual([90_000, 90_000]);
    expect(services.db.outbox.counts()).toMatchObject({ sent: 2, due: 0 });
  });

  test('finishes what is under way before it stops, and begins nothing', async () => {
    const { services } = mailServices();
    await confirmations(services, 5);
    const gate = Promise.withResolvers<SendResult>();
    const transport = testTransport(() => gate.promise, 4);
    const worker = mailWorker(services, transport);
    worker.start();
    await until(() => transport.messages.length === 2);
    const stopped = worker.stop();
    gate.resolve(accepted);
    await stopped;
    expect(transport.messages).toHaveLength(2);
    expect(services.db.outbox.counts()).toMatchObject({ sent: 2, due: 3 });
    expect(rows(services).every(({ leaseToken }) => leaseToken === null)).toBe(true);
  });

  test('notices a mail by itself while it runs', async () => {
    const { services } = mailServices();
    const transport = testTransport();
    const worker = mailWorker(services, transport, { pollEvery: 20 });
    worker.start();
    await confirmations(services, 1);
    await until(() => transport.messages.length === 1);
    await worker.stop();
    expect(services.db.outbox.counts()).toMatchObject({ sent: 1, due: 0 });
  });

  test('two workers on one outbox send nothing twice', async () => {
    const { services } = mailServices();
    await confirmations(services, 40);
    const transport = testTransport(() => accepted, 3);
    await Promise.all([
      mailWorker(services, transport).drain(),
      mailWorker(services, transport).drain(),
    ]);
    expect(transport.messages).toHaveLength(40);
    expect(new Set(transport.messages.map(({ messageId }) => messageId)).size).toBe(40);
  });

  describe('that owns the outbox', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'cacerola-owner-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));
    const ownership = () => outboxOwnership(join(folder, 'cacerola.sqlite'));

    test('sends at once what a killed one held, and not after its lease', async () => {
      const { services } = mailServices();
      await confirmations(services, 3);
      await services.db.mark((outbox) =>
        outbox.claim({
          leaseToken: 'of the dead',
          leasedUntil: services.clock() + 180_000,
          now: services.clock(),
          limit: 9,
        }),
      );
      const transport = testTransport();
      const worker = mailWorker(services, transport, { ownership: ownership(), pollEvery: 20 });
      worker.start();
      await until(() => transport.messages.length === 3);
      await worker.stop();
      expect(services.db.outbox.counts()).toMatchObject({ sent: 3, due: 0 });
    });

    test('is alone: another one sends nothing and takes nothing away, until it ends', async () => {
      const { services } = mailServices();
      await confirmations(services, 2);
      const gate = Promise.withResolvers<SendResult>();
      const slow = testTransport(() => gate.promise);
      const first = mailWorker(services, slow, { ownership: ownership(), pollEvery: 10 });
      first.start();
      await until(() => slow.messages.length === 1);

      const other = testTransport();
      const second = mailWorker(services, other, { ownership: ownership(), pollEvery: 10 });
      second.start();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(other.messages).toEqual([]);

      gate.resolve(accepted);
      await first.stop();
      await until(() => services.db.outbox.counts().sent === 2);
      await second.stop();
      const sent = [...slow.messages, ...other.messages].map(({ messageId }) => messageId);
      expect(sent).toHaveLength(2);
      expect(new Set(sent).size).toBe(2);
    });

    test('and is killed leaves the outbox to the next one at once', async () => {
      const file = join(folder, 'cacerola.sqlite');
      const call = programCall('test/faults/ownUntilKilled.ts', file);
      const child = spawn(process.execPath, call, {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: process.env['PATH'] },
      });
      await once(child.stdout, 'data');
      const mine = ownership();
      expect(mine.take()).toBe(false);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      expect(mine.take()).toBe(true);
      mine.giveUp();
    });
  });

  test('shows a mail that cannot be made as failed, and goes on', async () => {
    const { services } = mailServices();
    await confirmations(services, 2);
    await services.db.write(
      (store) =>
        void store.outbox.insert({
          kind: 'from-the-future',
          messageKey: 'x',
          priority: 0,
          dueAt: 0,
          createdAt: 0,
        }),
    );
    await mailWorker(services, testTransport()).drain();
    expect(services.db.outbox.counts()).toMatchObject({ sent: 2, failed: 1 });
  });

  test('logs no name, no address, no link and no subject', async () => {
    const { services } = mailServices();
    let logged = '';
    const destination = new Writable({
      write: (chunk, _encoding, done) => {
        logged += String(chunk);
        done();
      },
    });
    services.log = openLog({ logLevel: 'trace' }, destination);
    await enqueueExample(services, 'signup-confirmed', 'en', { signup: { email: 'a@b.example' } });
    await enqueueExample(services, 'organizer-sign-in', 'en');
    await enqueueExample(services, 'endorsement-received', 'en');
    const answers: SendResult[] = [
      accepted,
      { kind: 'refused', refusal: { kind: 'answered', code: 550, reply: '550 <…> unknown' } },
      { kind: 'refused', refusal: { kind: 'unreachable', reply: 'ECONNREFUSED' } },
    ];
    await mailWorker(
      services,
      testTransport(() => answers.shift() ?? accepted),
    ).drain();
    expect(logged).toContain('mail sent');
    expect(logged).toContain('mail failed');
    expect(logged).toContain('mail server at rest');
    expect(logged).not.toMatch(/@|Example|http|signups\/|panel/);
  });
});

describe('a mail server that breaks off', () => {
  /** Says to several mails that the server cannot be reached, all at once. */
  async function failTogether() {
    const { services, clock } = mailServices();
    const connections = 6;
    await confirmations(services, connections);
    const gate = Promise.withResolvers<SendResult>();
    const transport = testTransport(() => gate.promise, connections);
    const worker = mailWorker(services, transport);
    const drained = worker.drain();
    // A domain that has not answered yet gets all connections but two.
    await until(() => transport.messages.length === connections - 2);
    gate.resolve({ kind: 'refused', refusal: { kind: 'unreachable', reply: 'ECONNREFUSED' } });
    await drained;
    return { clock, transport, worker };
  }

  test('is left alone as long after several connections that fail together as after one', async () => {
    const { clock, transport, worker } = await failTogether();
    const tried = transport.messages.length;
    clock.advance(restAfter(1) - 1);
    await worker.drain();
    expect(transport.messages).toHaveLength(tried);
    clock.advance(1);
    await worker.drain();
    expect(transport.messages.length).toBeGreaterThan(tried);
  });
});

describe('a mail that nobody needs any more is not sent', () => {
  test.each([
    ['signup-confirmed', { signup: { state: 'cancelled', cancelledAt: 1 } }, 'cancelled'],
    ['signup-confirmed', { signup: { state: 'waiting' } }, 'superseded'],
    ['signup-confirmed', { event: { state: 'cancelled', cancelledAt: 1 } }, 'superseded'],
    ['signup-confirmed', { when: { startLocal: '2024-01-09T10:00' } }, 'over'],
    ['signup-waiting', { signup: { state: 'confirmed' } }, 'superseded'],
    ['event-changed', { signup: { state: 'cancelled', cancelledAt: 1 } }, 'cancelled'],
    ['event-cancelled', { event: { state: 'published', cancelledAt: null } }, 'superseded'],
    ['endorsement-confirm', { endorsement: { state: 'withdrawn' } }, 'cancelled'],
    ['endorsement-received', { endorsement: { state: 'approved' } }, 'superseded'],
    ['endorsement-approved', { endorsement: { email: null } }, 'gone'],
  ] as const)('%s with %j: %s', async (kind, more, reason) => {
    const { services } = mailServices();
    const transport = testTransport();
    await enqueueExample(services, kind, 'en', more);
    await mailWorker(services, transport).drain();
    expect(transport.messages).toEqual([]);
    expect(rows(services)).toMatchObject([{ state: 'dropped', lastResult: reason, attempts: 0 }]);
  });

  test('a link to sign in that would no longer work', async () => {
    const { services, clock } = mailServices();
    const transport = testTransport();
    await enqueueExample(services, 'organizer-sign-in', 'en');
    clock.advance(10 * 60_000);
    await mailWorker(services, transport).drain();
    expect(transport.messages).toEqual([]);
    expect(rows(services)).toMatchObject([{ state: 'dropped', lastResult: 'expired' }]);
  });
});

test('without a mail server every message lies in the mailbox, whole', async () => {
  const { services } = mailServices();
  await enqueueExample(services, 'signup-confirmed', 'es', {
    signup: { email: 'ada@example.org' },
  });
  await mailWorker(services, mailTransport(services)).drain();
  const [line] = services.db.mailbox.newest(10);
  expect(line).toMatchObject({
    recipient: 'ada@example.org',
    subject: 'Inscripción confirmada: Online panel: the struggle in Argentina',
    receivedAt: services.clock(),
  });
  const raw = services.db.mailbox.byId(line?.id ?? 0)?.raw;
  if (!raw) throw new Error('no message was kept');
  const parsed = await simpleParser(raw);
  expect(parsed.text).toContain('14:30');
  expect(parsed.attachments).toHaveLength(2);
  expect(raw.toString('latin1')).not.toMatch(/[^\r]\n/);
});

async function until(condition: () => boolean): Promise<void> {
  for (let rounds = 0; rounds < 500; rounds += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('That never happened.');
}
