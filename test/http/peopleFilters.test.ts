import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Event, Signup } from '../../db/schema.ts';
import { answerFilterName } from '../../templates/addresses/people.ts';
import {
  consoleBulkAddress,
  consolePeopleAddress,
  consoleSavedFilterRemovalAddress,
  consoleSavedFiltersAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { mailComesBack } from '../helpers/mailComesBack.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { askPreset, askQuestion, optionsCalled } from '../helpers/questions.ts';
import { insertSignups, signUpInBrowser, signupOf } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let coordinator: Visitor;
let event: Event;
let bus: StoredQuestion;
let shirt: StoredQuestion;
let wheelchair: StoredQuestion;
let ticket: StoredQuestion;
let words: StoredQuestion;

const names = ['Ada', 'Bo', 'Cy', 'Dua', 'Eli'] as const;
const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;
const one = (name: string): Signup => signupOf(app.services, event, emailOf(name));

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', capacity: 4 });
  const options = optionsCalled({ Bus: null, Train: null });
  bus = await askQuestion(app.services, event, 'several-of', 'How do you come?', { options });
  shirt = await askQuestion(app.services, event, 'number', 'Which size?');
  words = await askQuestion(app.services, event, 'line', 'What can you bring?');
  wheelchair = await askPreset(app.services, event, 'wheelchair');
  const organization = await askPreset(app.services, event, 'organization');
  coordinator = app.visitor({
    Cookie: await signedInOrganizer(app.services, {
      email: 'coordinator@example.org',
      rights: { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } },
    }),
  });
  const [byBus, byTrain] = bus.options.map(({ id }) => String(id));
  const answers: Record<(typeof names)[number], Record<string, string>> = {
    Ada: { [`q${bus.id}`]: `${byBus}`, [`q${shirt.id}`]: '12', accessNeeds: 'A chair' },
    Bo: { [`q${bus.id}`]: `${byTrain}`, [`q${wheelchair.id}`]: 'yes' },
    Cy: { [`q${organization.id}`]: 'Coro Ejemplar Añil', [`q${words.id}`]: 'Café for all' },
    Dua: { accessNeeds: 'Large print' },
    Eli: { [`q${organization.id}`]: 'Example Choir' },
  };
  for (const name of names)
    await signUpInBrowser(app, event, { name, email: emailOf(name), ...answers[name] });
  ticket = await askQuestion(app.services, event, 'yes-no', 'A ticket?', { eachPerson: true });
  await app.services.db.write((store) => {
    const yes = { questionId: ticket.id, versionId: ticket.version.id, value: 'yes', words: '' };
    const both = [0, 1].map((person) => ({ ...yes, person, language: 'en' as const, at: 1 }));
    for (const name of ['Ada', 'Cy']) store.answers.add(one(name).id, both);
    store.signups.update(one('Bo').id, { language: 'es', origin: 'door' });
    store.signups.update(one('Dua').id, { accessAnsweredAt: app.clock.now });
    for (const name of ['Ada', 'Eli']) store.people.tag(one(name).id, 'press');
    store.arrivals.add({
      mark: 'mark',
      eventId: event.id,
      signupId: one('Cy').id,
      kind: 'came',
      companions: 0,
      pressedAt: app.clock.now,
      receivedAt: app.clock.now,
    });
  });
  // The newest mail is that to Eli.
  await mailComesBack(app.services, event);
});
afterAll(() => app.close());

async function listed(query: Record<string, string>, who = organizer): Promise<string[]> {
  const { text } = await who.get(withQuery(consoleSignUpsAddress('panel'), query)).expect(200);
  return [...text.matchAll(/aria-label="Choose (\w+)"/g)].map(([, name = '']) => name);
}

