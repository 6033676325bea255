import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewEvent } from '../../db/schema.ts';
import {
  approveEndorsement,
  confirmEndorsement,
  proposeCorrection,
} from '../../server/endorsements/decisions.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { changeDigest } from '../../server/organizers/changeDigest.ts';
import { collectingTime } from '../../server/organizers/digestTime.ts';
import { removeOrganizer } from '../../server/organizers/removeOrganizer.ts';
import type { Services } from '../../server/services.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { confirmSignup } from '../../server/signups/confirmSignup.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { mailServices } from '../helpers/mails.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { registerOne, signUpAttendee } from '../helpers/signups.ts';
import { simpleParser } from 'mailparser';

let services: Services;
let clock: TestClock;
let ada: number;
let bo: number;

beforeEach(async () => {
  ({ services, clock } = mailServices());
  [ada, bo] = await services.db.write((store) => [
    store.organizers.insert(organizer('ada'), { role: 'owner' }).id,
    store.organizers.insert(organizer('bo'), { role: 'owner' }).id,
  ]);
});
afterEach(() => services.db.close());

function organizer(name: string) {
  const email = `${name}@example.org`;
  return { name: 'Example', email, emailKey: email, language: 'en' as const, invitedAt: 0 };
}

let counter = 0;
async function signUp(event: Event): Promise<number> {
  counter += 1;
  const register = event.confirmAddress ? registerOne : signUpAttendee;
  const { id } = await register(services, event, {
    name: 'Somebody Example',
    email: `somebody${counter}@example.org`,
    companions: 1,
  });
  return id;
}

const panel = (values: Partial<NewEvent> = {}) =>
  insertEvent(services, { endorsementsOpen: true, ...values });

const waiting = () =>
  services.db.outbox
    .list({}, 1000, 0)
    .found.map(({ mail }) => mail)
    .filter(({ kind, state }) => kind === 'organizer-digest' && state === 'due')
    .map(({ organizerId, dueAt }) => ({ organizerId, dueAt: new Date(dueAt).toISOString() }))
    .toSorted((one, other) => Number(one.organizerId) - Number(other.organizerId));

/** Has everything sent that is due at an instant; answers the digests that an organizer got. */
async function digestsAt(instant: number, name = 'ada') {
  clock.set(instant);
  const before = services.db.mailbox.newest(1)[0]?.id ?? 0;
  await mailWorker(services, mailboxTransport(services)).drain();
  const mails = services.db.mailbox
    .newest(1000)
    .filter(({ id, recipient }) => id > before && recipient === `${name}@example.org`);
  return Promise.all(
    mails.map(async ({ id, subject }) => {
      const { text } = await simpleParser(services.db.mailbox.byId(id)?.raw ?? '');
      return { subject, text: text ?? '' };
    }),
  );
}

const hour = 3_600_000;
// Eight in the morning in New York, the day after the clock of tests stands.
const eight = Date.UTC(2024, 0, 11, 13);

