import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { BulkAction, Event } from '../../db/schema.ts';
import { promoteWaiting } from '../../server/events/promoteWaiting.ts';
import { startBulk, undoBulk } from '../../server/signups/bulkActions.ts';
import { workOnBulks } from '../../server/signups/bulkWorker.ts';
import { everybody } from '../../server/signups/peopleFilter.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { signUpInBrowser } from '../helpers/signups.ts';

/* What an action on many freed is nobody's as long as it can be taken back, whatever happens meanwhile. */

let app: TestApp;
let organizerId: number;
beforeEach(async () => {
  app = await startTestApp();
  await signedInOrganizer(app.services);
  organizerId = app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
});
afterEach(() => app.close());

const signUp = async (to: Event, ...names: string[]): Promise<string> => {
  let own = '';
  for (const name of names)
    own = await signUpInBrowser(app, to, { name, email: `${name.toLowerCase()}@example.org` });
  return own;
};
const states = ({ id }: Event) =>
  Object.fromEntries(
    app.services.db.signups.page(id, 0, 100).map(({ name, state }) => [name, state] as const),
  );
const idOf = ({ id }: Event, name: string): number =>
  app.services.db.signups.page(id, 0, 100).find((one) => one.name === name)?.id ?? 0;

async function act(
  of: Event,
  kind: 'cancel' | 'move',
  who: string,
  to?: Event,
): Promise<BulkAction> {
  const bulk = await startBulk(app.services, of, {
    kind,
    filter: { ...everybody, only: [idOf(of, who)] },
    organizerId,
    formKey: randomUUID(),
    ...(to === undefined ? {} : { toEventId: to.id }),
  });
  await workOnBulks(app.services);
  return bulk;
}

async function undo({ id }: BulkAction): Promise<void> {
  expect(await undoBulk(app.services, id, organizerId)).toBe(true);
  await workOnBulks(app.services);
}

const promote = ({ id }: Event) =>
  app.services.db.write((store) => promoteWaiting(store, id, app.clock.now));
const seatsOf = ({ id }: Event) => app.services.db.events.byId(id)?.seatsTaken;

describe('a spot that was freed for a minute', () => {
  let event: Event;
  beforeEach(async () => {
    event = await insertEvent(app.services, { slug: 'panel', capacity: 2 });
  });

  test('goes to nobody who waits, and to nobody who comes, before the minute is over', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy');
    await act(event, 'cancel', 'Ada');
    await promote(event);
    expect(states(event)).toEqual({ Ada: 'cancelled', Bo: 'confirmed', Cy: 'waiting' });
    app.clock.advance(70_000);
    await workOnBulks(app.services);
    expect(states(event)).toEqual({ Ada: 'cancelled', Bo: 'confirmed', Cy: 'confirmed' });
  });

  test('is there for whom it belonged to, who then fits as before', async () => {
    await signUp(event, 'Ada', 'Bo');
    const bulk = await act(event, 'cancel', 'Ada');
    await signUp(event, 'Dua');
    expect(states(event)).toMatchObject({ Dua: 'waiting' });
    await undo(bulk);
    expect(states(event)).toEqual({ Ada: 'confirmed', Bo: 'confirmed', Dua: 'waiting' });
    expect(app.services.db.events.byId(event.id)).toMatchObject({ seatsTaken: 2, seatsBeyond: 0 });
  });

  test('is not taken by who brings more people meanwhile either', async () => {
    await signUp(event, 'Ada');
    const own = await signUp(event, 'Bo');
    await act(event, 'cancel', 'Ada');
    await app.post(own, { name: 'Bo', companions: '1' }).expect(422);
    app.clock.advance(70_000);
    await workOnBulks(app.services);
    await app.post(own, { name: 'Bo', companions: '1' }).expect(303);
    expect(seatsOf(event)).toBe(2);
  });

  test('is free where the event has others', async () => {
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 3 }));
    await signUp(event, 'Ada', 'Bo');
    await act(event, 'cancel', 'Ada');
    await signUp(event, 'Cy', 'Dua');
    expect(states(event)).toMatchObject({ Cy: 'confirmed', Dua: 'waiting' });
  });
});

test('who was moved on from where they were moved is back where they were, and nowhere else', async () => {
  const first = await insertEvent(app.services, { slug: 'first', capacity: 1 });
  const second = await insertEvent(app.services, { slug: 'second', capacity: 1 });
  const third = await insertEvent(app.services, { slug: 'third', capacity: 1 });
  await signUp(first, 'Ada');
  const moved = await act(first, 'move', 'Ada', second);
  app.clock.advance(5000);
  await act(second, 'move', 'Ada', third);
  expect([first, second, third].map(states)).toEqual([
    { Ada: 'cancelled' },
    { Ada: 'cancelled' },
    { Ada: 'confirmed' },
  ]);
  await undo(moved);
  expect([first, second, third].map(states)).toEqual([{ Ada: 'confirmed' }, {}, {}]);
  expect([first, second, third].map(seatsOf)).toEqual([1, 0, 0]);
  const { found } = app.services.db.outbox.list({}, 100, 0);
  const told = found.filter(
    ({ mail }) =>
      mail.kind === 'signup-cancelled' || (mail.signupId !== null && mail.eventId !== first.id),
  );
  expect(told).toEqual([]);
});