describe('the list of sign-ups is narrowed to', () => {
  const cases: [string, () => Record<string, string>, string[]][] = [
    ['nobody', () => ({}), ['Eli', 'Dua', 'Cy', 'Bo', 'Ada']],
    ['a state', () => ({ state: 'waiting' }), ['Eli']],
    ['a language', () => ({ language: 'es' }), ['Bo']],
    ['an open need', () => ({ needs: 'open' }), ['Ada']],
    ['an answered need', () => ({ needs: 'answered' }), ['Dua']],
    ['any need', () => ({ needs: 'any' }), ['Dua', 'Ada']],
    ['who came', () => ({ came: 'yes' }), ['Cy']],
    ['who is confirmed and did not come', () => ({ came: 'no' }), ['Dua', 'Bo', 'Ada']],
    ['mail that comes back', () => ({ mail: 'failing' }), ['Eli']],
    ['where they signed up', () => ({ from: 'door' }), ['Bo']],
    ['an organization, in any case and accents', () => ({ organization: 'anil' }), ['Cy']],
    ['a tag', () => ({ tag: 'Press' }), ['Eli', 'Ada']],
    ['those who were ticked', () => ({ only: `${one('Bo').id}.${one('Eli').id}` }), ['Eli', 'Bo']],
    ['an option', () => answered(bus, String(bus.options[0]?.id)), ['Ada']],
    ['an answer that was given', () => answered(bus, '*'), ['Bo', 'Ada']],
    ['one that was not', () => answered(bus, '-'), ['Eli', 'Dua', 'Cy']],
    ['a yes', () => answered(wheelchair, 'yes'), ['Bo']],
    ['a number', () => answered(shirt, '12'), ['Ada']],
    ['a word of an answer', () => answered(words, 'CAFE'), ['Cy']],
    ['whose companion answered the same, once', () => answered(ticket, 'yes'), ['Cy', 'Ada']],
    ['two answers', () => ({ ...answered(ticket, 'yes'), ...answered(bus, '*') }), ['Ada']],
    ['one answer and none', () => ({ ...answered(ticket, '*'), ...answered(bus, '-') }), ['Cy']],
    ['answers that nobody gave both', () => bothAnswered(shirt, words), []],
    ['answers and a tag', () => ({ ...answered(ticket, 'yes'), tag: 'press' }), ['Ada']],
    ['all of it together', () => ({ tag: 'press', state: 'waiting', q: 'eli' }), ['Eli']],
    ['what contradicts itself', () => ({ state: 'waiting', language: 'es' }), []],
    ['a question that is gone', () => ({ [answerFilterName(999)]: 'yes' }), []],
  ];
  const bothAnswered = (first: StoredQuestion, second: StoredQuestion) => ({
    ...answered(first, '*'),
    ...answered(second, '*'),
  });
  const answered = ({ id }: StoredQuestion, value: string) => ({ [answerFilterName(id)]: value });

  test.each(cases)('%s', async (_what, query, found) => {
    expect(await listed(query())).toEqual(found);
    expect(await listed({ ...query(), sort: 'name' })).toEqual(found.toSorted());
    expect(await listed({ ...query(), sort: 'name-back' })).toEqual(found.toSorted().toReversed());
    expect(await listed({ ...query(), sort: 'oldest' })).toEqual(found.toReversed());
  });

  test('no sensitive answer for who may not see one', async () => {
    expect(await listed(answered(wheelchair, 'yes'), coordinator)).toEqual([]);
    expect(await listed(answered(wheelchair, '-'), coordinator)).toEqual([]);
    expect(await listed(answered(shirt, '12'), coordinator)).toEqual(['Ada']);
  });
});

describe('by their names, many', () => {
  test('stand on every page as few do, whoever has just come among them', async () => {
    const many = await insertEvent(app.services, { slug: 'many' });
    await insertSignups(app.services, many, 2_100);
    const all = Array.from({ length: 2_100 }, (_, index) => `Person ${index + 1}`);
    // As the letters of their names and addresses come, and not as numbers do.
    const inOrder = all.toSorted((one, other) => (`${one}\n` < `${other}\n` ? -1 : 1));
    const namesOn = async (query: Record<string, string | number>) => {
      const path = withQuery(consoleSignUpsAddress('many'), query);
      const { text } = await organizer.get(path).expect(200);
      return [...text.matchAll(/aria-label="Choose (Person \d+)"/g)].map(([, name]) => name);
    };
    expect(await namesOn({ sort: 'name', page: 21 })).toEqual(inOrder.slice(1000, 1050));
    expect(await namesOn({ sort: 'name', page: 99 })).toEqual(inOrder.slice(2050));
    expect(await namesOn({ sort: 'name-back', language: 'en' })).toEqual(
      inOrder.toReversed().slice(0, 50),
    );
    expect(await namesOn({ sort: 'state', page: 42 })).toEqual(all.toReversed().slice(2050));
  });
});

