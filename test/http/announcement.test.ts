import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { consoleAnnouncementAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;

const address = consoleAnnouncementAddress('panel');

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
});
afterEach(() => app.close());

/** The text of the box of a language; null where there is none. */
function lineIn(page: string, language: 'en' | 'es'): string | null {
  return (
    new RegExp(`<textarea id="line-${language}"[^>]*>([^<]*)</textarea>`).exec(page)?.[1] ?? null
  );
}

const styled = (query: string) => `${address}?clock=usual&length=long&${query}`;

describe('the announcement line as a tool', () => {
  test('begins with the zones of the event in every language', async () => {
    const { text } = await organizer.get(address).expect(200);
    expect(lineIn(text, 'en')).toBe('Sunday, January 21, 2:30 PM ET / 11:30 AM PT');
    expect(lineIn(text, 'es')).toBe(
      'domingo 21 de enero, 14:30 (Nueva York, UTC−05:00) / 11:30 (Los Ángeles, UTC−08:00)',
    );
    expect(text).toContain('data-copy="Sunday, January 21, 2:30 PM ET / 11:30 AM PT"');
  });

  test('is one part of the console of the event', async () => {
    const overview = await organizer.get('/console/events/panel').expect(200);
    expect(overview.text).toContain(`href="${address}"`);
  });

  test('follows the chosen zones, hours, length and year', async () => {
    const query =
      'zones=America/Los_Angeles&moreZone1=Asia/Kolkata&moreZone2=&languages=en&languages=es' +
      '&clock=24&length=short&year=yes';
    const { text } = await organizer.get(`${address}?${query}`).expect(200);
    expect(lineIn(text, 'en')).toBe(
      'Sun, Jan 21, 2024, 14:30 ET / 11:30 PT / Mon, Jan 22, 2024, 01:00 Kolkata',
    );
    expect(lineIn(text, 'es')).toBe(
      'dom 21 ene 2024, 14:30 (Nueva York) / 11:30 (Los Ángeles) / lun 22 ene 2024, 01:00 (Calcuta)',
    );
    expect(text).toMatch(/value="Asia\/Kolkata"\s+checked/);
    expect(text).toMatch(/<details class="more-fields"\s+open/);
  });

  test('can be in one language and without further zones', async () => {
    const { text } = await organizer.get(styled('languages=es')).expect(200);
    expect(lineIn(text, 'en')).toBeNull();
    expect(lineIn(text, 'es')).toBe('domingo 21 de enero, 14:30 (Nueva York, UTC−05:00)');
  });

  test('names a zone once, under whatever names it was chosen', async () => {
    const { text } = await organizer
      .get(styled('languages=en&zones=Europe/Kiev&moreZone1=Europe/Kyiv&zones=US/Eastern'))
      .expect(200);
    expect(lineIn(text, 'en')?.match(/Kyiv/g)).toHaveLength(1);
  });

  test.each([
    ['languages=en&zones=EST', 'We don’t know this time zone.'],
    [
      `languages=en&zones=${encodeURIComponent('"><script>alert(1)</script>')}`,
      'We don’t know this time zone',
    ],
    ['zones=Asia/Kolkata', 'Please choose at least one language.'],
    ['languages=tlh', 'Please choose at least one language.'],
    [
      `languages=en${'Kolkata Tokyo Dhaka Karachi Tehran Baghdad Kabul Almaty'
        .split(' ')
        .map((city) => `&zones=Asia/${city}`)
        .join('')}`,
      'An announcement can name at most 8 time zones',
    ],
  ])('says what is wrong with %s', async (query, sentence) => {
    const { text } = await organizer.get(styled(query)).expect(422);
    expect(text).toContain(sentence);
    expect(text).not.toContain('<script>alert');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('takes a nonsensical style for the usual one', async () => {
    const { text } = await organizer
      .get(`${address}?languages=en&clock=13&length=endless&zones=`)
      .expect(200);
    expect(lineIn(text, 'en')).toBe('Sunday, January 21, 2:30 PM ET');
  });

  test('is nobody’s but the organizers’, and of no event that does not exist', async () => {
    await app.visitor().get(address).expect(303);
    await app.visitor().post(address, { text: 'Sunday' }).expect(401);
    await organizer.get(consoleAnnouncementAddress('nothing')).expect(404);
    await organizer.post(consoleAnnouncementAddress('nothing'), { text: 'Sunday' }).expect(404);
  });
});

describe('checking a text', () => {
  test('says where it contradicts the event and keeps it', async () => {
    const typed = 'Saturday, January 21, 2:30 PM EDT / 10:30 am PT <b>&amp;</b>';
    const { text } = await organizer.post(address, { text: typed }).expect(200);
    expect(text).toContain('3 things contradict the event:');
    expect(text).toContain('“Saturday, January 21”: January 21, 2024 is a Sunday.');
    expect(text).toContain('Write “ET” instead.');
    expect(text).toContain('It starts at 11:30 AM, Los Angeles time (PT, UTC−08:00).');
    expect(text).toContain('10:30 am PT &lt;b&gt;&amp;amp;&lt;/b&gt;</textarea>');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('speaks the organizer’s language about a text in the other', async () => {
    const { text } = await organizer
      .post(`${address}?lang=es`, { text: 'Saturday, January 21, 2:30 PM ET' })
      .expect(200);
    expect(text).toContain('Hay algo que contradice al evento:');
    expect(text).toContain('el 21 de enero de 2024 es domingo.');
  });

  test('finds nothing in the lines that are made here', async () => {
    for (const query of [
      'clock=usual&length=long&year=yes',
      'clock=24&length=short',
      'clock=12&length=long',
    ]) {
      const zones = 'zones=America/Los_Angeles&zones=Asia/Kolkata&languages=en&languages=es';
      const page = await organizer.get(`${address}?${zones}&${query}`).expect(200);
      for (const language of ['en', 'es'] as const) {
        const line = lineIn(page.text, language) ?? '';
        const { text } = await organizer.post(address, { text: line }).expect(200);
        expect({ line, agrees: text.includes('Nothing in this text contradicts') }).toEqual({
          line,
          agrees: true,
        });
      }
    }
  });

  test('keeps the chosen style beside it', async () => {
    const { text } = await organizer
      .post(styled('languages=es&zones=Asia/Kolkata'), { text: 'Sunday, January 21' })
      .expect(200);
    expect(lineIn(text, 'en')).toBeNull();
    expect(lineIn(text, 'es')).toContain('Calcuta');
    expect(text).toContain('Nothing in this text contradicts the event.');
  });

  test('of a text without day and time asks for them', async () => {
    const { text } = await organizer.post(address, { text: 'Bring pots and pans!' }).expect(200);
    expect(text).toContain('We found no day and no time in this text.');
  });

  test.each([
    ['nothing', '', 'Please paste the text to be checked.'],
    ['spaces', ' \n ', 'Please paste the text to be checked.'],
    ['10,001 characters', `x${'🥘'.repeat(10_000)}`, 'Please shorten it to 10,000.'],
    ['a NUL', 'Sunday\u0000', 'invisible control characters'],
    ['a control character', 'Sunday \u009b12:00', 'invisible control characters'],
  ])('refuses %s with a sentence and keeps it', async (_, typed, sentence) => {
    const { text } = await organizer.post(address, { text: typed }).expect(422);
    expect(text).toContain(sentence);
    expect(text).toContain('aria-invalid="true"');
    if (typed.length > 100) expect(text).toContain(typed);
  });

  test('reads 10,000 characters to the end', async () => {
    const end = '\nSaturday, January 21, 2:30 PM ET';
    const typed = '🥘'.repeat(10_000 - end.length) + end;
    const { text } = await organizer.post(address, { text: typed }).expect(200);
    expect(text).toContain('January 21, 2024 is a Sunday.');
  });

  test('marks what it read, and leaves a later item of the program alone', async () => {
    const typed = 'Sunday, January 21, 2:30 PM ET. Speeches 4 pm. The strike is on January 24.';
    const { text } = await organizer.post(address, { text: typed }).expect(200);
    const marks = [
      ...text.matchAll(/<mark class="read[^"]*"\s*>(.*?)<span[^>]*>(.*?)<\/span><\/mark>/gs),
    ];
    expect(marks.map(([, piece, as]) => `${piece} = ${as}`)).toEqual([
      'Sunday, January 21 = day',
      '2:30 PM = start',
      'ET = time zone',
      '4 pm. = later in the program',
      'January 24 = another day, not compared',
    ]);
    expect(text).toContain('Nothing in this text contradicts the event.');
  });

  test('says that nothing contradicts only when it read everything with a figure', async () => {
    const typed = 'Sunday, January 21, 2:30 PM ET, the 3rd panel, 100% online';
    const { text } = await organizer.post(address, { text: typed }).expect(200);
    expect(text).not.toContain('Nothing in this text contradicts the event.');
    expect(text).toContain('What we read agrees with the event.');
    expect(text).toContain('We could not read: 3rd · 100%.');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('changes nothing', async () => {
    const before = app.services.db.events.bySlug('panel');
    await organizer.post(address, { text: 'Monday, January 22, 3 PM ET' }).expect(200);
    expect(app.services.db.events.bySlug('panel')).toEqual(before);
  });
});

test('its pages are valid HTML in every language', async () => {
  for (const language of ['en', 'es'])
    for (const page of [
      await organizer.get(`${address}?lang=${language}`),
      await organizer.get(`${styled('languages=en&zones=Asia/Kolkata')}&lang=${language}`),
      await organizer.post(`${address}?lang=${language}`, { text: 'Sunday, January 21' }),
      await organizer.post(`${address}?lang=${language}`, { text: '' }),
    ])
      expect(await htmlProblems(page.text)).toEqual([]);
});
