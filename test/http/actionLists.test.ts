import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { Campaign } from '../../db/schema.ts';
import { xlsxStream } from '../../server/spreadsheets/xlsxStream.ts';
import { consoleImportsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { importingActions, type ImportingActions } from '../helpers/importingActions.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';
import { signUpAttendee } from '../helpers/signups.ts';
import { proveAll } from '../helpers/waysIn.ts';

let app: TestApp;
let organizer: Visitor;
let campaign: Campaign;
let lists: ImportingActions;
let number = 0;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
beforeEach(async () => {
  number += 1;
  const values = { slug: `day-${number}`, callers: 'Example Collective', bring: 'Pots' };
  campaign = await insertOpenCampaign(app.services, values);
  lists = importingActions(app, organizer, campaign);
});
afterAll(() => app.close());

const french = [
  'Ville;Lieu;Heure;Contact;Langue;Jauge',
  'Paris;Place de l’Exemple;16h;ada@example.org;français;200',
  'Kolkatta;Example Gate;4 pm;;English;',
  'القاهرة;ميدان المثال;18.30;;العربية;',
  'Cordoba;Plaza Ejemplo;16:00;;español;',
  'New York, Embassy;;4:00;;;',
  'Berlin;Beispielplatz;à confirmer;;;',
].join('\n');

describe('a list of actions', () => {
  test('is read, asked about, imported and undone', async () => {
    const start = await organizer.get(lists.form).expect(200);
    expect(await htmlProblems(start.text)).toEqual([]);
    await lists.paste(french).expect(303);
    const columns = await organizer.get(lists.at()).expect(200);
    expect(await htmlProblems(columns.text)).toEqual([]);
    expect(lists.newest().choices).toMatchObject({
      'column-0': 'city',
      'column-1': 'venue',
      'column-2': 'hour',
      'column-3': 'none',
      'column-4': 'language',
      'column-5': 'capacity',
      day: '2024-01-24',
    });
    expect(columns.text).toContain('Contact that everyone sees');
    const checked = await lists.sayColumns();
    expect(await htmlProblems(checked.text)).toEqual([]);
    expect(lists.counts()).toEqual({ ready: 3, asked: 3 });
    expect(checked.text).toContain('Is “Kolkatta” one of these cities?');
    expect(checked.text).toContain('Which “Cordoba” is it?');
    expect(checked.text).toContain('Argentina');
    expect(checked.text).toContain('“4:00”: which time is meant?');
    expect(lists.actions()).toEqual([]);
  });

  test('keeps every answer, and asks again what is still not clear', async () => {
    await lists.rehearse(french);
    const { id } = lists.newest();
    const question = (line: number) => app.services.db.actionLists.row(id, line)?.question;
    const [kolkata] = app.services.cities.find('Kolkata', { language: 'en', limit: 1 });
    const cordoba = question(5);
    if (cordoba?.about !== 'city') throw new Error('Not asked');
    const argentina = cordoba.cities.find(
      (city) => app.services.cities.byId(city, 'en')?.country === 'AR',
    );
    const refused = await lists
      .answer({
        'answer-3': String(kolkata?.id),
        'answer-5': String(argentina),
        'answer-6': 'undecided',
        'typed-6': 'half past nowhere',
      })
      .expect(422);
    expect(refused.text).toContain('We can’t read this time.');
    expect(refused.text).toContain('half past nowhere');
    expect(await htmlProblems(refused.text)).toEqual([]);
    expect(lists.counts()).toEqual({ ready: 5, asked: 1 });
    const saved = await lists.answer({ 'answer-6': '16:00' }).expect(303);
    const { text } = await organizer.get(String(saved.headers['location'])).expect(200);
    expect(text).toContain('The answers are saved.');
    expect(lists.counts()).toEqual({ ready: 6 });
    // Whoever changes the columns is not asked a second time.
    await lists.sayColumns({ 'column-5': 'none' });
    expect(lists.counts()).toEqual({ ready: 6 });
    await lists.answer({ again: '6' }).expect(303);
    expect(lists.counts()).toEqual({ ready: 5, asked: 1 });
    await lists.answer({ 'answer-6': 'skip' }).expect(303);
    expect(lists.counts()).toEqual({ ready: 5, skipped: 1 });
    const page = await organizer.get(lists.at()).expect(200);
    expect(page.text).toContain('Ask again');

    const written = await lists.write('yes');
    expect(await htmlProblems(written.text)).toEqual([]);
    expect(written.text).toContain('Actions published: 5.');
    const made = lists.actions();
    expect(
      made.map(({ city, zone, startLocal, state }) => [city, zone, startLocal, state]),
    ).toEqual(
      expect.arrayContaining([
        ['Kolkata', 'Asia/Kolkata', '2024-01-24T16:00', 'published'],
        ['القاهرة', 'Africa/Cairo', '2024-01-24T18:30', 'published'],
        ['Paris', 'Europe/Paris', '2024-01-24T16:00', 'published'],
        ['Berlin', 'Europe/Berlin', '2024-01-24', 'published'],
      ]),
    );
    const paris = made.find(({ city }) => city === 'Paris');
    expect(app.services.db.events.byId(paris?.id ?? 0)).toMatchObject({
      slug: `day-${number}-paris`,
      title: 'A day of action: Paris',
      host: 'Example Collective',
      language: 'fr',
      venue: 'Place de l’Exemple',
      country: 'FR',
      bring: 'Pots',
      // Nobody said that everybody may see who organizes it.
      replyTo: '',
      phone: '',
    });
  });

  test('is known again: what was imported is not made a second time', async () => {
    const list = 'Ciudad,Lugar,Hora\nLima,Plaza Ejemplo,16h\nQuito,Parque Ejemplo,17h\n';
    await lists.rehearse(list);
    await lists.write('no');
    expect(lists.actions().map(({ city, state }) => [city, state])).toEqual([
      ['Lima', 'draft'],
      ['Quito', 'draft'],
    ]);
    await lists.rehearse(list);
    expect(lists.counts()).toEqual({ same: 2 });
    const refused = await organizer.post(lists.at('writing'), { announce: 'no' }).expect(422);
    expect(refused.text).toContain('No row is ready.');
    // Another place at that hour, and another hour at that place, may be another action.
    const changed = await lists.rehearse(
      [
        'Ciudad,Lugar,Hora',
        'Lima,Parque Otro,16h',
        'Quito,Parque ejemplo,18h',
        'Lima,Plaza Ejemplo,16h',
        'Bogota,Plaza,16h',
        'Bogotá,Plaza,16:00',
      ].join('\n'),
    );
    expect(lists.counts()).toEqual({ asked: 2, same: 1, ready: 1, repeated: 1 });
    expect(changed.text).toContain('The campaign already has an action there at that time');
    expect(changed.text).toContain('The campaign already has an action at that place');
    await lists.answer({ 'answer-2': 'take', 'answer-3': 'take' }).expect(303);
    expect(lists.counts()).toEqual({ ready: 3, same: 1, repeated: 1 });
  });

  test('is undone as a whole, but for what somebody signed up for or worked on', async () => {
    await lists.rehearse('City,Place,Time\nLagos,Square,16h\nAccra,Square,16h\nNairobi,Square,16h');
    await lists.write('yes');
    const [first] = lists.actions();
    await signUpAttendee(
      app.services,
      { id: first?.id ?? 0 },
      { name: 'Ada Example', email: 'ada@example.org' },
    );
    const undone = await lists.undo();
    expect(await htmlProblems(undone.text)).toEqual([]);
    expect(undone.text).toContain('Actions deleted: 2.');
    expect(undone.text).toContain('Actions that stay');
    expect(lists.actions().map(({ id }) => id)).toEqual([first?.id]);
    // A second press changes nothing.
    await organizer.post(lists.at('undoing')).expect(303);
    expect(lists.newest()).toMatchObject({ state: 'undone', made: 3, kept: 1 });
    const audit = await organizer.get('/console/audit').expect(200);
    expect(audit.text).toContain('Undid an import of actions');
  });

  test('is undone without what became a series, has headings of its own or a list of people', async () => {
    await lists.rehearse(
      'City,Place,Time\nLagos,Square,16h\nAccra,Square,16h\nNairobi,Square,16h\nDakar,Square,16h',
    );
    await lists.write('no');
    const [lagos, accra, nairobi] = lists.actions();
    const id = (of: typeof lagos) => of?.id ?? 0;
    const { slug = '' } = app.services.db.events.byId(id(nairobi)) ?? {};
    await app.services.db.write((store) => {
      const now = app.services.clock();
      const made = {
        pattern: { kind: 'monthly-on-day', day: 24 },
        createdAt: now,
        updatedAt: now,
      } as const;
      const series = store.series.insert({ slug: `series-${number}`, ...made });
      store.events.update(id(lagos), { seriesId: series.id });
      const heading = { kind: 'free', names: { en: 'Choirs' }, position: 1 } as const;
      store.endorsementGroups.insert({ kind: 'event', id: id(accra) }, heading);
    });
    const people = 'Name,Email\nAda Example,ada@example.org';
    await organizer.post(consoleImportsAddress(slug), { pasted: people }).expect(303);
    await lists.undo();
    expect(lists.actions().map((one) => one.id)).toEqual([lagos, accra, nairobi].map(id));
  });

  test('comes as CSV in any encoding or as XLSX, and the rows left out go back alike', async () => {
    const csv = Buffer.from('Città;Luogo;Ora\nMilano;Piazza;ore 16\nXqzzzwq;Piazza;16', 'latin1');
    await lists.send(csv, 'azioni.csv').expect(303);
    const checked = await lists.sayColumns();
    expect(checked.text).toContain('We don’t know a city called “Xqzzzwq”.');
    await lists.write('no');
    await proveAll(app);
    const file = await organizer.get(lists.at('left-out')).responseType('blob').expect(200);
    const left = new TextDecoder('windows-1252').decode(file.body);
    expect(left).toContain('"Città";"Luogo";"Ora";"Why it was not imported"');
    expect(left).toContain('"Xqzzzwq";"Piazza";"16";"We don’t know a city');
    expect(left).not.toContain('Milano');

    const sheet = await buffer(
      xlsxStream({
        name: 'Actions',
        columns: ['Stadt', 'Datum', 'Uhrzeit'].map((heading) => ({ heading, width: 10 })),
        rows: [
          [
            ['Wien', { day: '2024-01-24' }, 0.6875],
            ['Graz', { moment: '2024-01-24T17:00' }, null],
            ['Linz', { day: '2024-02-01' }, 0.5],
          ],
        ],
      }),
    );
    await lists.send(sheet, 'aktionen.xlsx').expect(303);
    const again = await lists.sayColumns();
    expect(again.text).toContain('is not a day of the campaign');
    await lists.answer({ 'answer-4': '2024-01-24' }).expect(303);
    await lists.write('no');
    expect(lists.actions().map(({ city, startLocal }) => [city, startLocal])).toEqual(
      expect.arrayContaining([
        ['Vienna', '2024-01-24T16:30'],
        ['Graz', '2024-01-24T17:00'],
        ['Linz', '2024-01-24T12:00'],
      ]),
    );
  });
});