describe('a filter', () => {
  const save = async (form: Record<string, string>): Promise<string> => {
    const { headers } = await organizer.post(consoleSavedFiltersAddress('panel'), form).expect(303);
    return (await organizer.get(headers['location'] ?? '').expect(200)).text;
  };
  const kept = (eventId: number | null) =>
    app.services.db.people.savedFilters(eventId).map(({ name, query }) => [name, query]);

  test('is saved by its name, without letters that may stand for a person', async () => {
    const filter = `q=ada&tag=press&only=${one('Ada').id}&answer-${bus.id}=*`;
    expect(await save({ name: 'Press', filter })).toContain('The filter is saved');
    expect(kept(event.id)).toEqual([['Press', `tag=press&answer-${bus.id}=*`]]);
    await save({ name: 'Everywhere', filter, everywhere: 'yes' });
    expect(kept(null)).toEqual([['Everywhere', 'tag=press']]);
    expect(await save({ name: 'Somebody', filter: 'q=ada' })).toContain('nothing to save');
    expect(await save({ name: ' ', filter })).toContain('Give the filter a name');
    expect(kept(event.id)).toHaveLength(2);
    const list = await organizer.get(withQuery(consoleSignUpsAddress('panel'), { tag: 'press' }));
    expect(list.text).toMatch(/aria-current="page"\s*>Everywhere/);
  });

  test('for every event is forgotten by who made it, and by whom every event is open to', async () => {
    const mine = { name: 'Mine', filter: 'state=waiting', everywhere: 'yes' };
    await coordinator.post(consoleSavedFiltersAddress('panel'), mine).expect(303);
    await save({ name: 'Theirs', filter: 'from=door', everywhere: 'yes' });
    const removal = (name: string) => {
      const saved = app.services.db.people.savedFilters(null).find((one) => one.name === name);
      return consoleSavedFilterRemovalAddress('panel', saved?.id ?? 0);
    };
    const list = withQuery(consoleSignUpsAddress('panel'), { from: 'door' });
    expect((await coordinator.get(list)).text).not.toContain(removal('Theirs'));
    await coordinator.post(removal('Theirs')).expect(404);
    await coordinator.post(removal('Mine')).expect(303);
    expect((await organizer.get(list)).text).toContain(removal('Theirs'));
    await organizer.post(removal('Theirs')).expect(303);
    expect(kept(null).map(([name]) => name)).not.toContain('Theirs');
    expect(kept(null).map(([name]) => name)).not.toContain('Mine');
  });

  test('of a sensitive answer that was saved finds nobody for who may not see one', async () => {
    const query = `answer-${wheelchair.id}=yes`;
    await save({ name: 'Ramp', filter: query });
    const { text } = await coordinator.get(consoleSignUpsAddress('panel')).expect(200);
    expect(text).toContain('>Ramp');
    expect(await listed(Object.fromEntries(new URLSearchParams(query)), coordinator)).toEqual([]);
  });

  test('of a sensitive answer is no way for who may not see one to do something to many', async () => {
    const tag = { do: 'tag', tag: 'ramp', filter: `answer-${wheelchair.id}=yes` };
    await coordinator.post(consoleBulkAddress('panel'), tag).expect(303);
    expect(await listed({ tag: 'ramp' })).toEqual([]);
    await organizer.post(consoleBulkAddress('panel'), tag).expect(303);
    expect(await listed({ tag: 'ramp' })).toEqual(['Bo']);
  });
});

describe('the people of all events', () => {
  test('are those of the events that are theirs', async () => {
    const elsewhere = await insertEvent(app.services, { slug: 'elsewhere' });
    await signUpInBrowser(app, elsewhere, { name: 'Fay', email: 'fay@example.org' });
    const found = async (who: Visitor, query: Record<string, string>) => {
      const { text } = await who.get(withQuery(consolePeopleAddress, query)).expect(200);
      expect(await htmlProblems(text)).toEqual([]);
      return [...text.matchAll(/<bdi>(Ada|Bo|Cy|Dua|Eli|Fay)<\/bdi><\/a/g)].map(([, name]) => name);
    };
    expect(await found(organizer, { q: 'example.org', from: 'form', mail: '' })).toContain('Fay');
    expect(await found(coordinator, { q: 'fay' })).toEqual([]);
    expect(await found(coordinator, {})).toEqual(['Eli', 'Dua', 'Cy', 'Bo', 'Ada']);
    expect(await found(organizer, { tag: 'press' })).toEqual(['Eli', 'Ada']);
    expect(await found(organizer, { mail: 'failing' })).toEqual(['Eli']);
    expect(await found(organizer, { organization: 'choir', sort: 'oldest' })).toEqual(['Eli']);
  });
});
