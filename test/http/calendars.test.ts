import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { readAsThunderbird, readFeed as readFeedOf } from '../helpers/calendarFiles.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const readFeed = (path: string) => readFeedOf(app, path);

const insertCampaign = (slug: string) =>
  app.services.db.write((store) =>
    store.campaigns.insert({ slug, title: 'A day of action', facts: [], updatedAt: 1 }),
  );

describe('the calendar of everything announced', () => {
  test('has what is coming and what was of late, by its start, and no draft', async () => {
    const { services } = app;
    await insertEvent(services, { title: 'Coming' });
    await insertEvent(services, { title: 'Draft', state: 'draft', publishedAt: null });
    await insertEvent(services, { title: 'Of late' }, { startLocal: '2024-01-05T10:00' });
    await insertEvent(services, { title: 'Long ago' }, { startLocal: '2023-01-05T10:00' });
    await insertEvent(
      services,
      { title: 'Called off', state: 'cancelled', cancelledAt: app.clock.now, sequence: 2 },
      { startLocal: '2024-02-05T10:00' },
    );
    const { calendar, titles } = await readFeed('/calendar.ics');
    expect(titles).toEqual(['Of late', 'Coming', 'Called off']);
    expect(calendar.entries.at(2)).toMatchObject({ status: 'CANCELLED', sequence: 2 });
    expect(calendar.value('source')).toBe(`${app.baseUrl}/calendar.ics`);
    expect(calendar.value('name')).toBe('Example Collective');
  });

  test('tells nobody how to join', async () => {
    await insertEvent(app.services, { joinUrl: 'https://meet.example.org/secret' });
    const { file } = await readFeed('/calendar.ics');
    expect(file.replaceAll('\r\n ', '')).not.toContain('meet.example.org');
  });

  test('is not sent again while nothing changes', async () => {
    const event = await insertEvent(app.services);
    app.clock.advance(5_000);
    const { answer } = await readFeed('/calendar.ics');
    const etag = answer.get('ETag') ?? '';
    const modified = answer.get('Last-Modified') ?? '';
    expect(modified).toBe(new Date(event.updatedAt).toUTCString());
    await app.get('/calendar.ics').set('If-None-Match', etag).expect(304);
    await app.get('/calendar.ics').set('If-Modified-Since', modified).expect(304);

    app.clock.advance(60_000);
    await app.services.db.write((store) =>
      store.events.update(event.id, { title: 'Another title', updatedAt: app.clock.now }),
    );
    app.clock.advance(5_000);
    await app.get('/calendar.ics').set('If-None-Match', etag).expect(200);
    await app.get('/calendar.ics').set('If-Modified-Since', modified).expect(200);
  });

  test('an event that leaves it counts as a change, too', async () => {
    await insertEvent(app.services);
    app.clock.advance(60_000);
    const event = await insertEvent(app.services);
    app.clock.advance(5_000);
    const { answer } = await readFeed('/calendar.ics');
    app.clock.advance(60_000);
    await app.services.db.write((store) =>
      store.events.update(event.id, { state: 'draft', updatedAt: app.clock.now }),
    );
    app.clock.advance(5_000);
    await app
      .get('/calendar.ics')
      .set('If-Modified-Since', answer.get('Last-Modified') ?? '')
      .expect(200);
  });

  test('says nothing about when it changed within the second of a change', async () => {
    await insertEvent(app.services);
    const { answer } = await readFeed('/calendar.ics');
    expect(answer.get('Last-Modified')).toBeUndefined();
    expect(answer.get('ETag')).toMatch(/^"[\w-]{22}"$/);
  });

  test('200 events with two corrupt rows give 198, and the log says which', async () => {
    const { services } = app;
    const one = await insertEvent(services);
    const { id: _, ...values } = one;
    const ids = await services.db.write((store) =>
      Array.from(
        { length: 199 },
        (_unused, index) =>
          store.events.insert({
            ...values,
            slug: `one-of-many-${index}`,
            startsAt: one.startsAt + index * 3_600_000,
          }).id,
      ),
    );
    const [unreadable = 0, unfit = 0] = ids;
    await services.db.write((store) => {
      // As a database that was edited by hand: a text where a list has to be, and an instant that is none.
      store.events.update(unreadable, { speakers: JSON.parse('"not a list"') });
      store.events.update(unfit, { startsAt: 4e15 });
    });
    app.expectErrors();
    const { titles } = await readFeed('/calendar.ics');
    expect(titles).toHaveLength(198);
    const told = app.logged.find((line) => line.msg === 'entries left out of a calendar feed');
    expect(told?.['omitted']).toEqual([expect.stringMatching(new RegExp(`^event-${unfit}-`))]);
    expect(told?.['unreadable']).toEqual([unreadable]);
  });
});