describe('the daily digest', () => {
  test('tells every organizer at eight what is new, in one mail that names nobody', async () => {
    const event = await panel({ capacity: 5 });
    await signUp(event);
    clock.advance(hour);
    await signUp(event);
    await signUp(event);
    const endorsement = await insertEndorsement(services, event, {
      state: 'unconfirmed',
      confirmedAt: null,
    });
    await confirmEndorsement(services, endorsement.id);
    expect(waiting()).toEqual([
      { organizerId: ada, dueAt: '2024-01-11T13:00:00.000Z' },
      { organizerId: bo, dueAt: '2024-01-11T13:00:00.000Z' },
    ]);
    const [digest, ...others] = await digestsAt(eight);
    expect(others).toEqual([]);
    expect(digest?.subject).toBe('What’s new: 3 new sign-ups, 1 request needs your decision');
    expect(digest?.text).toContain('1 of them is on the waiting list');
    expect(digest?.text).toContain('4 of 5 spots are taken. Waiting list: 2 in all.');
    expect(digest?.text).toContain('/console/events/');
    expect(digest?.text).not.toContain('Somebody');
  });

  test('does not come where nothing is new', async () => {
    await panel();
    expect(await digestsAt(eight)).toEqual([]);
    expect(waiting()).toEqual([]);
  });

  test('tells only what came since the one before', async () => {
    const event = await panel();
    await signUp(event);
    await signUp(event);
    expect(await digestsAt(eight)).toMatchObject([{ subject: 'What’s new: 2 new sign-ups' }]);
    await signUp(event);
    expect(await digestsAt(eight + 24 * hour)).toMatchObject([
      { subject: 'What’s new: 1 new sign-up' },
    ]);
    expect(await digestsAt(eight + 48 * hour)).toEqual([]);
  });

  test('leaves out who cancelled again, and does not come for them alone', async () => {
    const event = await panel();
    const id = await signUp(event);
    await cancelSignup(services, id, 'attendee');
    expect(await digestsAt(eight)).toEqual([]);
    expect(services.db.outbox.list({ state: 'dropped' }, 10, 0).found).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          mail: expect.objectContaining({ kind: 'organizer-digest', lastResult: 'nothing-new' }),
        }),
      ]),
    );
  });

  test('tells of what came while one was being sent in the next one, once', async () => {
    const event = await panel();
    await signUp(event);
    clock.set(eight);
    const claim = { leaseToken: 'a worker that died', leasedUntil: eight + 60_000, limit: 10 };
    await services.db.write((store) => store.outbox.claim({ ...claim, now: eight }));
    await signUp(event);
    await signUp(event);
    expect(await digestsAt(eight + hour)).toMatchObject([{ subject: 'What’s new: 1 new sign-up' }]);
    expect(await digestsAt(eight + 24 * hour)).toMatchObject([
      { subject: 'What’s new: 2 new sign-ups' },
    ]);
  });

  test('tells of who confirms the address late when they have, though others came after them', async () => {
    const event = await panel({ confirmAddress: true });
    const [early, late] = [await signUp(event), await signUp(event)];
    expect(waiting()).toEqual([]);
    await confirmSignup(services, late);
    expect(await digestsAt(eight)).toMatchObject([{ subject: 'What’s new: 1 new sign-up' }]);
    await confirmSignup(services, early);
    expect(await digestsAt(eight + 24 * hour)).toMatchObject([
      { subject: 'What’s new: 1 new sign-up' },
    ]);
  });

  test('tells of who confirms while it waits, though they signed up before its news came', async () => {
    const event = await panel({ confirmAddress: true });
    const [early, late] = [await signUp(event), await signUp(event)];
    await confirmSignup(services, late);
    clock.advance(hour);
    await confirmSignup(services, early);
    expect(waiting()).toHaveLength(2);
    expect(await digestsAt(eight)).toMatchObject([{ subject: 'What’s new: 2 new sign-ups' }]);
    expect(await digestsAt(eight + 24 * hour)).toEqual([]);
  });

  test('tells of who confirms while one is being sent in the next one, once', async () => {
    const event = await panel({ confirmAddress: true });
    const [early, late] = [await signUp(event), await signUp(event)];
    await confirmSignup(services, late);
    clock.set(eight);
    const claim = { leaseToken: 'a worker that died', leasedUntil: eight + 60_000, limit: 10 };
    await services.db.write((store) => store.outbox.claim({ ...claim, now: eight }));
    await confirmSignup(services, early);
    for (const at of [eight + hour, eight + 24 * hour])
      expect(await digestsAt(at)).toMatchObject([{ subject: 'What’s new: 1 new sign-up' }]);
    expect(await digestsAt(eight + 48 * hour)).toEqual([]);
  });

  test('tells of a correction that waits, and of nothing that is decided', async () => {
    const event = await panel();
    const { id } = await insertEndorsement(services, event, { state: 'waiting' });
    await approveEndorsement(services, id, ada);
    expect(waiting()).toEqual([]);
    const listing = { listedAs: 'Another Example Union', website: '', city: '', statement: '' };
    await proposeCorrection(services, id, listing);
    expect(await digestsAt(eight)).toMatchObject([
      { subject: 'What’s new: 1 request needs your decision' },
    ]);
  });
});

describe('an organizer', () => {
  test('chooses the clocks; otherwise they are those of the event', async () => {
    await changeDigest(services, bo, { rhythm: 'daily', zone: 'Asia/Kolkata' });
    const event = await insertEvent(services, {}, { zone: 'Europe/Madrid' });
    await signUp(event);
    expect(waiting()).toEqual([
      { organizerId: ada, dueAt: '2024-01-11T07:00:00.000Z' },
      { organizerId: bo, dueAt: '2024-01-11T02:30:00.000Z' },
    ]);
  });

  test('who wants to hear at once hears after some minutes, in one mail', async () => {
    await changeDigest(services, ada, { rhythm: 'at-once', zone: null });
    const event = await panel();
    const first = clock.now;
    await signUp(event);
    clock.advance(collectingTime / 2);
    await signUp(event);
    expect(await digestsAt(first + collectingTime)).toMatchObject([
      { subject: 'What’s new: 2 new sign-ups' },
    ]);
  });

  test('who wants none gets none, not even the one that waited', async () => {
    const event = await panel();
    await signUp(event);
    await changeDigest(services, ada, { rhythm: 'off', zone: null });
    await signUp(event);
    expect(waiting().map(({ organizerId }) => organizerId)).toEqual([bo]);
    expect(await digestsAt(eight)).toEqual([]);
  });

  test('who changes the rhythm has the digest that waits follow', async () => {
    await signUp(await panel());
    await changeDigest(services, ada, { rhythm: 'at-once', zone: null });
    expect(await digestsAt(clock.now + collectingTime)).toHaveLength(1);
  });

  test('who was removed gets none', async () => {
    const event = await panel();
    await signUp(event);
    await removeOrganizer(services, ada, { organizerId: bo });
    const removed = await digestsAt(eight);
    expect(removed.map(({ subject }) => subject)).toEqual([
      'You are no longer an organizer: Example Collective',
    ]);
    await signUp(event);
    expect(waiting().map(({ organizerId }) => organizerId)).toEqual([bo]);
  });
});
