import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import { consoleEndorsementRoutes } from '../../server/endorsements/consoleRoutes.ts';
import { listOfEvent } from '../../server/endorsements/endorsed.ts';
import { publicEndorsements } from '../../server/endorsements/publicList.ts';
import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
  consoleEventsAddress,
  signInAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const event = (values: Partial<NewEvent> = {}) =>
  insertEvent(app.services, { endorsementsOpen: true, ...values });
const inserted = (of: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, of, values);
const named = (of: Event, name: string, values: Partial<NewEndorsement> = {}) =>
  inserted(of, {
    organization: name,
    nameKey: name.toLowerCase(),
    listedAs: name,
    state: 'approved',
    decidedAt: 1,
    ...values,
  });
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const names = (of: Event) => {
  const current = app.services.db.events.byId(of.id);
  if (!current) throw new Error('The event is gone.');
  return publicEndorsements(app.services.db, listOfEvent(current), 'en').listed.map(
    ({ name }) => name,
  );
};

type Action = Parameters<typeof consoleEndorsementAddress>[2];
const decide = (of: Event, { id }: Endorsement, action: Action, form: SentForm = {}) =>
  ada.post(consoleEndorsementAddress(of.slug, id, action), form);

test('the list of events counts what waits, and does not say 0 where a list is full of names', async () => {
  const of = await event();
  await named(of, 'Example Choir');
  const cell = async () => {
    const { text } = await ada.get(consoleEventsAddress).expect(200);
    const found = /data-label="Requests"><div>(.*?)<\/div>/s.exec(text);
    return found?.[1]?.replaceAll(/<[^>]*>/g, '').trim();
  };
  expect(await cell()).toBe('');
  await named(of, 'Example Club', { state: 'waiting' });
  expect(await cell()).toBe('1 to decide');
});

describe('every page and button of the console for co-sponsors', () => {
  test('is for organizers alone', async () => {
    const of = await event();
    const endorsement = await inserted(of);
    for (const { method, path } of consoleEndorsementRoutes) {
      const address = path.replace(':slug', of.slug).replace(':id', String(endorsement.id));
      await app.visitor()[method](address).expect(303).expect('Location', signInAddress);
    }
    expect(reread(endorsement)).toEqual(endorsement);
  });

  test('knows only the co-sponsors of its own event', async () => {
    const of = await event();
    const other = await event();
    const endorsement = await inserted(of);
    for (const id of [String(endorsement.id), '0', '999999', 'x', '1e3', '%00']) {
      await ada.get(`${consoleEndorsementsAddress(other.slug)}/${id}`).expect(404);
      await ada.post(`${consoleEndorsementsAddress(other.slug)}/${id}/approval`).expect(404);
    }
    await ada.get(consoleEndorsementsAddress('nothing')).expect(404);
  });
});

describe('the list', () => {
  test('shows what waits before what is listed, and corrections among it', async () => {
    const of = await event();
    await named(of, 'Listed Example');
    await named(of, 'Corrected Example', {
      proposed: { listedAs: 'Right Example', website: '', city: '', statement: '' },
    });
    await named(of, 'Waiting Example', { state: 'waiting' });
    await named(of, 'Declined Example', { state: 'declined' });
    const { text } = await ada.get(consoleEndorsementsAddress(of.slug)).expect(200);
    const places = [
      '2 requests are waiting for you',
      'Waiting Example',
      'Corrected Example',
      'On the public list',
      'Listed Example',
      'Declined Example',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found).not.toContain(-1);
  });

  test('shows likely duplicates beside a request, and merges nothing', async () => {
    const of = await event();
    const known = await named(of, 'workers voice NYC');
    const asking = await named(of, "Workers' Voice", { state: 'waiting' });
    const { text } = await ada.get(consoleEndorsementsAddress(of.slug)).expect(200);
    expect(text).toContain('Perhaps the same as');
    expect(text).toContain(consoleEndorsementAddress(of.slug, known.id));
    const page = await ada.get(consoleEndorsementAddress(of.slug, asking.id)).expect(200);
    expect(page.text).toContain('Perhaps the same as');
    await decide(of, asking, 'approval').expect(303);
    expect(names(of)).toEqual(["Workers' Voice", 'workers voice NYC']);
  });

  test('points at no duplicate among requests that nobody confirmed', async () => {
    const of = await event();
    await named(of, 'workers voice NYC', { state: 'unconfirmed', confirmedAt: null });
    await named(of, "Workers' Voice", { state: 'waiting' });
    const { text } = await ada.get(consoleEndorsementsAddress(of.slug)).expect(200);
    expect(text).not.toContain('Perhaps the same as');
  });

  test('and each page of it are sound HTML in both languages', async () => {
    const of = await event({ endorsementOrder: 'chosen' });
    const correction = { listedAs: 'Right', website: '', city: 'Springfield', statement: 'Yes.' };
    const rows = [
      await named(of, 'A Example'),
      await named(of, 'B Example', { proposed: correction }),
      await named(of, 'B. Example', { state: 'waiting', statement: 'We call too.' }),
      await named(of, 'D Example', { state: 'declined', decisionNote: 'Not this time.' }),
      await named(of, 'E Example', { state: 'withdrawn' }),
      await named(of, 'F Example', { state: 'unconfirmed', confirmedAt: null }),
    ];
    for (const language of ['en', 'es'])
      for (const address of [
        `${consoleEndorsementsAddress(of.slug)}?lang=${language}`,
        ...rows.map(({ id }) => `${consoleEndorsementAddress(of.slug, id)}?lang=${language}`),
      ]) {
        const { text } = await ada.get(address).expect(200);
        expect(await htmlProblems(text)).toEqual([]);
      }
  });
});

