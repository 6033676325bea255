import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleFormAddress,
  consoleRepeatAddress,
  consoleSeriesAddress,
  eventAddress,
  keepingAddress,
  seriesAddress,
  seriesCalendarAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { readFeed } from '../helpers/calendarFiles.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { repeatWeekly } from '../helpers/series.ts';

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

/** The dates that the page of an event that repeats shows, to be sent along. */
async function shown(slug: string, typed: Record<string, string>): Promise<SentForm> {
  const { text } = await organizer
    .post(consoleRepeatAddress(slug), { ...typed, intent: 'preview' })
    .expect(200);
  return { ...typed, repeatSeen: hiddenFields(text)['repeatSeen'] ?? '' };
}

const startsOf = (seriesId: number) =>
  app.services.db.series.rows(seriesId).map(({ startLocal }) => startLocal);

describe('the form of an event', () => {
  const repeating = { ...filledEventForm, repeat: 'weekly', repeatTimes: '3' };

  test('saves the event and shows the dates before there are any', async () => {
    const { headers } = await organizer.post(consoleEventsAddress, repeating).expect(303);
    const address = String(headers['location']);
    expect(address).toBe(
      consoleRepeatAddress('an-example-action', { repeat: 'weekly', repeatTimes: '3' }),
    );
    const { text } = await organizer.get(address).expect(200);
    expect(text).toContain('Every Wednesday');
    expect(text).toContain('3 dates, the last on Wednesday, February 7, 2024');
    expect(await htmlProblems(text)).toEqual([]);
    expect(eventCalled('an-example-action')).toMatchObject({ state: 'draft', seriesId: null });
    expect(app.services.db.events.draftCount()).toBe(1);
  });

  test('keeps what cannot be a series, with a sentence at its field', async () => {
    const wrong = [
      [{ repeat: 'weekly' }, 'Please say how many dates there are, or until when.'],
      [{ repeat: 'weekly', repeatTimes: '1' }, 'a number of dates from 2 to 104'],
      [{ repeat: 'weekly', repeatTimes: '3', repeatUntil: '2024-03-01' }, 'only one of the two'],
      [{ repeat: 'weekly', repeatUntil: '2024-01-01' }, 'This is before the first date.'],
      [{ repeat: 'weekly', repeatUntil: 'soon' }, 'This is not a date.'],
      [{ repeat: 'weekly', repeatUntil: '2029-01-01' }, 'at most 104 dates'],
      [{ repeat: 'monthly-on-day', repeatTimes: '50' }, 'at most 3 years ahead'],
      [{ repeat: 'monthly-on-last-weekday', repeatTimes: '3' }, 'the last such weekday'],
      [{ repeat: 'yearly', repeatTimes: '3' }, 'Please choose how often'],
      [{ repeat: 'weekly', repeatTimes: '3', repeatExcept: '2024-01-24' }, 'it can’t be left out'],
    ] as const;
    for (const [typed, sentence] of wrong) {
      const form = { ...filledEventForm, ...typed };
      const { text } = await organizer.post(consoleEventsAddress, form).expect(422);
      expect(text).toContain(sentence);
      for (const value of Object.values(typed).filter((one) => one !== 'yearly'))
        expect(text).toContain(value);
      expect(text).toContain('value="An example action"');
    }
    expect(app.services.db.events.any()).toBe(false);
  });

  test('of a draft is kept while it says how the draft repeats', async () => {
    const draft = await insertEvent(app.services, { slug: 'plan', state: 'draft' });
    const form = { ...filledEventForm, seenAt: String(draft.updatedAt), repeat: 'weekly' };
    await organizer
      .post(keepingAddress('ABCDEFGHIJKLMNOP', 'plan', 0), { ...form, intent: 'keep' })
      .expect(303);
    const { text } = await organizer.get(consoleFormAddress('ABCDEFGHIJKLMNOP')).expect(200);
    expect(text).toMatch(/value="weekly"\s+checked/);
    expect(eventCalled('plan').title).toBe(draft.title);
  });
});

