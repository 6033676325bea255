import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Event } from '../../db/schema.ts';
import { consoleSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { insertSignups, signUpInBrowser } from '../helpers/signups.ts';
import { until } from '../helpers/transports.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', capacity: 3 });
});
afterEach(() => app.close());

async function signUp(name: string, others: Record<string, string> = {}): Promise<void> {
  const email = `${name.replace(/[^a-z]/gi, '').toLowerCase()}@example.org`;
  await signUpInBrowser(app, event, { name, email, ...others });
}

const signups = () => app.services.db.signups.page(event.id, 0, 1000);
const idOf = (name: string) => signups().find((signup) => signup.name === name)?.id ?? 0;

/** What the answer of somebody's calendar program leaves behind. */
async function declineInCalendar(name: string): Promise<void> {
  await app.services.db.write((store) =>
    store.signups.update(idOf(name), { declinedAt: app.clock.now }),
  );
}

const insertMany = (count: number) => insertSignups(app.services, event, count);

/** A CSV file as RFC 4180 has it, read by a few lines of our own. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of file.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('the file of sign-ups', () => {
  const address = consoleSignUpsAddress('panel', 'csv');
  const download = () => organizer.get(`${address}?columns=osdi`);

  test('has every row with a column for each thing asked, and times on both clocks', async () => {
    await signUp('Ada, "the" Example', {
      companions: '2',
      accessNeeds: 'A chair\nat the front',
      language: 'es',
    });
    await signUp('=HYPERLINK("http://elsewhere.example")');
    const answer = await download().expect(200);
    expect(answer.type).toBe('text/csv');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename=signups-panel-2024-01-10.csv',
    );
    const rows = readCsv(answer.text.replace('\uFEFF', ''));
    expect(rows[0]).toEqual([
      'identifier',
      'given_name',
      'email_address',
      'language_spoken',
      'status',
      'created_date',
      'created_date_local',
      'modified_date',
      'companions',
      'access_needs',
      'time_zone',
      'calendar_declined_date',
    ]);
    expect(rows[1]?.slice(1)).toEqual([
      'Ada, "the" Example',
      'adatheexample@example.org',
      'es',
      'accepted',
      '2024-01-10T15:00:00.000Z',
      '2024-01-10 10:00',
      '2024-01-10T15:00:00.000Z',
      '2',
      'A chair\nat the front',
      '',
      '',
    ]);
    expect(rows[2]?.slice(1, 5)).toEqual([
      '\'=HYPERLINK("http://elsewhere.example")',
      'hyperlinkhttpelsewhereexample@example.org',
      'en',
      'tentative',
    ]);
    expect(rows).toHaveLength(3);
  });

  test('names its columns in the words of the organizer unless a program reads it', async () => {
    await signUp('Ada');
    const [english, ada] = readCsv((await organizer.get(address).expect(200)).text);
    expect(english?.slice(1, 5)).toEqual(['Name', 'Email', 'Language', 'Status']);
    expect(ada?.[4]).toBe('Coming');
    const [spanish, adaInSpanish] = readCsv(
      (await organizer.get(`${address}?lang=es`).expect(200)).text,
    );
    expect(spanish?.slice(1, 5)).toEqual(['Nombre', 'Correo electrónico', 'Idioma', 'Estado']);
    expect(adaInSpanish).toHaveLength(spanish?.length ?? 0);
    const list = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
    expect(list.text).toContain(`href="${address}"`);
    expect(list.text).toContain(`href="${address}?columns=osdi"`);
  });

  test('says when a calendar declined, and that the sign-up counts', async () => {
    await signUp('Ada');
    app.clock.advance(60_000);
    await declineInCalendar('Ada');
    const [header, ada] = readCsv((await download().expect(200)).text);
    expect(ada?.[header?.indexOf('calendar_declined_date') ?? 0]).toBe('2024-01-10T15:01:00.000Z');
    expect(ada?.[header?.indexOf('status') ?? 0]).toBe('accepted');
  });

  test('has them all, however many pages the database is read in', async () => {
    await insertMany(1201);
    const rows = readCsv((await download().expect(200)).text);
    expect(rows).toHaveLength(1202);
    expect(new Set(rows.map(([identifier]) => identifier)).size).toBe(1202);
  });

  test('leaves a trace of who took it', async () => {
    await signUp('Ada');
    await download().expect(200);
    expect(app.services.db.audit.ofEvent(event.id, 1)).toMatchObject([
      { action: 'signups-exported', organizerName: 'Ada Example', detail: { rows: 1 } },
    ]);
  });

  test('asks a reader in a browser what for, and is there with one press', async () => {
    await signUp('Ada');
    const Accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const asked = `${address}?columns=osdi`;
    const page = await organizer
      .get(asked)
      .set({ Accept })
      .expect(200)
      .expect('Content-Type', /html/);
    expect(page.text).not.toContain('ada@example.org');
    expect(page.text).toContain(`method="post" action="${asked}"`);
    expect(app.services.db.audit.ofEvent(event.id, 1)).not.toMatchObject([
      { action: 'signups-exported' },
    ]);
    const [, reason = ''] = /name="reason"\s+value="([^"]+)"/.exec(page.text) ?? [];
    const file = await organizer.post(asked, { reason }).set({ Accept }).expect(200);
    expect(file.text).toBe((await download().expect(200)).text);
    const reasons = app.services.db.audit.ofEvent(event.id, 2).map(({ detail }) => detail);
    expect(reasons).toMatchObject([
      { rows: 1, reason: 'Read by a program, which gave no reason' },
      { rows: 1, profile: 'everything', format: 'csv', reason: 'Check in at the door' },
    ]);
    for (const wrong of ['', ' ', 'x'.repeat(900)]) {
      const again = await organizer.post(asked, { reason: wrong }).expect(422);
      expect(again.text).not.toContain('ada@example.org');
      expect(again.text).toContain(`action="${asked}"`);
    }
    expect(app.services.db.audit.ofEvent(event.id, 3).map(({ action }) => action)).not.toEqual(
      Array.from({ length: 3 }, () => 'signups-exported'),
    );
  });

  test('is for organizers', async () => {
    await app.visitor().get(consoleSignUpsAddress('panel', 'csv')).expect(303);
  });
});

test('whoever goes away before the end of the file leaves no error and nothing open', async () => {
  await insertMany(20_000);
  const cookie = await signedInOrganizer(app.services);
  const { hostname, port } = new URL(app.baseUrl);
  const reader = connect(Number(port), hostname);
  await once(reader, 'connect');
  const path = consoleSignUpsAddress('panel', 'csv');
  reader.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${cookie}\r\n\r\n`);
  await once(reader, 'readable');
  expect(app.services.db.compact()).toBe(false);
  reader.destroy();
  const route = '/console/events/:slug/signups.csv';
  await until(() => app.logged.some((line) => line['route'] === route));
  await until(() => app.services.db.compact());
  // An error would be told of by now.
  await app.get('/healthz').expect(200);
  expect(app.logged.filter(({ level }) => level >= 40)).toEqual([]);
});
