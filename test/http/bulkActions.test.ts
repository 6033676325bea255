import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Event, Signup } from '../../db/schema.ts';
import { settleBulks, undoBulk } from '../../server/signups/bulkActions.ts';
import { workOnBulks } from '../../server/signups/bulkWorker.ts';
import { noteArrivals } from '../../server/signups/noteArrivals.ts';
import {
  consoleBulkAddress,
  consoleBulkErasureAddress,
  consoleBulkUndoAddress,
  consoleEventAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpInBrowser } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
let other: Event;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', capacity: 3 });
  other = await insertEvent(app.services, { slug: 'other', capacity: 1 });
});
afterEach(() => app.close());

const signUp = async (to: Event, ...names: string[]): Promise<void> => {
  for (const name of names)
    await signUpInBrowser(app, to, { name, email: `${name.toLowerCase()}@example.org` });
};
const of = ({ id }: Event): Signup[] => app.services.db.signups.page(id, 0, 1000);
const states = (some: Event) =>
  Object.fromEntries(of(some).map(({ name, state }) => [name, state] as const));
const idsIn = (one: Event) => of(one).map(({ id }) => id);
const tagsOf = (one: Event) => app.services.db.people.tagsOf(idsIn(one), true);
const idsOf = (...names: string[]): string =>
  of(event)
    .filter(({ name }) => names.includes(name))
    .map(({ id }) => id)
    .join('.');
const last = () => app.services.db.bulk.open(event.id, 0)[0];

/** Does something to some, as the page of what can be done would. */
async function act(kind: string, query: Record<string, string>, more: SentForm = {}) {
  const filter = new URLSearchParams(query).toString();
  const { headers } = await organizer
    .post(consoleBulkAddress('panel'), { do: kind, filter, ...more })
    .expect(303);
  return (await organizer.get(headers['location'] ?? '').expect(200)).text;
}

async function undo(): Promise<string> {
  const id = last()?.id ?? 0;
  const { headers } = await organizer.post(consoleBulkUndoAddress('panel', id)).expect(303);
  return (await organizer.get(headers['location'] ?? '').expect(200)).text;
}

/** The kinds of mails that are due within so many milliseconds. */
const due = (within = 0): string[] =>
  app.services.db.outbox
    .list({}, 100, 0)
    .found.filter(({ mail }) => mail.state === 'due' && mail.dueAt <= app.clock.now + within)
    .map(({ mail }) => mail.kind)
    .filter((kind) => !kind.endsWith('reminder'));

/** Lets the minute pass in which everything can be undone. */
async function settle(): Promise<void> {
  app.clock.advance(70_000);
  await workOnBulks(app.services);
}

