import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Event, Signup } from '../../db/schema.ts';
import { mostOnPhone, type PhonePeople } from '../../server/door/doorPeople.ts';
import type { HandedIn } from '../../server/door/handInMarks.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { consoleDoorAddress, consoleDoorPart } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { insertSignups, signUpAttendee } from '../helpers/signups.ts';

const minute = 60_000;

let app: TestApp;
let event: Event;
let other: Event;
let ada: Signup;
let bo: Signup;
let door: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  const { services } = app;
  event = await insertEvent(services, { kind: 'in-person', title: 'At the embassy' });
  other = await insertEvent(services, { kind: 'in-person' });
  ada = await signUpAttendee(services, event, {
    name: 'Ada Éxample',
    email: 'ada@example.net',
    companions: 2,
  });
  bo = await signUpAttendee(services, event, { name: 'Bo Łukasz', email: 'secret@example.net' });
  door = await helperOf(event, 'gus');
});
afterEach(() => app.close());

async function helperOf({ id }: Event, name: string): Promise<Visitor> {
  const email = `${name}@example.org`;
  const rights = { role: 'door', eventId: id } as const;
  return app.visitor({ Cookie: await signedInOrganizer(app.services, { name, email, rights }) });
}

interface TestMark {
  mark?: string;
  kind?: string;
  of?: object;
  name?: string;
  companions?: number;
  /** How long ago it was pressed, in milliseconds. */
  ago?: number;
}

/** Hands marks in as a phone does whose clock goes wrong by days. */
async function handIn(
  marks: TestMark[],
  by = door,
  wrong = 5 * 86_400_000,
): Promise<PhonePeople & HandedIn> {
  const sentAt = app.clock.now + wrong;
  const sent = marks.map(({ ago = 0, ...mark }) => ({
    mark: randomUUID(),
    kind: 'came',
    companions: 0,
    pressedAt: sentAt - ago,
    ...mark,
  }));
  const form = { marks: JSON.stringify({ marks: sent, sentAt }) };
  const { body } = await by.post(consoleDoorPart(event.slug, 'hand-in'), form).expect(200);
  return body;
}

const people = async (query = ''): Promise<PhonePeople> =>
  (await door.get(`${consoleDoorPart(event.slug, 'people')}${query}`).expect(200)).body;
const stored = (signup: Signup) => app.services.db.signups.byId(signup.id);
const marksOf = (signup: Signup) => app.services.db.arrivals.ofSignup(signup.id);

