import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tzdataRelease, tzdataVersion } from '../../server/time/tzdata.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consoleSignInSheetAddress,
  consoleSignUpsAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const eventCalled = (slug: string) => {
  const event = app.services.db.events.bySlug(slug);
  if (!event) throw new Error(`No event is called ${slug}`);
  return event;
};

const create = (changes: Record<string, string | string[]> = {}) =>
  organizer.post(consoleEventsAddress, { ...filledEventForm, ...changes });

describe('making an event', () => {
  test('begins with a draft at an address made from its title', async () => {
    await create()
      .expect(303)
      .expect('Location', /^\/console\/events\/an-example-action\?done=created&seal=/);
    expect(eventCalled('an-example-action')).toMatchObject({
      state: 'draft',
      startsAt: Date.UTC(2024, 0, 24, 21, 0),
      capacity: null,
      sequence: 0,
    });
    const overview = await organizer.get('/console/events/an-example-action').expect(200);
    expect(overview.text).toContain('Draft created');
    expect(overview.text).toContain('Ada Example');
  });

  test('twice by a second click makes one', async () => {
    await create().expect(303);
    await create()
      .expect(303)
      .expect('Location', /^\/console\/events\/an-example-action\?done=created&seal=/);
    expect(app.services.db.events.all()).toHaveLength(1);
  });

  test('of the same title at another time gets an address of its own', async () => {
    await create().expect(303);
    await create({ startTime: '18:00' })
      .expect(303)
      .expect('Location', /^\/console\/events\/an-example-action-2\?done=created&seal=/);
  });

  test('at an address that exists says so and keeps what was typed', async () => {
    await insertEvent(app.services, { slug: 'panel' });
    const answer = await create({ slug: 'panel' }).expect(422);
    expect(answer.text).toContain('Another event already uses the web address “panel”.');
    expect(answer.text).toContain('value="panel"');
    expect(answer.text).toContain('value="An example action"');
    expect(answer.text).toContain('First **paragraph**.');
    expect(app.services.db.events.all()).toHaveLength(1);
  });

  test('shows before saving how it is announced and described', async () => {
    const answer = await create({
      intent: 'preview',
      moreZone1: 'America/Los_Angeles',
      description: 'Hello **there** <script>',
    }).expect(200);
    expect(answer.text).toContain('Wednesday, January 24, 4:00 PM ET / 1:00 PM PT');
    expect(answer.text).toContain('miércoles 24 de enero');
    expect(answer.text).toContain('Hello <strong>there</strong> &lt;script&gt;');
    expect(answer.text).toContain('value="An example action"');
    expect(app.services.db.events.all()).toEqual([]);
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('at a time that happens twice asks which one, and takes the answer', async () => {
    const twice = { startDate: '2024-11-03', startTime: '01:30' };
    const answer = await create(twice).expect(422);
    expect(answer.text).toContain('1:30 AM EDT (UTC−04:00)');
    expect(answer.text).toContain('1:30 AM EST (UTC−05:00)');
    expect(answer.text).toContain('name="startOccurrence"');
    expect(await htmlProblems(answer.text)).toEqual([]);
    await create({ ...twice, startOccurrence: 'later' }).expect(303);
    expect(eventCalled('an-example-action')).toMatchObject({
      startOccurrence: 'later',
      startsAt: Date.UTC(2024, 10, 3, 6, 30),
    });
    const form = await organizer.get('/console/events/an-example-action/edit').expect(200);
    expect(form.text).toMatch(/value="later"\s+checked/);
  });

  test('keeps dates and times in a field that shows them where they cannot be read', async () => {
    const answer = await create({ startDate: 'Sunday', startTime: 'noon' }).expect(422);
    expect(answer.text).toMatch(/type="text"\s+value="Sunday"/);
    expect(answer.text).toMatch(/type="text"\s+value="noon"/);
  });

  test('in Spanish asks in Spanish', async () => {
    const answer = await organizer
      .post(`${consoleEventsAddress}?lang=es`, { ...filledEventForm, startTime: '' })
      .expect(422);
    expect(answer.text).toContain('Escribe también la hora');
  });
});

describe('announcing an event', () => {
  test('takes a click, and a second one changes nothing', async () => {
    await create().expect(303);
    await app.get(eventAddress('an-example-action')).expect(404);
    const publication = consoleEventAddress('an-example-action', 'publication');
    await organizer.post(publication).expect(303);
    const { publishedAt, sequence } = eventCalled('an-example-action');
    app.clock.advance(1000);
    await organizer.post(publication).expect(303);
    expect(eventCalled('an-example-action')).toMatchObject({
      state: 'published',
      publishedAt,
      sequence,
    });
    await app.get(eventAddress('an-example-action')).expect(200);
  });

  test('without a place is refused with the reason', async () => {
    await create({ venue: '', city: '' }).expect(303);
    const answer = await organizer
      .post(consoleEventAddress('an-example-action', 'publication'))
      .expect(422);
    expect(answer.text).toContain('say where it takes place');
    expect(eventCalled('an-example-action').state).toBe('draft');
  });

  test('can be taken back while nobody has signed up', async () => {
    const event = await insertEvent(app.services);
    await organizer.post(consoleEventAddress(event.slug, 'unpublication')).expect(303);
    expect(eventCalled(event.slug).state).toBe('draft');
    await app.get(eventAddress(event.slug)).expect(404);
  });

  test('cannot be taken back once somebody counts on it', async () => {
    const event = await insertEvent(app.services);
    await app
      .post(`/events/${event.slug}/signups`, { name: 'Ada Example', email: 'ada@example.org' })
      .expect(303);
    const answer = await organizer
      .post(consoleEventAddress(event.slug, 'unpublication'))
      .expect(422);
    expect(answer.text).toContain('You can cancel it');
    expect(eventCalled(event.slug).state).toBe('published');
  });
});

describe('a draft', () => {
  test('can be deleted, and a second click finds it deleted', async () => {
    await create().expect(303);
    const deletion = consoleEventAddress('an-example-action', 'deletion');
    const question = await organizer.get(deletion).expect(200);
    expect(await htmlProblems(question.text)).toEqual([]);
    await organizer.post(deletion).expect(303);
    await organizer
      .post(deletion)
      .expect(303)
      .expect('Location', /^\/console\/events\?done=deleted&seal=/);
    expect(app.services.db.events.all()).toEqual([]);
  });

  test('that was announced once stays', async () => {
    const event = await insertEvent(app.services);
    await organizer.post(consoleEventAddress(event.slug, 'unpublication')).expect(303);
    await organizer.post(consoleEventAddress(event.slug, 'deletion')).expect(422);
    expect(eventCalled(event.slug).state).toBe('draft');
  });
});

describe('the console', () => {
  test('lists every event with what waits there', async () => {
    const panel = await insertEvent(app.services, { title: 'The panel', capacity: 3 });
    await insertEvent(app.services, { title: 'The draft', state: 'draft', publishedAt: null });
    await insertEvent(app.services, { title: 'The past' }, { startLocal: '2023-01-21T14:30' });
    const ada = { name: 'Ada Example', email: 'ada@example.org', companions: 1 };
    await signUpAttendee(app.services, panel, ada);
    const answer = await organizer.get(consoleEventsAddress).expect(200);
    expect(answer.text).toContain('2 of 3');
    const order = ['The panel', 'The draft', 'The past'].map((title) =>
      answer.text.indexOf(`<bdi>${title}</bdi>`),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(await htmlProblems(answer.text)).toEqual([]);
    await organizer.get('/console').expect(200);
  });

  test('of each event and each of its pages is well-formed in both languages', async () => {
    const { slug } = await insertEvent(app.services, { joinUrl: 'https://example.org/join' });
    await app
      .post(`/events/${slug}/signups`, { name: 'Ada <b>', email: 'ada@example.org' })
      .expect(303);
    for (const address of [
      consoleNewEventAddress,
      consoleEventAddress(slug),
      consoleEventAddress(slug, 'edit'),
      consoleEventAddress(slug, 'cancellation'),
      consoleSignUpsAddress(slug),
      consoleSignInSheetAddress(slug),
    ])
      for (const language of ['en', 'es']) {
        const answer = await organizer.get(`${address}?lang=${language}`).expect(200);
        expect({ address, language, problems: await htmlProblems(answer.text) }).toEqual({
          address,
          language,
          problems: [],
        });
      }
  });

  test('knows no event of another name', async () => {
    for (const action of [undefined, 'edit', 'cancellation', 'deletion'] as const)
      await organizer.get(consoleEventAddress('nothing', action)).expect(404);
    for (const action of ['edit', 'publication', 'unpublication', 'cancellation'] as const)
      await organizer.post(consoleEventAddress('nothing', action)).expect(404);
    await organizer.get(consoleSignUpsAddress('nothing')).expect(404);
    await organizer.get(consoleSignUpsAddress('nothing', 'csv')).expect(404);
  });
});

test('the list of events says by which time zone data hours are computed, and when it is old', async () => {
  const { text } = await organizer.get(consoleEventsAddress).expect(200);
  expect(text).toContain(`(${tzdataVersion()})`);
  expect(text).not.toContain('more than six months old');
});

describe('what the dashboard warns of', () => {
  const dashboard = async () => (await organizer.get(consoleEventsAddress).expect(200)).text;

  // Other systems have no directory that is always without room.
  if (process.platform === 'linux')
    test('a disk that is nearly full, before nobody can sign up any more', async () => {
      expect(await dashboard()).not.toContain('disk is nearly full');
      app.services.config.dataDirectory = '/proc';
      const text = await dashboard();
      expect(text).toContain('disk is nearly full: 0 MB are left');
      expect(await htmlProblems(text)).toEqual([]);
    });

  test('time zone data that is older than half a year', async () => {
    const { version, publishedAt } = tzdataRelease();
    if (publishedAt === null) throw new Error('Nobody knows how old it is.');
    const at = async (days: number) => {
      app.clock.set(publishedAt + days * 86_400_000);
      organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
      return dashboard();
    };
    expect(await at(179)).not.toContain('more than six months old');
    const text = await at(181);
    expect(text).toMatch(new RegExp(`\\(${version}\\), which is more than six months old`));
    expect(await htmlProblems(text)).toEqual([]);
  });
});