describe('an event that repeats', () => {
  test('becomes drafts in one write, each an event of its own, and once', async () => {
    const { services } = app;
    const event = await insertEvent(services, {
      slug: 'circle',
      state: 'draft',
      publishedAt: null,
      capacity: 12,
      programme: [
        {
          day: '2024-01-21',
          start: '15:00',
          startOccurrence: 'only',
          end: null,
          endOccurrence: 'only',
          title: 'Tea',
          place: '',
          speakers: '',
        },
      ],
    });
    await services.db.write((store) =>
      store.eventTexts.put(event.id, 'es', { title: { text: 'Círculo', of: '' } }, app.clock.now),
    );
    const form = await shown('circle', {
      repeat: 'weekly',
      repeatTimes: '3',
      repeatExcept: '2024-01-28',
    });
    const before = services.db.version();
    const make = () => organizer.post(consoleRepeatAddress('circle'), { ...form, intent: 'save' });
    const { headers } = await make().expect(303);
    expect(String(headers['location'])).toMatch(/^\/console\/series\/circle\?done=made.3/);
    const { seriesId } = eventCalled('circle');
    expect(startsOf(seriesId ?? 0)).toEqual([
      '2024-01-21T14:30',
      '2024-02-04T14:30',
      '2024-02-11T14:30',
    ]);
    const other = eventCalled('circle-2024-02-04');
    expect(other).toMatchObject({ state: 'draft', capacity: 12, seatsTaken: 0, sequence: 0 });
    expect(other.programme.map(({ day }) => day)).toEqual(['2024-02-04']);
    expect(services.db.eventTexts.ofEvent(other.id)).toHaveLength(1);
    const after = services.db.version();
    expect(Number(after.split('.')[0])).toBe(Number(before.split('.')[0]) + 1);

    await make().expect(303);
    expect(startsOf(seriesId ?? 0)).toHaveLength(3);
    const page = await organizer.get(consoleSeriesAddress('circle')).expect(200);
    expect(page.text).toContain('3 dates are drafts that only organizers see.');
    expect(await htmlProblems(page.text)).toEqual([]);
    await app.get(seriesAddress('circle')).expect(404);

    await organizer.post(consoleSeriesAddress('circle', 'publication')).expect(303);
    expect(services.db.series.dates(seriesId ?? 0)).toBe(3);
    await app.get(seriesAddress('circle')).expect(200);
  });

  test('makes no date that nobody has seen', async () => {
    await insertEvent(app.services, { slug: 'circle' });
    const form = await shown('circle', { repeat: 'weekly', repeatTimes: '3' });
    const { text } = await organizer
      .post(consoleRepeatAddress('circle'), { ...form, repeatTimes: '4', intent: 'publish' })
      .expect(200);
    expect(text).toContain('These are the dates.');
    expect(text).toContain('4 dates');
    expect(eventCalled('circle').seriesId).toBeNull();
  });

  test('asks about a date on which clocks jump over its hour or show it twice', async () => {
    await insertEvent(app.services, { slug: 'night' }, { startLocal: '2024-03-03T02:30' });
    const typed = { repeat: 'weekly', repeatTimes: '2' };
    const form = await shown('night', typed);
    const refused = await organizer
      .post(consoleRepeatAddress('night'), { ...form, intent: 'save' })
      .expect(422);
    expect(refused.text).toContain('1 date still needs an answer');
    expect(refused.text).toContain('Sunday, March 10, 2024');
    expect(refused.text).toContain('clocks go forward');
    const answered = { ...form, 'repeatAnswer-2024-03-10': 'later', intent: 'save' };
    await organizer.post(consoleRepeatAddress('night'), answered).expect(303);
    expect(startsOf(eventCalled('night').seriesId ?? 0)).toEqual([
      '2024-03-03T02:30',
      '2024-03-10T03:30',
    ]);
  });

  test('names the months that have no such day', async () => {
    await insertEvent(app.services, { slug: 'end' }, { startLocal: '2024-01-31T18:00' });
    const { text } = await organizer
      .post(consoleRepeatAddress('end'), { repeat: 'monthly-on-day', repeatTimes: '3' })
      .expect(200);
    expect(text).toContain('February 2024, April 2024');
  });

  test('can be one that is public already, and publishes its dates with it', async () => {
    const event = await insertEvent(app.services, { slug: 'circle' });
    const form = await shown('circle', { repeat: 'weekly', repeatUntil: '2024-02-04' });
    await organizer
      .post(consoleRepeatAddress('circle'), { ...form, intent: 'publish' })
      .expect(303);
    const after = eventCalled('circle');
    expect(after).toMatchObject({ state: 'published', sequence: event.sequence });
    expect(app.services.db.series.dates(after.seriesId ?? 0)).toBe(3);
    const overview = await organizer.get(consoleEventAddress('circle')).expect(200);
    expect(overview.text).toContain('Every Sunday. This is date 1 of 3.');
    expect(await htmlProblems(overview.text)).toEqual([]);
    await organizer.get(consoleRepeatAddress('circle')).expect(303);
  });
});