describe('what a phone is given', () => {
  test('is names, and nothing by which anybody is reached', async () => {
    const answer = await door.get(consoleDoorPart(event.slug, 'people')).expect(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const hash = expect.stringMatching(/^[\w-]{8}$/);
    expect(answer.body).toEqual({
      since: null,
      upTo: { signup: bo.id, mark: 0 },
      many: false,
      people: [
        [ada.id, 'Ada Éxample', 2, 'confirmed', -1, hash, 0],
        [bo.id, 'Bo Łukasz', 0, 'confirmed', -1, hash, 0],
      ],
      inRoom: 0,
      expected: 4,
    });
    for (const secret of ['@', ada.publicId, doorCode(app.services.config.secret, ada.id)])
      expect(answer.text).not.toContain(secret);
    const page = await door.get(consoleDoorAddress(event.slug)).expect(200);
    expect(page.text).not.toContain('@example.net');
    // What is kept in the open has nobody on it.
    await handIn([{ of: { signup: ada.id } }]);
    const kept = await door.get(consoleDoorPart(event.slug, 'offline')).expect(200);
    expect(kept.text).not.toContain('Éxample');
  });

  test('is afterwards only what is new', async () => {
    const { upTo } = await people();
    const since = `?signup=${upTo.signup}&mark=${upTo.mark}`;
    expect((await people(since)).people).toEqual([]);
    await handIn([{ of: { signup: ada.id }, companions: 1 }]);
    const cleo = await signUpAttendee(app.services, event, {
      name: 'Cleo Example',
      email: 'cleo@example.net',
    });
    const news = await people(since);
    expect(news.people.map(([id, , , , came]) => [id, came])).toEqual([
      [ada.id, 1],
      [cleo.id, -1],
    ]);
    expect(news.inRoom).toBe(2);
  });

  test('is a search there where an event has more names than a phone takes', async () => {
    await insertSignups(app.services, event, mostOnPhone);
    const all = await people();
    expect(all).toMatchObject({ many: true, people: [] });
    const found = await people('?q=Person%204999');
    expect(found.people.map(([, name]) => name)).toEqual(['Person 4999']);
  });

  test('opens with half of a key, which is the same for one organizer alone', async () => {
    const keyOf = async (visitor: Visitor, slug = event.slug) => {
      const { headers } = await visitor.get(consoleDoorAddress(slug)).expect(200);
      return String(headers['set-cookie']);
    };
    const [key, again] = [await keyOf(door), await keyOf(door)];
    expect(key).toMatch(
      new RegExp(
        `^door-${event.id}=[\\w-]{43}; Max-Age=\\d+; Path=/; Expires=[^;]+; SameSite=Strict$`,
      ),
    );
    const value = (cookie: string) => cookie.split(';')[0];
    expect(value(again)).toBe(value(key));
    expect(value(await keyOf(await helperOf(event, 'hal')))).not.toBe(value(key));
    // Until a day after the end, and from then on for minutes, to hand in what is left.
    const end = event.startsAt + 3 * 60 * minute + 24 * 60 * minute;
    const seconds = (cookie: string) => Number(/Max-Age=(\d+)/.exec(cookie)?.[1]);
    expect(seconds(key)).toBe((end - app.clock.now) / 1000);
    app.clock.set(event.startsAt + 6 * 86_400_000);
    const later = await helperOf(event, 'gus');
    expect(seconds(await keyOf(later))).toBe(600);
    const { text } = await later.get(consoleDoorAddress(event.slug)).expect(200);
    expect(text).toContain('data-over');
    expect(text).not.toContain('this phone keeps');
  });

  test('is taken back where a session is over', async () => {
    const { headers } = await app
      .visitor({ Cookie: `door-${event.id}=half` })
      .get('/console/sign-in')
      .expect(200);
    expect(String(headers['set-cookie'])).toContain(
      `door-${event.id}=; Path=/; Expires=Thu, 01 Jan 1970`,
    );
  });
});

describe('what a phone hands in', () => {
  test('counts once, however often it comes', async () => {
    const mark = randomUUID();
    const came = { mark, of: { signup: ada.id }, companions: 2, ago: 9 * minute };
    for (let time = 0; time < 3; time += 1) {
      const { kept, refused, inRoom } = await handIn([came, came]);
      expect({ kept, refused, inRoom }).toEqual({ kept: [mark, mark], refused: [], inRoom: 3 });
    }
    expect(marksOf(ada)).toHaveLength(1);
    expect(stored(ada)).toMatchObject({ arrivedAt: app.clock.now - 9 * minute, arrivedWith: 2 });
  });

  test('is weighed by when it was pressed, whichever phone is the first', async () => {
    const [first, second] = [await helperOf(event, 'hal'), await helperOf(event, 'ivo')];
    const of = { signup: ada.id };
    await handIn([{ of, kind: 'undone', ago: minute }], first);
    await handIn([{ of, companions: 1, ago: 5 * minute }], second, -86_400_000);
    expect(stored(ada)).toMatchObject({ arrivedAt: null, arrivedWith: null });
    await handIn([{ of, companions: 2 }], second);
    expect(stored(ada)).toMatchObject({ arrivedAt: app.clock.now, arrivedWith: 2 });
    expect(marksOf(ada)).toHaveLength(3);
  });

  test('enters somebody who is on no list once, with all that was pressed about them', async () => {
    const mark = randomUUID();
    const walkIn = { mark, kind: 'walk-in', name: 'Cleo Example', companions: 1, ago: minute };
    const first = await handIn([walkIn]);
    const again = await handIn([walkIn, { of: { walkIn: mark }, companions: 3 }]);
    expect(again.entered).toEqual(first.entered);
    const id = first.entered[0]?.signup ?? 0;
    expect(app.services.db.signups.byId(id)).toMatchObject({
      name: 'Cleo Example',
      email: null,
      origin: 'door',
      state: 'confirmed',
      arrivedWith: 3,
    });
    expect(app.services.db.signups.counts(event.id).confirmed.signups).toBe(3);
    // Nobody wrote an address down, and nobody is mailed.
    const { found } = app.services.db.outbox.list({ eventId: event.id }, 50, 0);
    expect(found.filter(({ mail }) => mail.signupId === id)).toEqual([]);
  });

  test('is refused mark by mark where it is about nobody of this event', async () => {
    const eve = await signUpAttendee(app.services, other, {
      name: 'Eve Example',
      email: 'eve@example.net',
    });
    await eraseSignup(app.services, bo.id, { organizerId: 1 });
    const [gone, theirs, good, nobody] = Array.from({ length: 4 }, () => randomUUID());
    const { kept, refused } = await handIn([
      { mark: gone, of: { signup: bo.id } },
      { mark: theirs, of: { signup: eve.id } },
      { mark: nobody, of: { walkIn: randomUUID() } },
      { mark: 'broken' },
      { mark: good, of: { signup: ada.id } },
    ]);
    expect(kept).toEqual([good]);
    expect(refused).toEqual(['broken', gone, theirs, nobody]);
    expect(stored(eve)?.arrivedAt).toBeNull();
  });

  test('waits where the session is over, and is taken from the door of another event by nobody', async () => {
    const form = { marks: '{"marks":[],"sentAt":1}' };
    const to = consoleDoorPart(event.slug, 'hand-in');
    await door.post(to, { marks: '{' }).expect(400);
    await app.visitor().post(to, form).expect(401);
    await app.visitor().get(consoleDoorPart(event.slug, 'people')).expect(303);
    const elsewhere = await helperOf(other, 'hal');
    await elsewhere.post(to, form).expect(404);
    for (const part of ['people', 'offline', 'worker.js'] as const)
      await elsewhere.get(consoleDoorPart(event.slug, part)).expect(404);
  });
});

describe('the page without a script', () => {
  const pressOf = (text: string, kind: string) =>
    new RegExp(`value="(${kind}\\.\\d+\\.[\\da-f-]{36})"`).exec(text)?.[1] ?? '';
  const find = async (search: string) =>
    (await door.get(consoleDoorAddress(event.slug, search)).expect(200)).text;
  const presses = (signup: Signup, press: string, q = 'exa') =>
    door.post(consoleDoorPart(event.slug, 'marks'), { signup: signup.id, press, q }).expect(303);

  test('finds by any part of a name, or by the code', async () => {
    expect(await find('EXA')).toContain('Ada Éxample');
    expect(await find('luk bo')).toContain('Bo Łukasz');
    expect(await find('secret')).not.toContain('Bo Łukasz');
    const code = doorCode(app.services.config.secret, bo.id);
    const byCode = await find(code.toLowerCase());
    expect(byCode).toContain('Bo Łukasz');
    expect(byCode).not.toContain('Ada Éxample');
    await cancelSignup(app.services, bo.id, 'attendee');
    expect(await find('luk')).not.toContain('Bo Łukasz');
    expect(await find(code)).toContain('Canceled');
    expect(await find('nobody of that name')).toMatch(
      /name="name"\s+type="text"\s+value="nobody of/,
    );
  });

  test('marks by one press with all who were announced, and takes it back', async () => {
    const before = await find('exa');
    const came = pressOf(before, 'came');
    expect(came).toMatch(/^came\.2\./);
    const { headers } = await presses(ada, came);
    const after = (await door.get(String(headers['location'])).expect(200)).text;
    expect(after).toContain('Ada Éxample is here.');
    expect(stored(ada)?.arrivedWith).toBe(2);
    // The page was pressed twice.
    await presses(ada, came);
    expect(marksOf(ada)).toHaveLength(1);
    await presses(ada, pressOf(after, 'came'));
    expect(stored(ada)?.arrivedWith).toBe(1);
    app.clock.advance(1000);
    await presses(ada, pressOf(after, 'undone'));
    expect(stored(ada)?.arrivedAt).toBeNull();
    for (const press of ['', 'came.1.x', 'came.99.7b0c6c0e-6f9b-4c39-9d28-0f3c6b9d4a11'])
      expect((await presses(ada, press)).headers['location']).toContain('done=refused');
    const eve = await signUpAttendee(app.services, other, { name: 'Eve', email: 'e@example.net' });
    const form = { signup: eve.id, press: came };
    await door.post(consoleDoorPart(event.slug, 'marks'), form).expect(404);
  });

  test('writes somebody down by a name alone, and keeps what was typed', async () => {
    const to = consoleDoorPart(event.slug, 'walk-ins');
    const mark = randomUUID();
    const refused = await door.post(to, { name: 'Cleo', companions: 'many', mark }).expect(422);
    expect(refused.text).toContain('value="Cleo"');
    for (let time = 0; time < 2; time += 1)
      await door.post(to, { name: 'Cleo', companions: '', mark }).expect(303);
    expect(app.services.db.arrivals.inRoom(event.id)).toBe(1);
    expect(await find('cleo')).toContain('is here');
  });
});