describe('what can be done with many at once', () => {
  test('is told with how many it reaches and which emails leave', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy', 'Dua');
    const { text } = await organizer
      .get(`${consoleBulkAddress('panel')}?only=${idsOf('Ada')}&only=${idsOf('Dua')}`)
      .expect(200);
    expect(text).toContain('2 people');
    expect(text).toContain('2 sign-ups will be canceled.');
    expect(text).toContain('2 emails are sent.');
    expect(text).toContain('1 person is waiting or hasn’t confirmed.');
    expect(text).toContain('1 spot free');
    expect(await htmlProblems(text)).toEqual([]);
    const nobody = await organizer.get(`${consoleBulkAddress('panel')}?only=0`).expect(200);
    expect(nobody.text).toContain('No one is chosen.');
    await signUp(other, 'Ada', 'Bo');
    const full = await organizer.get(`${consoleBulkAddress('other')}?q=Bo`).expect(200);
    expect(full.text).toContain(`${consoleEventAddress('other', 'edit')}#capacity-field`);
    expect(full.text).not.toContain('Give a spot');
  });

  test('marks as come whoever counts, and takes it back', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy');
    await act('came', { only: idsOf('Ada') });
    const told = await act('came', { q: '' });
    expect(told).toContain('2 people were marked as came.');
    expect(told).toContain('1 was so already.');
    expect(of(event).every(({ arrivedAt }) => arrivedAt !== null)).toBe(true);
    expect(await undo()).toContain('Undone.');
    expect(of(event).filter(({ arrivedAt }) => arrivedAt !== null)).toHaveLength(1);
  });

  test('leaves whoever was marked at the door meanwhile as they were marked there', async () => {
    await signUp(event, 'Ada', 'Bo');
    await act('came', {});
    const [ada] = of(event).filter(({ name }) => name === 'Ada');
    const pressed = {
      mark: randomUUID(),
      signupId: ada?.id ?? 0,
      kind: 'came',
      companions: 1,
    } as const;
    const { id: organizerId } = app.services.db.organizers.byEmailKey('ada@example.org') ?? {
      id: 0,
    };
    app.clock.advance(1000);
    await noteArrivals(
      app.services,
      event,
      [{ ...pressed, pressedAt: app.clock.now }],
      organizerId,
    );
    await undo();
    const came = of(event).map(({ name, arrivedWith }) => [name, arrivedWith]);
    expect(Object.fromEntries(came)).toEqual({ Ada: 1, Bo: null });
  });

  test('is taken back as a whole by a press in the last moment of the minute', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy', 'Dua');
    await act('cancel', { only: idsOf('Ada') });
    const { id, undoUntil, organizerId } = last() ?? { id: 0, undoUntil: 0, organizerId: 0 };
    app.clock.set((undoUntil ?? 0) - 1);
    const undone = undoBulk(app.services, id, organizerId);
    app.clock.advance(1);
    await Promise.all([undone, settleBulks(app.services)]);
    await workOnBulks(app.services);
    expect(states(event)).toMatchObject({ Ada: 'confirmed', Dua: 'waiting' });
  });

  test('tags, and takes tags off', async () => {
    await signUp(event, 'Ada', 'Bo');
    await act('tag', { only: idsOf('Ada') }, { tag: '  Press  Bus ' });
    expect(await act('tag', {}, { tag: 'press bus' })).toContain('1 person got the tag.');
    const list = await organizer.get(
      withQuery(consoleSignUpsAddress('panel'), { tag: 'press bus' }),
    );
    expect(list.text.match(/class="pick"/g)).toHaveLength(2);
    await undo();
    expect(tagsOf(event).size).toBe(1);
    await act('untag', {}, { untag: 'press bus' });
    expect(app.services.db.people.tagsAt(event.id, true)).toEqual([]);
    await organizer
      .post(consoleBulkAddress('panel'), { do: 'tag', filter: '', tag: 'x'.repeat(31) })
      .expect(422);
  });

  test('cancels, with emails that leave after the minute, and spots that are given on then', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy', 'Dua');
    await app.deliver();
    const told = await act('cancel', { only: idsOf('Ada') });
    expect(told).toContain('1 sign-up was canceled.');
    expect(due()).toEqual([]);
    expect(due(70_000)).toEqual(['signup-cancelled']);
    expect(states(event)).toMatchObject({ Ada: 'cancelled', Dua: 'waiting' });
    await settle();
    expect(due().toSorted()).toEqual(['signup-cancelled', 'signup-promoted']);
    expect(states(event)).toMatchObject({ Ada: 'cancelled', Dua: 'confirmed' });
    expect(await undo().catch(() => '')).not.toContain('Undone.');
  });

  test('takes a cancellation back with its emails, and gives the spot back', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy', 'Dua');
    await app.deliver();
    await act('cancel', { state: 'confirmed' });
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(0);
    await undo();
    expect(states(event)).toMatchObject({ Ada: 'confirmed', Bo: 'confirmed', Dua: 'waiting' });
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(3);
    await settle();
    expect(due()).toEqual([]);
  });

  test('gives spots as far as there are any, judged one by one', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy', 'Dua', 'Eli');
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 4 }));
    const told = await act('confirm', { state: 'waiting' });
    expect(told).toContain('1 person has a spot.');
    expect(told).toContain('1 didn’t fit.');
    expect(states(event)).toMatchObject({ Dua: 'confirmed', Eli: 'waiting' });
    await undo();
    expect(states(event)).toMatchObject({ Dua: 'confirmed', Eli: 'waiting' });
  });

  test('moves to another event: by its rules there, and canceled here', async () => {
    await signUp(other, 'Cy');
    await app.services.db.write((store) => store.events.update(other.id, { capacity: 2 }));
    await signUp(event, 'Ada', 'Bo', 'Cy');
    await app.deliver();
    const told = await act('move', {}, { event: other.id });
    expect(told).toContain('2 people were moved.');
    expect(told).toContain('1 is on the other list already and stayed.');
    expect(states(event)).toEqual({ Ada: 'cancelled', Bo: 'cancelled', Cy: 'confirmed' });
    expect(states(other)).toEqual({ Cy: 'confirmed', Ada: 'confirmed', Bo: 'waiting' });
    expect(due()).toEqual([]);
    expect(due(70_000)).toHaveLength(4);
    await undo();
    expect(states(event)).toEqual({ Ada: 'confirmed', Bo: 'confirmed', Cy: 'confirmed' });
    expect(states(other)).toEqual({ Cy: 'confirmed' });
    expect(due(70_000)).toEqual([]);
    expect(app.services.db.events.byId(other.id)?.seatsTaken).toBe(1);
  });

  test('deletes for good, once somebody has shown that it is them, and said so on a page', async () => {
    await signUp(event, 'Ada', 'Bo');
    const filter = { only: idsOf('Ada') };
    const asked = await organizer.get(withQuery(consoleBulkErasureAddress('panel'), filter));
    expect(asked.text).toContain('Delete 1 person for good?');
    expect(await htmlProblems(asked.text)).toEqual([]);
    const form = {
      filter: new URLSearchParams(filter).toString(),
      formKey: 'E'.repeat(16),
      told: 1,
    };
    const send = (more: SentForm) => organizer.post(consoleBulkErasureAddress('panel'), more);
    // Nothing was said of how many they are, or they are more by now.
    await send({}).expect(422);
    await send({ ...form, filter: '' }).expect(422);
    expect(of(event)).toHaveLength(2);
    await send(form).expect(303);
    expect(of(event).map(({ name }) => name)).toEqual(['Bo']);
  });

  test('forgets by which letters somebody was searched for, once it is over', async () => {
    await signUp(event, 'Ada', 'Bo');
    const filterOf = (id = 0) => app.services.db.bulk.byId(id)?.filter;
    await act('came', { q: 'ada' });
    const first = last()?.id;
    expect(filterOf(first)).toBe('q=ada');
    await undo();
    await act('tag', { q: 'bo' }, { tag: 'press' });
    const second = last()?.id;
    await settle();
    expect([filterOf(first), filterOf(second)]).toEqual(['only=0', 'only=0']);
    expect(of(event).filter(({ arrivedAt }) => arrivedAt !== null)).toEqual([]);
  });

  test('does nothing twice that was sent twice', async () => {
    await signUp(event, 'Ada');
    const form = { formKey: 'A'.repeat(16) };
    await act('came', {}, form);
    await act('came', {}, form);
    expect(app.services.db.bulk.open(event.id, 0)).toHaveLength(1);
  });

  test('goes on after a crash where it was left', async () => {
    await signUp(event, 'Ada', 'Bo', 'Cy');
    await act('tag', {}, { tag: 'press' });
    const [ada] = of(event);
    await app.services.db.write((store) => {
      for (const { id } of of(event)) store.people.untag(id, 'press');
      store.bulk.update(last()?.id ?? 0, {
        state: 'running',
        doneThrough: ada?.id ?? 0,
        changed: 1,
      });
    });
    await workOnBulks(app.services);
    const tags = tagsOf(event);
    expect([...tags.keys()]).toEqual(
      of(event)
        .slice(1)
        .map(({ id }) => id),
    );
    expect(last()).toMatchObject({ state: 'done', changed: 3 });
  });

  test('reaches no event that is not theirs', async () => {
    await signUp(event, 'Ada');
    const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } } as const;
    const email = 'bo@example.org';
    const cookie = await signedInOrganizer(app.services, { email, rights });
    const coordinator = app.visitor({ Cookie: cookie });
    const form = { do: 'move', filter: '', event: other.id };
    await coordinator.post(consoleBulkAddress('panel'), form).expect(422);
    await coordinator.post(consoleBulkAddress('other'), { do: 'cancel', filter: '' }).expect(404);
    await act('came', {});
    const id = last()?.id ?? 0;
    await coordinator.post(consoleBulkUndoAddress('other', id)).expect(404);
    await organizer.post(consoleBulkUndoAddress('other', id)).expect(404);
    expect(states(other)).toEqual({});
  });
});
