import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
import { type SendResult } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { enqueueMail } from '../../server/outbox/mail.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, enqueueExample, insertSignup, mailServices } from '../helpers/mails.ts';
import { programCall } from '../helpers/program.ts';
import { accepted, testTransport, until } from '../helpers/transports.ts';

async function confirmations(services: Services, number: number): Promise<void> {
  const event = await insertEvent(services);
  for (let index = 0; index < number; index += 1) {
    const { id } = await insertSignup(services, event);
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
  }
}

const rows = ({ db }: Services): OutboxMail[] =>
  db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);

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

  test('tries again what lacked a file or the disk for a moment', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 1);
    const lacking = ['EMFILE', 'ERR_MODULE_NOT_FOUND', 'SQLITE_FULL'];
    let tries = 0;
    const transport = testTransport(() => {
      const code = lacking[tries];
      tries += 1;
      if (code !== undefined) throw Object.assign(new Error('for the moment'), { code });
      return accepted;
    });
    for (const lastResult of lacking) {
      await mailWorker(services, transport).drain();
      expect(rows(services)).toMatchObject([{ state: 'due', lastResult }]);
      clock.advance(3_600_000);
    }
    await mailWorker(services, transport).drain();
    expect(rows(services)).toMatchObject([{ state: 'sent', attempts: 4 }]);
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
