import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import type { Transport } from '../../server/mail/transport.ts';
import { makeServices } from '../../server/makeServices.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { pauseMessage, resumeMessage, stopMessage } from '../../server/messages/decisions.ts';
import { sendMessage } from '../../server/messages/sendMessage.ts';
import type { Services } from '../../server/services.ts';
import { testClock, testConfig, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { fedTo, insertMessage, insertPeople, sentMessage } from '../helpers/messages.ts';
import { programCall } from '../helpers/program.ts';
import { collecting } from '../helpers/transports.ts';

let directory: string;
let file: string;
let clock: TestClock;
let services: Services;

function open(): Services {
  const db = openDatabase(file);
  return makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), () => clock.now);
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-messages-'));
  file = join(directory, 'cacerola.sqlite');
  clock = testClock();
  services = open();
});
afterEach(() => {
  services.db.close();
  rmSync(directory, { recursive: true, force: true });
});

const message = (id: number) => services.db.messages.byId(id);

describe('a pause', () => {
  test('holds what waits, and nobody misses or gets twice what comes after it', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 20);
    const { id, organizerId } = await sentMessage(services, event, { pace: 60 });
    const transport = collecting();
    const worker = mailWorker(services, transport);
    await feedOutbox(services);
    clock.advance(1000);
    await worker.drain();
    expect(transport.to).toHaveLength(2);

    expect(await pauseMessage(services, id, organizerId)).toEqual({
      kind: 'changed',
      to: 'paused',
    });
    for (let round = 0; round < 5; round += 1) {
      clock.advance(31_000);
      await feedOutbox(services);
      await worker.drain();
    }
    expect(transport.to).toHaveLength(2);
    expect(services.db.messages.mails(id)).toEqual({ due: 3, sent: 2, failed: 0, dropped: 0 });

    expect(await resumeMessage(services, id, organizerId)).toEqual({
      kind: 'changed',
      to: 'sending',
    });
    for (let round = 0; round < 30; round += 1) {
      await feedOutbox(services);
      await worker.drain();
      clock.advance(1000);
    }
    expect(transport.to).toHaveLength(20);
    expect(new Set(transport.to).size).toBe(20);
    expect(message(id)?.state).toBe('sent');
  });

  test('that comes between the look and the write is seen: nothing is put into the outbox', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 3);
    const { id, organizerId } = await sentMessage(services, event);
    const { db } = services;
    const write: typeof db.write = async (job) => {
      await pauseMessage(services, id, organizerId);
      return db.write(job);
    };
    await feedOutbox({ ...services, db: { ...db, write } });
    expect(fedTo(services, id)).toEqual([]);
    expect(message(id)).toMatchObject({ state: 'paused', fedThrough: 0 });
  });

  test('counts no attempt for a mail that it held', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 1);
    const { id, organizerId } = await sentMessage(services, event);
    await feedOutbox(services);
    await pauseMessage(services, id, organizerId);
    await mailWorker(services, collecting()).drain();
    const [line] = services.db.outbox.list({}, 1, 0).found;
    expect(line?.mail).toMatchObject({ state: 'due', attempts: 0, leaseToken: null });
    expect(line?.mail.dueAt).toBeGreaterThan(clock.now);
  });
});

describe('a stop', () => {
  test('takes back what has not left, for good', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 20);
    const { id, organizerId } = await sentMessage(services, event, { pace: 60 });
    const transport = collecting();
    const worker = mailWorker(services, transport);
    await feedOutbox(services);
    clock.advance(1000);
    await worker.drain();
    expect(await stopMessage(services, id, organizerId)).toMatchObject({ kind: 'changed' });
    expect(await resumeMessage(services, id, organizerId)).toEqual({ kind: 'over' });
    clock.advance(600_000);
    await feedOutbox(services);
    await worker.drain();
    expect(transport.to).toHaveLength(2);
    expect(services.db.messages.mails(id)).toEqual({ due: 0, sent: 2, failed: 0, dropped: 3 });
    expect(message(id)).toMatchObject({ state: 'stopped' });
  });

  test('comes too late for what is on the wire, which is written down as sent', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 1);
    const { id, organizerId } = await sentMessage(services, event);
    await feedOutbox(services);
    const transport = collecting();
    const stopped: Transport = {
      ...transport,
      send: async (one) => {
        await stopMessage(services, id, organizerId);
        return transport.send(one);
      },
    };
    await mailWorker(services, stopped).drain();
    expect(services.db.messages.mails(id)).toMatchObject({ sent: 1, dropped: 0 });
  });
});

describe('whatever happens in the middle', () => {
  test('two that send at once send it once', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 3);
    const draft = await insertMessage(services, event);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => sendMessage(services, draft.id, draft.organizerId, draft.version)),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sending', 'done', 'done']);
    await Promise.all([feedOutbox(services), feedOutbox(services)]);
    expect(fedTo(services, draft.id)).toHaveLength(3);
  });

  test('a second mail of a message to the same person is refused by the database', async () => {
    const event = await insertEvent(services);
    const [signupId = 0] = await insertPeople(services, event, 1);
    const { id } = await sentMessage(services, event);
    await feedOutbox(services);
    await services.db.write((store) => store.messages.update(id, { fedThrough: 0, nextDueAt: 0 }));
    clock.advance(60_000);
    await services.db.write((store) => {
      for (const mail of store.outbox.claim({
        leaseToken: 'x',
        leasedUntil: 0,
        now: clock.now,
        limit: 9,
      }))
        store.outbox.finish(mail, 'x', { state: 'sent', result: '' }, clock.now);
    });
    const other = await sentMessage(services, event);
    await feedOutbox(services);
    expect(fedTo(services, id)).toEqual([signupId]);
    // And no other message is held up by it.
    expect(fedTo(services, other.id)).toEqual([signupId]);
  });

  test('a process that is killed leaves nobody out and does nobody twice', async () => {
    const event = await insertEvent(services);
    const people = await insertPeople(services, event, 5000);
    const { id } = await sentMessage(services, event, { pace: 3000 });
    services.db.close();
    let kills = 0;
    let done = 0;
    for (const wait of [20, 60, 40]) {
      await feedAndKill(wait);
      kills += 1;
      services = open();
      done = fedTo(services, id).length;
      services.db.close();
    }
    services = open();
    expect(kills).toBe(3);
    // It was in the middle: some were fed, some not.
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(5000);
    for (let round = 0; round < 200 && message(id)?.nextDueAt !== null; round += 1) {
      await services.db.write((store) => {
        const claim = { leaseToken: 'x', leasedUntil: 0, now: clock.now + 60_000, limit: 1000 };
        for (const mail of store.outbox.claim(claim))
          store.outbox.finish(mail, 'x', { state: 'sent', result: '' }, clock.now);
      });
      clock.advance(5000);
      await feedOutbox(services);
    }
    expect(fedTo(services, id)).toEqual(people);
  }, 180_000);

  test('a write takes no more than a hundred at a time', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 600);
    const { id } = await sentMessage(services, event, { pace: 6000 });
    let writes = 0;
    await feedOutbox(services, () => {
      writes += 1;
      return writes > 1;
    });
    expect(fedTo(services, id)).toHaveLength(100);
    await feedOutbox(services);
    expect(fedTo(services, id)).toHaveLength(500);
  });
});

/** Lets a process of its own feed the outbox and kills it after so many milliseconds of feeding. */
async function feedAndKill(milliseconds: number): Promise<void> {
  const program = 'test/faults/feedUntilKilled.ts';
  const child = spawn(process.execPath, programCall(program, file, String(clock.now)), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  // At least one round is done, out of twenty; the kill comes into one of the next.
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