describe('the calendar of a campaign', () => {
  test('has its events from first to last and no other', async () => {
    const campaign = await insertCampaign('january-24');
    await insertEvent(app.services, { title: 'Another one' });
    await insertEvent(app.services, { title: 'Its own', campaignId: campaign.id });
    await insertEvent(
      app.services,
      { title: 'Its first', campaignId: campaign.id },
      { startLocal: '2022-01-24T16:00' },
    );
    const { calendar, titles } = await readFeed('/campaigns/january-24/calendar.ics');
    expect(titles).toEqual(['Its first', 'Its own']);
    expect(calendar.value('name')).toBe('A day of action');
    await app.get('/campaigns/elsewhere/calendar.ics').expect(404);
  });
});

describe('the calendar of one event', () => {
  test('can be subscribed to, also when the event is cancelled', async () => {
    const event = await insertEvent(app.services, { slug: 'panel' });
    const { calendar } = await readFeed('/events/panel/calendar.ics');
    expect(calendar.entries).toMatchObject([
      { status: 'CONFIRMED', start: Date.UTC(2024, 0, 21, 19, 30), end: null },
    ]);
    await app.services.db.write((store) =>
      store.events.update(event.id, { state: 'cancelled', cancelledAt: 1, sequence: 1 }),
    );
    const after = await readFeed('/events/panel/calendar.ics');
    expect(after.calendar.entries).toMatchObject([
      { status: 'CANCELLED', sequence: 1, uid: calendar.entries[0]?.uid },
    ]);
  });

  test('a file that is taken over once publishes, and takes back what was cancelled', async () => {
    const event = await insertEvent(app.services, { slug: 'panel' });
    const before = readAsThunderbird((await app.get('/events/panel/event.ics').expect(200)).text);
    expect(before.value('method')).toBe('PUBLISH');
    await app.services.db.write((store) =>
      store.events.update(event.id, { state: 'cancelled', cancelledAt: 1, sequence: 1 }),
    );
    const after = readAsThunderbird((await app.get('/events/panel/event.ics').expect(200)).text);
    expect(after.value('method')).toBe('CANCEL');
    expect(after.entries[0]?.uid).toBe(before.entries[0]?.uid);
  });

  test('a draft has none', async () => {
    await insertEvent(app.services, { slug: 'draft', state: 'draft' });
    await app.get('/events/draft/calendar.ics').expect(404);
    await app.get('/events/draft/event.ics').expect(404);
  });
});

describe('the feed of announcements', () => {
  test('speaks the language that is asked for, and is not sent again while nothing changes', async () => {
    await insertEvent(app.services);
    app.clock.advance(5_000);
    const answer = await app.get('/announcements.atom').set('Accept-Language', 'es').expect(200);
    const feed = answer.text;
    expect(feed).toContain('xml:lang="es"');
    expect(answer.get('Vary')).toMatch(/Accept-Language/);
    await app
      .get('/announcements.atom')
      .set('Accept-Language', 'es')
      .set('If-None-Match', answer.get('ETag') ?? '')
      .expect(304);
    await app
      .get('/announcements.atom')
      .set('Accept-Language', 'en')
      .set('If-None-Match', answer.get('ETag') ?? '')
      .expect(200);
  });

  test('goes on without an event that cannot be read', async () => {
    await insertEvent(app.services, { title: 'As it should be' });
    const broken = await insertEvent(app.services, { zone: 'Nowhere/Land' });
    app.expectErrors();
    const answer = await app.get('/announcements.atom').expect(200);
    expect(answer.text).toContain('As it should be');
    expect(app.logged.find((line) => line['unreadable'])?.['unreadable']).toEqual([broken.id]);
  });
});
