import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import type { Event, Rights } from '../../db/schema.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { consoleExportOfSeveralAddress } from '../../templates/addresses.ts';
import type { SentForm, TestApp, Visitor } from '../helpers/app.ts';
import { bareEvent, insertEvent } from '../helpers/events.ts';
import { exportedEvent, headingsOf, type ExportedEvent } from '../helpers/exportedEvent.ts';
import { askQuestion } from '../helpers/questions.ts';
import { signUpInBrowser } from '../helpers/signups.ts';
import { proveAll } from '../helpers/waysIn.ts';

let world: ExportedEvent;
let app: TestApp;
let vigil: Event;
let apart: Event;
let campaignId: number;
let phoneOfVigil: number;

/** A vigil of the same campaign asks for the same telephone, in Madrid; another event is of no campaign. */
beforeAll(async () => {
  world = await exportedEvent();
  ({ app } = world);
  const { services, clock } = app;
  const made = await services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'Day', facts: [], updatedAt: clock.now }),
  );
  campaignId = made.id;
  await services.db.write((store) => store.events.update(world.event.id, { campaignId }));
  const zone = 'Europe/Madrid';
  const asked = await insertEvent(services, { slug: 'vigil', title: 'Vigil', campaignId, zone });
  phoneOfVigil = (await askQuestion(services, { id: asked.id }, 'phone', 'Your telephone')).id;
  vigil = services.db.events.bySlug('vigil') ?? asked;
  apart = await insertEvent(services, { slug: 'apart', title: 'Apart' });
  await signUpInBrowser(app, vigil, {
    name: 'Bo Example',
    email: 'BO@example.org',
    [`q${phoneOfVigil}`]: '+34 91 1234',
  });
  await signUpInBrowser(app, apart, { name: 'Eli Example', email: 'eli@example.org' });
});
afterAll(() => app.close());

const ofCampaign = consoleExportOfSeveralAddress({ campaign: 'day' });
const ofSite = consoleExportOfSeveralAddress();

async function take(address: string, form: SentForm, visitor: Visitor = world.ada) {
  const columns = ['event', 'event_date', 'given_name', world.columnOf('phone')];
  const sent = { which: 'all', order: 'arrival', reason: 'To call', columns, ...form };
  return visitor
    .post(address, sent)
    .expect(200)
    .expect('Content-Disposition', /^attachment/);
}

const lines = async (...asked: Parameters<typeof take>) =>
  (await take(...asked)).text.replace('\uFEFF', '').split('\r\n').slice(0, -1);

const table = { profile: 'everything', format: 'csv' } as const;
const exportsOf = (event: Event) =>
  app.services.db.audit
    .ofEvent(event.id, 20)
    .filter(({ action }) => action === 'signups-exported')
    .map(({ detail }) => detail);
const mails = (extent: string) =>
  app.services.db.outbox
    .list({}, 100, 0)
    .found.filter(
      ({ mail }) => mail.kind === 'team-export-several' && mail.detail?.['extent'] === extent,
    )
    .map(({ mail }) => mail);
const coordinator = (name: string, of: Extract<Rights, { role: 'coordinator' }>['of']) =>
  world.as(name, { role: 'coordinator', of });

describe('people of several events', () => {
  test('stand in one file, each with the event and its day', async () => {
    const rows = await lines(ofCampaign, table);
    expect(rows[0]).toBe('"Event","Day of the event","Name","Your telephone"');
    expect(rows).toHaveLength(7);
    const [day] = vigil.startLocal.split('T');
    expect(rows.filter((row) => row.startsWith('"Vigil"'))).toEqual([
      `"Vigil","${day}","Bo Example","'+34 91 1234"`,
    ]);
    expect(rows.join()).not.toContain('Eli');
    expect(exportsOf(vigil)[0]).toEqual({
      rows: 1,
      profile: 'everything',
      format: 'csv',
      reason: 'To call',
      events: 2,
    });
    expect(exportsOf(world.event)[0]).toMatchObject({ rows: 5, events: 2 });
    expect(mails('several')).toHaveLength(1);
    expect(mails('everything')).toEqual([]);
  });

  test('have each an hour on the clocks of their own event', async () => {
    const columns = ['event', 'created_date', 'created_date_local'];
    const file = await take(ofCampaign, { ...table, format: 'jsonl', columns });
    const rows = [
      ...file.text.matchAll(
        /"event":"([^"]+)","created_date":"[^T]+T(\d\d)[^"]+","created_date_local":"[^T]+T(\d\d)/g,
      ),
    ];
    const hours = new Map(rows.map(([, title, , hour]) => [title, hour]));
    expect(hours.get('Vigil')).toBe('16');
    expect(hours.get(world.event.title)).toBe('10');
    expect(new Set(rows.map(([, , hour]) => hour))).toEqual(new Set(['15']));
  });

  test('are narrowed by events and by a filter, and counted so', async () => {
    const some = { ...table, which: 'some', event: [String(vigil.id), String(apart.id)] };
    expect(await lines(ofCampaign, some)).toHaveLength(2);
    expect(exportsOf(vigil)[0]).toMatchObject({ rows: 1, events: 1 });
    expect(await lines(ofSite, some)).toHaveLength(3);
    expect(await lines(ofCampaign, { ...table, state: 'waiting' })).toHaveLength(3);
    expect(exportsOf(world.event)[0]).toMatchObject({ rows: 2, events: 1 });
    expect(exportsOf(vigil)[0]).not.toMatchObject({ rows: 0 });
    // Of no campaign, whatever its form says.
    expect(exportsOf(apart)).toHaveLength(1);
  });

  test('stand once among addresses, and link each to its event for programs', async () => {
    expect(await lines(ofCampaign, { profile: 'addresses' })).toEqual([
      'bo@example.org',
      'cy@example.org',
    ]);
    const { text } = await take(ofCampaign, { profile: 'osdi' });
    const file: unknown = JSON.parse(text);
    const href = `${app.baseUrl}/events/vigil`;
    expect(file).toMatchObject({
      total_records: 6,
      _links: expect.not.objectContaining({ 'osdi:event': expect.anything() }),
      _embedded: {
        'osdi:attendances': expect.arrayContaining([
          expect.objectContaining({
            _links: { 'osdi:event': { href, title: 'Vigil', type: 'text/html' } },
          }),
        ]),
      },
    });
    expect(text.split('"_links":{"osdi:event"')).toHaveLength(7);
  });

  test('of the whole site are told to owners as everything', async () => {
    await lines(ofSite, table);
    expect(mails('everything')).toHaveLength(1);
    expect(exportsOf(apart)[0]).toMatchObject({ rows: 1, events: 3 });
    const log = await world.ada.get('/console/audit').expect(200);
    expect(log.text).toContain('in one file of 3 events');
  });
});