describe('forms of the console', () => {
  test.each([
    ['10,000 characters', 'a'.repeat(10_000), 'This is too long: 10,000 characters.'],
    ['a NUL', 'Example\u0000Union', 'invisible control characters'],
    ['an escape', 'Example\u001b[2J', 'invisible control characters'],
    ['broken UTF-8', 'Example \uFFFD', 'got garbled on the way'],
  ])('answer %s with a sentence at the field and keep it', async (_, typed, sentence) => {
    const of = await event();
    const waiting = await inserted(of);
    const approved = await inserted(of, {
      state: 'approved',
      proposed: { listedAs: 'Else', website: '', city: '', statement: '' },
    });
    const cases = [
      [waiting, 'refusal', 'note', 'decline'],
      [approved, 'correction-refusal', 'note', 'correction'],
      [approved, 'withdrawal', 'note', 'withdrawal'],
      [waiting, 'listing', 'listedAs', 'listing'],
      [approved, 'listing', 'city', 'listing'],
      [approved, 'listing', 'website', 'listing'],
      [approved, 'listing', 'statement', 'listing'],
    ] as const;
    for (const [endorsement, action, field, prefix] of cases) {
      const { text } = await decide(of, endorsement, action, {
        listedAs: 'Example',
        [field]: typed,
      }).expect(422);
      expect(text).toContain(`id="${prefix}-${field}-field-problem"`);
      expect(text).toContain(sentence);
      expect(text).toContain(typed);
      expect(await htmlProblems(text.replaceAll('\u0000', ''))).toEqual([]);
      expect(reread(endorsement)).toEqual(endorsement);
    }
  });

  test('ask for a name in the listing, on one line', async () => {
    const of = await event();
    const endorsement = await inserted(of);
    const empty = await decide(of, endorsement, 'listing').expect(422);
    expect(empty.text).toContain('Please enter the name of the organization.');
    const broken = await decide(of, endorsement, 'listing', { listedAs: 'A\r\nB' }).expect(422);
    expect(broken.text).toContain('on a single line');
  });
});

describe('exports', () => {
  test('give the names for a flyer, one a line or in one line', async () => {
    const of = await event({ endorsementsContinue: true });
    await named(of, 'B Example');
    await named(of, 'A Example');
    await named(of, 'Waiting Example', { state: 'waiting' });
    const address = consoleEndorsementsAddress(of.slug, 'txt');
    const lines = await ada
      .get(address)
      .expect(200)
      .expect('Content-Type', /^text\/plain/);
    expect(lines.text).toBe('A Example\nB Example\nand others\n');
    const line = await ada.get(`${address}?as=line`).expect(200);
    expect(line.text).toBe('A Example, B Example and others\n');
  });

  test('give a table that a spreadsheet opens and never runs', async () => {
    const of = await event();
    await named(of, '=HYPERLINK("https://example.org")', { statement: 'one\ntwo, "three"' });
    await named(of, 'Ñandú Example', { state: 'waiting' });
    const file = await ada
      .get(consoleEndorsementsAddress(of.slug, 'csv'))
      .expect(200)
      .expect('Content-Type', /^text\/csv/)
      .expect('Content-Disposition', /attachment; filename=co-sponsors-event-\d+-2024-01-10\.csv/);
    expect(file.text.charCodeAt(0)).toBe(0xfeff);
    expect(file.text).toContain(`"'=HYPERLINK(""https://example.org"")"`);
    expect(file.text).toContain('"one\ntwo, ""three"""');
    expect(file.text).toContain('\r\n"Ñandú Example",');
    expect(file.text).toContain('"2024-01-10T15:00:00.000Z","2024-01-10 10:00",');
    expect(file.text).toMatch(/^\uFEFF?"Listed as","Organization","City"/);
    expect(file.text).toContain('"On the list"');
    const forPrograms = await ada
      .get(`${consoleEndorsementsAddress(of.slug, 'csv')}?columns=osdi`)
      .expect(200);
    expect(forPrograms.text).toMatch(/^\uFEFF?"listed_as","organization","city"/);
    expect(forPrograms.text).toContain('"approved"');
    const [newest] = app.services.db.audit.ofEvent(of.id, 1);
    expect(newest).toMatchObject({ action: 'endorsements-exported', organizerName: 'Ada Example' });
  });
});
