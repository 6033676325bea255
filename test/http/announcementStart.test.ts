import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  consoleNewEventAddress,
  consoleNewEventAnnouncementAddress as address,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

/** What a field of the form holds: the value of an input, or the chosen option of a list. */
function fieldOf(page: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*?value="([^"]*)"`).exec(page)?.[1];
  if (input !== undefined) return input;
  const list = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(page)?.[0] ?? '';
  return /value="([^"]*)"\s+selected/.exec(list)?.[1];
}

const tick = (zone: string) => new RegExp(`value="${zone}"\\s+checked`);

test('the form of a new event leads to the announcement, and back', async () => {
  const form = await organizer.get(consoleNewEventAddress).expect(200);
  expect(form.text).toContain(`href="${address}"`);
  const start = await organizer.get(address).expect(200);
  expect(start.text).toContain('New event from an announcement');
  expect(start.text).toContain(`href="${consoleNewEventAddress}"`);
});

test('a pasted announcement fills the schedule in and saves nothing', async () => {
  const text = 'Panel! Sunday, January 21, 2:30 PM ET / 11:30 AM PT';
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toContain('action="/console/events"');
  expect(fieldOf(form, 'zone')).toBe('America/New_York');
  expect(fieldOf(form, 'startDate')).toBe('2024-01-21');
  expect(fieldOf(form, 'startTime')).toBe('14:30');
  expect(fieldOf(form, 'endDate')).toBe('');
  expect(fieldOf(form, 'host')).toBe('Example Collective');
  expect(form).toMatch(tick('America/Los_Angeles'));
  expect(form).toContain('Please check what we read from the announcement');
  expect(form).toContain('Sunday, January 21, 2:30 PM ET / 11:30 AM PT');
  expect(form).toContain('We took the date as Sunday, January 21, 2024.');
  expect(await htmlProblems(form)).toEqual([]);
  expect(app.services.db.events.all()).toEqual([]);
});

test('so does one in Spanish, with its doubts in the organizer’s language', async () => {
  const text = 'domingo 21 de enero a las 14:30 (hora de NY)';
  const { text: form } = await organizer.post(`${address}?lang=es`, { text }).expect(200);
  expect(fieldOf(form, 'zone')).toBe('America/New_York');
  expect(fieldOf(form, 'startDate')).toBe('2024-01-21');
  expect(fieldOf(form, 'startTime')).toBe('14:30');
  expect(form).toContain('Revisa lo que leímos en la convocatoria');
  expect(form).toContain('El texto no indica el año.');
});

test('an end is filled in, on the next day if need be', async () => {
  const { text: form } = await organizer
    .post(address, { text: 'January 24, 10 PM–1 AM ET' })
    .expect(200);
  expect(fieldOf(form, 'endDate')).toBe('2024-01-25');
  expect(fieldOf(form, 'endTime')).toBe('01:00');
});

test('without a zone the one of the last event is taken, and said to be taken', async () => {
  await insertEvent(app.services, {}, { zone: 'Asia/Kolkata', announcedZones: [] });
  const { text: form } = await organizer
    .post(address, { text: 'Sunday, January 21, 2:30' })
    .expect(200);
  expect(fieldOf(form, 'zone')).toBe('Asia/Kolkata');
  expect(form).toContain('The text names no time zone. We took the time as Kolkata time.');
  expect(form).toContain('“2:30” can be morning or afternoon.');
});

test('a text that contradicts itself is told where', async () => {
  const { text: form } = await organizer
    .post(address, { text: 'Saturday, January 21, 2:30 PM ET / 10:30 AM PT' })
    .expect(200);
  expect(form).toContain('The announcement contradicts itself:');
  expect(form).toContain('“10:30 AM” is not a time of this event.');
});

test('a time that clocks jump over or show twice is asked about at once', async () => {
  const skipped = await organizer.post(address, { text: 'March 10, 2024, 2:30 AM ET' }).expect(422);
  expect(skipped.text).toContain('2:30 AM does not exist in New York on that date');
  expect(fieldOf(skipped.text, 'startTime')).toBe('02:30');
  expect(await htmlProblems(skipped.text)).toEqual([]);

  const doubled = await organizer
    .post(address, { text: 'November 3, 2024, 1:30 AM ET' })
    .expect(422);
  expect(doubled.text).toContain('1:30 AM happens twice in New York on that date');
  expect(doubled.text).toContain('name="startOccurrence"');

  const answered = await organizer
    .post(address, { text: 'November 3, 2024, 1:30 AM EST' })
    .expect(200);
  expect(answered.text).toMatch(/value="later"\s+checked/);
});

test.each([
  ['nothing', '', 'Please paste the announcement.'],
  ['no day and no time', 'Pots and pans!', 'We found no day and no time in this text.'],
  ['a time alone', '2:30 PM ET', 'We found a time (2:30 PM) but no date.'],
  ['a day alone', 'Sunday, January 21', 'We found a day (Sunday, January 21, 2024) but no time'],
  ['too much', 'x'.repeat(10_001), 'This is too long: 10,001 characters.'],
  ['a NUL', 'Sunday\u0000 2:30 PM', 'invisible control characters'],
])('%s is answered with a sentence, and the text is kept', async (_, text, sentence) => {
  const { text: page } = await organizer.post(address, { text }).expect(422);
  expect(page).toContain(sentence);
  if (!text.includes('\u0000')) expect(page).toContain(`${text}</textarea>`);
  expect(page).toContain('aria-invalid="true"');
});

test('no text makes the server fail, and no word of it becomes HTML', async () => {
  for (const text of [
    '<script>alert(1)</script> Sunday, January 21, 2:30 PM ET',
    'February 30, 2024, 2:30 PM ET',
    '31/12/9999 a las 23:59',
    '1/1/0001 12:00 AM UTC',
    'January 21 2:30 PM UTC+14 / 99:99 PT',
  ]) {
    const { text: page, status } = await organizer.post(address, { text });
    expect([200, 422]).toContain(status);
    expect(page).not.toContain('<script>alert');
  }
});

test('the pages are valid HTML in every language', async () => {
  for (const language of ['en', 'es'])
    for (const page of [
      await organizer.get(`${address}?lang=${language}`),
      await organizer.post(`${address}?lang=${language}`, { text: '' }),
      await organizer.post(`${address}?lang=${language}`, { text: '3/4 at 2:30' }),
    ])
      expect(await htmlProblems(page.text)).toEqual([]);
});

test('only organizers paste announcements', async () => {
  await app.visitor().get(address).expect(303);
  await app.visitor().post(address, { text: 'Sunday' }).expect(401);
});
