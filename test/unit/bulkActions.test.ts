import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { BulkKind, Event } from '../../db/schema.ts';
import { advanceBulk, startBulk, undoBulk } from '../../server/signups/bulkActions.ts';
import { workOnBulks } from '../../server/signups/bulkWorker.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { everybody } from '../../server/signups/peopleFilter.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';
import { insertMessage, insertPeople } from '../helpers/messages.ts';

/* What is done to many takes its time, and people move up meanwhile. */

let services: Services;
let clock: TestClock;
let event: Event;
let organizerId: number;

beforeEach(async () => {
  ({ services, clock } = mailServices());
  event = await insertEvent(services, { capacity: 14, seatsTaken: 14 });
  ({ organizerId } = await insertMessage(services, event));
  await insertPeople(services, event, 14);
  for (const name of ['Yan', 'Zoe'])
    await insertSignup(services, event, { name, state: 'waiting' });
});
afterEach(() => services.db.close());

const left = () =>
  services.db.signups
    .ofEvent(event.id, ['confirmed', 'waiting'])
    .map(({ name, state }) => `${name} ${state}`);

/** Begins to do something to all who are confirmed, and is cut off after the first ten of them. */
async function beginWithConfirmed(kind: BulkKind): Promise<number> {
  const filter = { ...everybody, state: 'confirmed' } as const;
  const formKey = newPublicId();
  const { id } = await startBulk(services, event, { kind, filter, organizerId, formKey });
  let writes = 0;
  await advanceBulk(services, id, () => ++writes > 1);
  expect(left()).toHaveLength(6);
  return id;
}

test('deleting all who have a spot deletes nobody who gets one by it', async () => {
  await beginWithConfirmed('erase');
  await workOnBulks(services);
  expect(left()).toEqual(['Yan confirmed', 'Zoe confirmed']);
});

test.each(['erase', 'cancel'] as const)(
  'nobody who moves up meanwhile is among those whom to %s',
  async (kind) => {
    await beginWithConfirmed(kind);
    clock.advance(1);
    const [next] = services.db.signups.ofEvent(event.id, ['confirmed']);
    await cancelSignup(services, next?.id ?? 0, 'attendee');
    expect(left()).toContain('Yan confirmed');
    await workOnBulks(services);
    // Spots that a cancellation of many freed are given on once it cannot be undone any more.
    clock.advance(70_000);
    await workOnBulks(services);
    expect(left()).toEqual(['Yan confirmed', 'Zoe confirmed']);
  },
);

test('who comes onto the list meanwhile is none of them, not even in the same moment', async () => {
  await beginWithConfirmed('cancel');
  await insertSignup(services, event, { name: 'Xul' });
  await services.db.write((store) => store.events.takeSeatsBeyond(event.id, 1));
  await workOnBulks(services);
  expect(left()).toEqual(['Yan waiting', 'Zoe waiting', 'Xul confirmed']);
});

test('taken back while it is at work, it goes no further, and who came back since stays once', async () => {
  const filter = { ...everybody, state: 'confirmed' } as const;
  const asked = { kind: 'cancel', filter, organizerId, formKey: newPublicId() } as const;
  const { id } = await startBulk(services, event, asked);
  let writes = 0;
  const undone: Promise<boolean>[] = [];
  await advanceBulk(services, id, () => {
    writes += 1;
    // Between the first and the second write, and before the second.
    if (writes === 2) undone.push(undoBulk(services, id, organizerId));
    return false;
  });
  expect(await Promise.all(undone)).toEqual([true]);
  const again = { name: 'Person 1', email: 'person1@example.org' };
  await insertSignup(services, event, { ...again, state: 'waiting' });
  await workOnBulks(services);
  expect(services.db.bulk.byId(id)).toMatchObject({ state: 'undone', changed: 10 });
  expect(left().filter((one) => one.startsWith('Person 1 '))).toEqual(['Person 1 waiting']);
  expect(services.db.signups.ofEvent(event.id, ['cancelled']).map(({ name }) => name)).toEqual([
    'Person 1',
  ]);
});