describe('one date', () => {
  test('is cancelled, taken offline or deleted without the others', async () => {
    const { services } = app;
    const event = await insertEvent(services, { slug: 'circle' });
    const { series, dates } = await repeatWeekly(services, event, 4);
    const [first, second, third] = dates;
    const of = (slug = '') => services.db.events.bySlug(slug);
    await organizer.post(consoleEventAddress(second?.slug ?? '', 'cancellation'), { note: '' });
    await organizer.post(consoleEventAddress(third?.slug ?? '', 'unpublication'));
    expect(services.db.series.rows(series.id).map(({ state }) => state)).toEqual([
      'published',
      'cancelled',
      'draft',
      'published',
    ]);
    expect(of(first?.slug)).toEqual({ ...first, updatedAt: of(first?.slug)?.updatedAt });

    const draft = await insertEvent(services, { slug: 'other', state: 'draft', publishedAt: null });
    const others = await repeatWeekly(services, draft, 2);
    for (const { slug } of others.dates)
      await organizer.post(consoleEventAddress(slug, 'deletion')).expect(303);
    expect(services.db.series.byId(others.series.id)).toBeUndefined();
    expect(services.db.series.rows(series.id)).toHaveLength(4);
  });

  test('shows the way to the others as soon as they are public, and the page lists them', async () => {
    const { services } = app;
    const event = await insertEvent(services, { slug: 'circle', title: 'A circle' });
    const page = () => app.get(eventAddress('circle')).expect(200);
    expect((await page()).text).not.toContain('/series/');
    const { dates } = await repeatWeekly(services, event, 3);
    expect((await page()).text).toContain('All 3 dates');
    await organizer.post(consoleEventAddress(dates[2]?.slug ?? '', 'unpublication')).expect(303);
    expect((await page()).text).toContain('All 2 dates');

    const { text } = await app.get(seriesAddress('circle')).expect(200);
    expect(text).toContain('Every Sunday · 2 dates');
    expect(text).toContain(eventAddress(dates[1]?.slug ?? ''));
    expect(text).not.toContain(eventAddress(dates[2]?.slug ?? ''));
    expect(text).toContain('"@type":"EventSeries"');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('is an entry of its own in the calendar of the series', async () => {
    const { services } = app;
    const event = await insertEvent(services, { slug: 'circle' });
    const { dates } = await repeatWeekly(services, event, 3);
    await organizer.post(consoleEventAddress(dates[1]?.slug ?? '', 'cancellation'), { note: '' });
    const { calendar } = await readFeed(app, seriesCalendarAddress('circle'));
    const { entries } = calendar;
    expect(entries).toHaveLength(3);
    expect(entries.map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED']);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(3);
  });
});

test('the start shows the next date of a series, and not all of them', async () => {
  const { services } = app;
  const event = await insertEvent(services, { slug: 'circle', title: 'A circle' });
  const { dates } = await repeatWeekly(services, event, 20);
  await insertEvent(services, { slug: 'march' }, { startLocal: '2024-03-01T18:00' });
  const { text } = await app.get('/').expect(200);
  expect(text).toContain('Every Sunday · 20 dates');
  expect(text.match(/href="\/events\/circle/g)).toHaveLength(1);
  expect(text).toContain('href="/events/march"');
  // A cancelled date is told, and so is the one that takes place.
  await organizer.post(consoleEventAddress('circle', 'cancellation'), { note: '' }).expect(303);
  const after = (await app.get('/').expect(200)).text;
  expect(after.match(/href="\/events\/circle/g)).toHaveLength(2);
  expect(after).toContain(eventAddress(dates[1]?.slug ?? ''));
});