describe('who takes people of several events', () => {
  test('has those of their own events alone', async () => {
    const cleo = await coordinator('Cleo', { kind: 'events', eventIds: [vigil.id] });
    const rows = await lines(ofSite, table, cleo);
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(['"Vigil"']);
    const all = { ...table, which: 'some', event: [String(vigil.id), String(world.event.id)] };
    expect(await lines(ofCampaign, all, cleo)).toHaveLength(2);
    const dora = await coordinator('Dora', { kind: 'campaign', campaignId });
    expect(await lines(ofSite, table, dora)).toHaveLength(7);
    expect(mails('everything')).toHaveLength(1);
    const eva = await coordinator('Eva', { kind: 'events', eventIds: [apart.id] });
    await eva.get(ofCampaign).expect(404);
    await eva
      .post(ofCampaign, { ...table, which: 'all', reason: 'x', columns: 'event' })
      .expect(404);
    const door = await world.as('Dan', { role: 'door', eventId: vigil.id });
    await door.get(ofSite).expect(404);
    await world.ada.get(consoleExportOfSeveralAddress({ campaign: 'none' })).expect(404);
    await world.ada.get(consoleExportOfSeveralAddress({ series: 'none' })).expect(404);
  });

  test('sees sensitive answers only where they are theirs to see', async () => {
    const columns = [world.columnOf('text'), 'given_name'];
    expect(headingsOf(await lines(ofCampaign, { ...table, columns }))).toContain('Your health');
    const gil = await coordinator('Gil', { kind: 'campaign', campaignId });
    expect(headingsOf(await lines(ofCampaign, { ...table, columns }, gil))).toEqual(['Name']);
    expect((await take(ofCampaign, { profile: 'osdi' }, gil)).text).not.toContain('Asthma');
  });

  test('is refused without a reason or an event, and finds what was typed', async () => {
    const before = exportsOf(vigil).length;
    const sent = { ...table, which: 'some', columns: 'event', order: 'newest', state: 'waiting' };
    const none = await world.ada.post(ofSite, { ...sent, reason: 'Why' }).expect(422);
    expect(none.text).toContain('Please choose at least one event.');
    expect(none.text).toContain('value="Why"');
    const silent = await world.ada
      .post(ofSite, { ...sent, event: String(vigil.id), reason: ' ' })
      .expect(422);
    expect(silent.text).toContain('Please say what you need the file for.');
    expect(silent.text).toMatch(/value="waiting"\s+selected/);
    expect(exportsOf(vigil)).toHaveLength(before);
  });

  test('gets nothing where the log of one event cannot be written', async () => {
    const bare = new Sqlite(databaseFile(app.services.config));
    bare.exec(`create trigger no_log before insert on trail
      when new.action = 'signups-exported' and new.event_id = ${vigil.id}
      begin select raise(abort, 'full'); end`);
    app.expectErrors();
    const before = exportsOf(world.event).length;
    const sent = { ...table, which: 'all', reason: 'x', columns: 'given_name' };
    const answer = await world.ada.post(ofSite, sent).expect(500);
    bare.exec('drop trigger no_log');
    bare.close();
    expect(answer.text).not.toContain('Bo Example');
    expect(exportsOf(world.event)).toHaveLength(before);
  });

  test('shows first that it is them', async () => {
    app.clock.advance(10 * 60_000);
    const sent = { ...table, which: 'all', reason: 'x', columns: 'given_name' };
    await world.ada.post(ofSite, sent).expect(403);
    await proveAll(app);
    await world.ada.post(ofSite, sent).expect(200);
  });
});

test('each of three hundred can be ticked, the first of them as well', async () => {
  const { services, clock } = app;
  const many = await services.db.write((store) => {
    const { id } = store.campaigns.insert({
      slug: 'world',
      title: 'World',
      facts: [],
      updatedAt: clock.now,
    });
    const events = Array.from({ length: 300 }, () => bareEvent(clock.now, { campaignId: id }));
    const made = store.events.insertAll(events);
    for (const event of made)
      store.signups.insert({
        publicId: newPublicId(),
        eventId: event.id,
        name: 'Somebody',
        language: 'en',
        uid: newPublicId(),
        createdAt: clock.now,
        updatedAt: clock.now,
        email: null,
        emailKey: null,
        state: 'confirmed',
      });
    return made;
  });
  const address = consoleExportOfSeveralAddress({ campaign: 'world' });
  const { text } = await world.ada.get(address).expect(200);
  for (const { id } of many) expect(text).toContain(`value="${id}"`);
});
