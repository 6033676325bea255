import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import type { AttendeeMessage } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { makeServices } from '../../server/makeServices.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import type { Services } from '../../server/services.ts';
import { testClock, testConfig, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { fedTo, insertPeople, sentMessage } from '../helpers/messages.ts';
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

describe('a message on its way', () => {
  test('reaches everybody once, at the pace that was chosen, and is sent then', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 90);
    const { id } = await sentMessage(services, event, { pace: 60 });
    const transport = collecting();
    const worker = mailWorker(services, transport);
    const begun = clock.now;
    for (let second = 0; second < 100 && message(id)?.state === 'sending'; second += 1) {
      await feedOutbox(services);
      await worker.drain();
      // The first leaves at once, then one a second.
      expect(transport.to.length).toBe(Math.min(90, second + 1));
      clock.advance(1000);
    }
    expect(new Set(transport.to).size).toBe(90);
    expect(message(id)).toMatchObject({ state: 'sent', nextDueAt: null });
    expect((message(id)?.endedAt ?? 0) - begun).toBeLessThanOrEqual(91_000);
    expect(services.db.audit.ofEvent(event.id, 10).map(({ action }) => action)).toEqual([
      'message-finished',
      'message-sent',
    ]);
  });

  test('leaves out who cancelled before and who cancels while their mail waits', async () => {
    const event = await insertEvent(services);
    const people = await insertPeople(services, event, 8);
    const cancel = (id: number | undefined) =>
      services.db.write((store) =>
        store.signups.update(id ?? 0, {
          state: 'cancelled',
          cancelledAt: clock.now,
          cancelledBy: 'attendee',
        }),
      );
    const { id } = await sentMessage(services, event, { pace: 60 });
    await cancel(people[7]);
    await feedOutbox(services);
    expect(fedTo(services, id)).toEqual(people.slice(0, 5));
    await cancel(people[1]);
    clock.advance(60_000);
    const transport = collecting();
    await mailWorker(services, transport).drain();
    await feedOutbox(services);
    clock.advance(60_000);
    await mailWorker(services, transport).drain();
    await feedOutbox(services);
    expect(transport.to).toHaveLength(6);
    expect(transport.to).not.toContain('person2@example.org');
    expect(transport.to).not.toContain('person8@example.org');
    expect(message(id)?.state).toBe('sent');
    expect(services.db.messages.mails(id)).toEqual({ due: 0, sent: 6, failed: 0, dropped: 1 });
  });

  test('does not go to who signs up after it was sent', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 2);
    const { id } = await sentMessage(services, event);
    await services.db.write((store) => {
      const [one] = store.signups.page(event.id, 0, 1);
      if (!one) throw new Error('nobody');
      const { id: _id, ...rest } = one;
      store.signups.insert({
        ...rest,
        publicId: 'late',
        uid: 'late',
        emailKey: 'late',
        email: 'late@example.org',
      });
    });
    clock.advance(60_000);
    await feedOutbox(services);
    expect(fedTo(services, id)).toHaveLength(2);
  });

  test('takes those alone whom it is for', async () => {
    const event = await insertEvent(services);
    const people = await insertPeople(services, event, 4);
    await services.db.write((store) => {
      store.signups.update(people[0] ?? 0, { state: 'waiting' });
      store.signups.update(people[1] ?? 0, { state: 'waiting', name: 'Ada 100%' });
      store.signups.update(people[2] ?? 0, { name: 'Ada 100%' });
    });
    const feed = async (values: Partial<AttendeeMessage>) => {
      const { id } = await sentMessage(services, event, values);
      await feedOutbox(services);
      return fedTo(services, id);
    };
    expect(await feed({ audience: 'all' })).toEqual(people);
    expect(await feed({ audience: 'confirmed' })).toEqual(people.slice(2));
    expect(await feed({ audience: 'waiting' })).toEqual(people.slice(0, 2));
    expect(await feed({ audience: 'waiting', search: '100%' })).toEqual([people[1]]);
    expect(await feed({ audience: 'all', search: 'PERSON4@' })).toEqual([people[3]]);
  });

  test('does not send to the waiting list who has a seat by now', async () => {
    const event = await insertEvent(services);
    const [first = 0] = await insertPeople(services, event, 1);
    await services.db.write((store) => store.signups.update(first, { state: 'waiting' }));
    const { id } = await sentMessage(services, event, { audience: 'waiting' });
    await feedOutbox(services);
    await services.db.write((store) => store.signups.update(first, { state: 'confirmed' }));
    const transport = collecting();
    await mailWorker(services, transport).drain();
    expect(transport.to).toEqual([]);
    expect(services.db.messages.mails(id).dropped).toBe(1);
  });

  test('ends where the event is cancelled after it was written', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 2);
    const before = await sentMessage(services, event, { pace: 6000 });
    await feedOutbox(services);
    clock.advance(1000);
    await services.db.write((store) =>
      store.events.update(event.id, { state: 'cancelled', cancelledAt: clock.now }),
    );
    clock.advance(1000);
    const after = await sentMessage(services, event, { pace: 6000 });
    await feedOutbox(services);
    clock.advance(1000);
    const transport = collecting();
    await mailWorker(services, transport).drain();
    expect(transport.to).toHaveLength(2);
    expect(services.db.messages.mails(before.id)).toMatchObject({ dropped: 2, sent: 0 });
    expect(services.db.messages.mails(after.id)).toMatchObject({ dropped: 0, sent: 2 });
  });

  test('piles nothing up while no server takes mails, and does not hurry afterwards', async () => {
    const event = await insertEvent(services);
    await insertPeople(services, event, 60);
    const { id } = await sentMessage(services, event, { pace: 60 });
    for (let minute = 0; minute < 30; minute += 1) {
      await feedOutbox(services);
      clock.advance(60_000);
    }
    expect(fedTo(services, id)).toHaveLength(5);
  });
});
