import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  consoleAnnouncementDraftsAddress as drafts,
  consoleNewEventAnnouncementAddress as address,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

function areaOf(page: string, name: string): string {
  return new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(page)?.[1]?.trim() ?? '';
}

test('doors, speakers and music become a programme, and what an event is its summary', async () => {
  const text = `Benefit show
Friday, January 19, 2024: doors 6, speakers 6:30, music 8
Example Room, Brooklyn
Everything that comes in pays the bail of people who were arrested at the picket line.`;
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(areaOf(form, 'programme')).toBe('18:00 Doors\n18:30 Speakers\n20:00 Music');
  expect(areaOf(form, 'summary')).toBe(
    'Everything that comes in pays the bail of people who were arrested at the picket line.',
  );
  expect(form).toContain('<span class="read__as">program</span>');
  expect(form).toContain('<span class="read__as">summary</span>');
  expect(await htmlProblems(form)).toEqual([]);
});

test('no item of several days contradicts the start', async () => {
  const text = `Conference
January 19-21, 2024, Example College, Oakland CA
Friday: 6pm registration, 7pm keynote
Saturday: 9am breakfast, 10am workshops`;
  const { text: form } = await organizer.post(address, { text }).expect(422);
  expect(areaOf(form, 'programme')).toBe(
    '18:00 Registration\n19:00 Keynote\n2024-01-20\n09:00 Breakfast\n10:00 Workshops',
  );
  expect(form).not.toContain('contradicts itself');
  expect(form).toContain('value="2024-01-21"');
});

test('what is told to repeat fills the part “Repeat” in, and its end where one is told', async () => {
  const text = `Language class. Every Tuesday 6-8 PM, starting January 23, 2024, until March 26, 2024. Example
Library, Madison`;
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toMatch(/name="repeat"[^>]*value="weekly"[^>]*checked/);
  expect(form).toMatch(/name="repeatUntil"[^>]*value="2024-03-26"/);
  expect(form).toContain('<span class="read__as">repeats</span>');
  const { text: listed } = await organizer
    .post(address, {
      text: 'Taller de costura, martes 16, 23 y 30 de enero de 2024, 18 hs, La Plata',
    })
    .expect(200);
  expect(listed).toMatch(/name="repeat"[^>]*value="weekly"[^>]*checked/);
  expect(listed).toMatch(/name="repeatTimes"[^>]*value="3"/);
});

test('the last day of a series is never its first', async () => {
  const text = `Aulas abertas de costura
Toda quinta, 19h, até 29 de fevereiro de 2024
Biblioteca Exemplo, Porto Alegre
A primeira aula é dia 25/1.`;
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toMatch(/name="startDate"[^>]*value="2024-01-25"/);
  expect(form).toMatch(/name="repeatUntil"[^>]*value="2024-02-29"/);
});

test('a title of two lines is asked about, and an answer fills it in', async () => {
  const text = `Book launch
“Example harvest” by Ada Example
Thursday, January 25, 2024, 7 PM, Example Books, Chicago`;
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toContain('Which of these is the title?');
  expect(form).toContain('value="Book launch"');
  const { text: answered } = await organizer
    .post(address, { announcement: text, answer: '0.title=2' })
    .expect(200);
  expect(answered).toContain('value="Book launch: “Example harvest” by Ada Example"');
  expect(answered).not.toContain('Which of these is the title?');
  expect(await htmlProblems(answered)).toEqual([]);
});

test('where gates open long before several days begin, the hour of the start is asked', async () => {
  const text = `Climate camp
Fri 19th – Mon 22nd January 2024, Example Fields, Leeds
Gates Friday noon. Opening plenary Friday 6pm. March Sunday 1pm.`;
  const { text: form } = await organizer.post(address, { text }).expect(422);
  expect(form).toContain('When does the event start?');
  const { text: answered } = await organizer
    .post(address, { announcement: text, answer: '0.start=18:00' })
    .expect(422);
  expect(answered).toMatch(/name="startTime"[^>]*value="18:00"/);
  expect(answered).toMatch(/name="assemblyTime"[^>]*value="12:00"/);
});

test('several days without an hour are an event of days, and each item has its own', async () => {
  const text = `Encuentro de asambleas
del 20 al 22 de enero de 2024, La Plata
La hora de cada taller se anuncia allí.`;
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toContain('value="2024-01-20"');
  expect(form).toContain('value="2024-01-22"');
  expect(form).toMatch(/<input[^>]*name="hourOpen"[^>]*checked/);
});

test('of several events the one whose hour is open is kept as a day', async () => {
  const announcement = `Two actions against the closure

Rally, Sunday, January 21, 2024, 2 PM, City Hall, Hamilton, Ontario

Town hall on rents, Monday, January 29, time TBA, Example Church, Hamilton, Ontario`;
  const read = await organizer.post(address, { text: announcement }).expect(200);
  expect(read.text).toContain('We read 2 events.');
  expect(read.text).toMatch(/name="hourOpen-1"[^>]*checked/);
  expect(read.text).toContain('Monday, January 29');
  expect(await htmlProblems(read.text)).toEqual([]);
  const asked = await organizer.post(drafts, { announcement, keep: ['0', '1'] }).expect(422);
  expect(asked.text).toContain('Time to be announced');
  await organizer.post(drafts, { announcement, keep: ['0', '1'], 'hourOpen-1': 'yes' }).expect(303);
  const saved = app.services.db.events.all().toSorted((a, b) => a.startsAt - b.startsAt);
  expect(saved.map(({ startPrecision }) => startPrecision)).toEqual(['hour', 'day']);
  expect(saved[1]).toMatchObject({ title: 'Town hall on rents', state: 'draft' });
});

test('an announcement in French and one in Portuguese fill the form in', async () => {
  const french = await organizer
    .post(address, {
      text: `Rassemblement pour l'hôpital
Quand : jeudi 25 janvier 2024 à 18h30
Où : place Exemple, Lyon
Apportez casseroles et sifflets !`,
    })
    .expect(200);
  expect(french.text).toContain('value="2024-01-25"');
  expect(french.text).toContain('value="18:30"');
  expect(areaOf(french.text, 'bring')).toBe('Casseroles et sifflets');
  const portuguese = await organizer
    .post(address, {
      text: `Ato pela educação
Quinta-feira, 25 de janeiro de 2024, concentração às 17h, saída às 18h30
Praça Exemplo, São Paulo`,
    })
    .expect(200);
  expect(portuguese.text).toContain('value="2024-01-25"');
  expect(portuguese.text).toContain('value="17:00"');
  expect(portuguese.text).toContain('value="18:30"');
});
