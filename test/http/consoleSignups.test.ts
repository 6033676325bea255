import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import {
  consoleSignInSheetAddress,
  consoleSignUpErasureAddress,
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertSignups, signUpInBrowser } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', capacity: 3 });
});
afterEach(() => app.close());

async function signUp(name: string, others: Record<string, string> = {}): Promise<void> {
  const email = `${name.replace(/[^a-z]/gi, '').toLowerCase()}@example.org`;
  await signUpInBrowser(app, event, { name, email, ...others });
}

const signups = () => app.services.db.signups.page(event.id, 0, 1000);
const idOf = (name: string) => signups().find((signup) => signup.name === name)?.id ?? 0;

/** What the answer of somebody's calendar program leaves behind. */
async function declineInCalendar(name: string): Promise<void> {
  await app.services.db.write((store) =>
    store.signups.update(idOf(name), { declinedAt: app.clock.now }),
  );
}

const insertMany = (count: number) => insertSignups(app.services, event, count);

describe('the list of sign-ups', () => {
  test('counts seats and shows who waits, in which place, with what they need', async () => {
    await signUp('Ada', { companions: '2', accessNeeds: 'A chair\nat the front' });
    await signUp('Bo');
    const answer = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
    expect(answer.text).toContain('3 of 3 spots are taken.');
    expect(answer.text).toContain('1 person is on the waiting list.');
    expect(answer.text).toContain('No. 1');
    expect(answer.text).toContain('A chair\nat the front');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['a name', 'q=ada', ['Ada'], ['Bo']],
    ['an address', 'q=bo%40example', ['Bo'], ['Ada']],
    ['a state', 'state=waiting', ['Bo'], ['Ada']],
    ['a state that does not exist', 'state=asleep', ['Ada', 'Bo'], []],
    ['signs that a search could stumble on', 'q=%25_%5C%27%22%00', [], ['Ada', 'Bo']],
    ['10,000 letters', `q=${'x'.repeat(10_000)}`, [], ['Ada', 'Bo']],
    ['a page far behind the last', 'page=999999', ['Ada', 'Bo'], []],
    ['a page that is none', 'page=-1', ['Ada', 'Bo'], []],
  ])('narrows to %s', async (_what, query, found, others) => {
    await signUp('Ada', { companions: '2' });
    await signUp('Bo');
    const answer = await organizer.get(`${consoleSignUpsAddress('panel')}?${query}`).expect(200);
    for (const name of found) expect(answer.text).toContain(`<bdi>${name}</bdi>`);
    for (const name of others) expect(answer.text).not.toContain(`<bdi>${name}</bdi>`);
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test.each([
    ['without accents', 'munoz', 'Ángela Muñoz'],
    ['in capitals', 'ÁNGELA MUÑOZ', 'ángela muñoz'],
    ['with accents that are not there', 'Ángela', 'Angela Munoz'],
    ['in another script', 'ΓΙΏΡΓΟΣ', 'Γιώργος'],
    ['that has a percent sign', '100%', 'Group 100%'],
  ])('finds a name that is searched for %s', async (_how, search, name) => {
    await signUp(name, { email: 'ada@example.org' });
    await signUp('Bo');
    const query = new URLSearchParams({ q: search });
    const answer = await organizer
      .get(`${consoleSignUpsAddress('panel')}?${query.toString()}`)
      .expect(200);
    expect(answer.text).toContain(`<bdi>${name}</bdi>`);
    expect(answer.text).not.toContain('<bdi>Bo</bdi>');
  });

  test('says whose calendar said no, since when, and how many they are', async () => {
    await signUp('Ada');
    await signUp('Bo');
    await signUp('Cy');
    expect((await organizer.get(consoleSignUpsAddress('panel'))).text).not.toMatch(/said no/i);
    await declineInCalendar('Ada');
    await declineInCalendar('Cy');
    const answer = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
    expect(answer.text).toContain('3 of 3 spots are taken.');
    expect(answer.text).toContain('2 people said no in their calendars but are still on the list.');
    expect(answer.text.match(/>Said no in calendar</g)).toHaveLength(2);
    expect(answer.text).toContain('since Jan 10, 2024, 10:00 AM ET; still on the list');
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('speaks no more of the calendar of somebody who cancelled', async () => {
    await signUp('Ada');
    await declineInCalendar('Ada');
    await organizer.post(consoleSignUpRemovalAddress('panel', idOf('Ada'))).expect(303);
    const answer = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
    expect(answer.text).toContain('<bdi>Ada</bdi>');
    expect(answer.text).not.toMatch(/said no/i);
  });

  test('shows fifty on a page', async () => {
    await insertMany(120);
    const second = await organizer.get(`${consoleSignUpsAddress('panel')}?page=2`).expect(200);
    expect(second.text).toContain('Page 2 of 3');
    // Who signed up last comes first.
    expect(second.text).toContain('<bdi>Person 70</bdi>');
    expect(second.text).not.toContain('<bdi>Person 71</bdi>');
    const turned = await organizer
      .get(`${consoleSignUpsAddress('panel')}?page=2&sort=oldest`)
      .expect(200);
    expect(turned.text).toContain('<bdi>Person 51</bdi>');
    expect(turned.text).not.toContain('<bdi>Person 50</bdi>');
  });

  test('leads from a page to what can be done with all who are on it, without a script', async () => {
    await insertMany(60);
    const address = `${consoleSignUpsAddress('panel')}?page=2`;
    const { text } = await organizer.get(address).expect(200);
    const [, href = ''] = /<noscript\s*><a[^>]* href="([^"]+)"/.exec(text) ?? [];
    const { text: page } = await organizer.get(href.replaceAll('&amp;', '&')).expect(200);
    expect(page).toContain('10 people');
    expect(page).not.toContain('60 people');
    // Where the page is the whole list, the link to all of them says the same.
    const some = await organizer.get(`${consoleSignUpsAddress('panel')}?q=Person+1`).expect(200);
    expect(some.text).not.toContain('<noscript');
  });
});

describe('removing a sign-up', () => {
  test('asks first, mails the person and promotes who waited; twice it is the same', async () => {
    await signUp('Ada', { companions: '2' });
    await signUp('Bo');
    const removal = consoleSignUpRemovalAddress('panel', idOf('Ada'));
    const question = await organizer.get(removal).expect(200);
    expect(question.text).toContain('ada@example.org');
    expect(await htmlProblems(question.text)).toEqual([]);
    expect(signups()[0]?.state).toBe('confirmed');

    await organizer.post(removal).expect(303);
    await organizer.post(removal).expect(303);
    expect(signups().map(({ state }) => state)).toEqual(['cancelled', 'confirmed']);
    expect(signups()[0]?.cancelledBy).toBe('organizer');
    const waiting = (kind: string) =>
      app.services.db.collectedMails.ofEvent(event.id, kind, app.clock.now).length;
    expect(waiting('signup-cancelled')).toBe(1);
    expect(waiting('signup-promoted')).toBe(1);
    expect((await organizer.get(removal).expect(200)).text).toContain('This sign-up is canceled.');
  });

  test('deletes everything known of the person, mails nobody and promotes who waited', async () => {
    await signUp('Ada', { companions: '2' });
    await signUp('Bo');
    const erasure = consoleSignUpErasureAddress('panel', idOf('Ada'));
    await organizer.post(erasure).expect(303);
    await organizer.post(erasure).expect(303);
    expect(signups().map(({ name, state }) => [name, state])).toEqual([['Bo', 'confirmed']]);
    const { found } = app.services.db.outbox.list({ eventId: event.id }, 100, 0);
    expect(found.map(({ recipient }) => recipient?.name)).not.toContain('Ada');
  });

  test('erases nobody of another event', async () => {
    await insertEvent(app.services, { slug: 'other' });
    await signUp('Ada');
    await organizer.post(consoleSignUpErasureAddress('other', idOf('Ada'))).expect(404);
    expect(signups()).toHaveLength(1);
  });

  test('reaches nobody of another event', async () => {
    await insertEvent(app.services, { slug: 'other' });
    await signUp('Ada');
    const removal = consoleSignUpRemovalAddress('other', idOf('Ada'));
    await organizer.get(removal).expect(404);
    await organizer.post(removal).expect(404);
    for (const id of ['0', '-1', '1e3', 'x', '9'.repeat(15), '9'.repeat(30)])
      await organizer.post(consoleSignUpRemovalAddress('panel', id)).expect(404);
    expect(signups()[0]?.state).toBe('confirmed');
  });
});

describe('the sign-in sheet', () => {
  test('has the names of those who have a seat, by the alphabet, and no addresses', async () => {
    await signUp('Émilie');
    await signUp('Ada', { companions: '1' });
    await signUp('Zoe waits', { companions: '1' });
    const answer = await organizer.get(consoleSignInSheetAddress('panel')).expect(200);
    expect(answer.text.indexOf('Ada')).toBeLessThan(answer.text.indexOf('Émilie'));
    expect(answer.text).toContain('+1');
    expect(answer.text).not.toContain('Zoe');
    expect(answer.text).not.toContain('@example.org');
  });

  test('has a thousand names to a part, each once, and says which letters it is for', async () => {
    await insertMany(2100);
    const address = consoleSignInSheetAddress('panel');
    const parts = await Promise.all(
      [1, 2, 3].map((part) => organizer.get(`${address}?page=${part}`).expect(200)),
    );
    const names = parts.map(({ text }) =>
      [...text.matchAll(/<th scope="row"><bdi>(.*?)<\/bdi>/g)].map(([, name]) => name ?? ''),
    );
    expect(names.map(({ length }) => length)).toEqual([1000, 1000, 100]);
    expect(names.flat()).toEqual([...new Set(names.flat())].toSorted());
    expect(parts[1]?.text).toContain('Part 2 of 3:');
    expect(await htmlProblems(parts[1]?.text ?? '')).toEqual([]);
    const spare = parts.map(({ text }) => text.split('<td></td>').length > 5);
    expect(spare).toEqual([false, false, true]);
  });
});
