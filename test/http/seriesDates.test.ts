import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { consoleEventAddress, consoleSeriesAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
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

const startsOf = (seriesId: number) =>
  app.services.db.series.rows(seriesId).map(({ startLocal }) => startLocal);

describe('a series', () => {
  test('goes on after its last date, or gets a single day more, as drafts', async () => {
    const { services } = app;
    const event = await insertEvent(services, { slug: 'circle', capacity: 7 });
    const { series, dates } = await repeatWeekly(services, event, 3);
    await services.db.write((store) =>
      store.events.update(dates[2]?.id ?? 0, { venue: 'Another Hall' }),
    );
    const page = () => organizer.get(consoleSeriesAddress('circle')).expect(200);
    const add = (form: SentForm) => organizer.post(consoleSeriesAddress('circle', 'dates'), form);
    const { seen = '' } = hiddenFields((await page()).text);
    await add({ seen, moreTimes: '2' }).expect(303);
    expect(startsOf(series.id).slice(3)).toEqual(['2024-02-11T14:30', '2024-02-18T14:30']);
    expect(services.db.events.bySlug('circle-2024-02-18')).toMatchObject({
      state: 'draft',
      venue: 'Another Hall',
      capacity: 7,
    });
    // A second click adds nothing.
    expect((await add({ seen, moreTimes: '2' }).expect(422)).text).toContain(
      'Dates were added or deleted in the meantime.',
    );
    const then = hiddenFields((await page()).text)['seen'] ?? '';
    await add({ seen: then, moreDate: '2024-02-15' }).expect(303);
    expect(startsOf(series.id)).toContain('2024-02-15T14:30');

    const seenNow = hiddenFields((await page()).text)['seen'] ?? '';
    for (const [typed, sentence] of [
      [{}, 'Please say how many more dates'],
      [{ moreTimes: '1', moreDate: '2024-03-01' }, 'Please say how many more dates'],
      [{ moreTimes: 'many' }, 'a number from 1 to 52'],
      [{ moreDate: '2024-02-15' }, 'There is a date on this day already.'],
      [{ moreDate: 'soon' }, 'This is not a date.'],
    ] as const) {
      const { text } = await add({ seen: seenNow, ...typed }).expect(422);
      expect(text).toContain(sentence);
      for (const value of Object.values(typed)) expect(text).toContain(`value="${value}"`);
      expect(await htmlProblems(text)).toEqual([]);
    }
    expect(startsOf(series.id)).toHaveLength(6);
  });

  test('is one entry among the announcements, until a date has news of its own', async () => {
    const event = await insertEvent(app.services, { slug: 'circle' });
    const { dates } = await repeatWeekly(app.services, event, 4);
    const entries = async () =>
      ((await app.get('/announcements.atom').expect(200)).text.match(/<entry\b/g) ?? []).length;
    expect(await entries()).toBe(1);
    app.clock.advance(60_000);
    await organizer.post(consoleEventAddress(dates[2]?.slug ?? '', 'cancellation'), { note: '' });
    expect(await entries()).toBe(2);
  });
});
