import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { exportedEvent, headingsOf, type ExportedEvent } from '../helpers/exportedEvent.ts';
import { insertEvent } from '../helpers/events.ts';
import { proveAll } from '../helpers/waysIn.ts';

let world: ExportedEvent;
beforeAll(async () => {
  world = await exportedEvent();
});
afterAll(() => world.app.close());

const fileText = async (...asked: Parameters<ExportedEvent['take']>) =>
  (await world.take(...asked)).toString();

const newest = () => world.app.services.db.audit.ofEvent(world.event.id, 1)[0];

describe('a filter', () => {
  test('of the list is on the form, and holds for the file and its count', async () => {
    const page = await world.ada.get(`${world.address}?state=waiting&q=example`).expect(200);
    expect(page.text).toContain('Only the 2 sign-ups that your filter found.');
    expect(page.text).toMatch(/type="hidden"\s+name="state"\s+value="waiting"/);
    const asked = { profile: 'everything', format: 'csv', columns: ['email_address'] };
    expect(await world.lines({ ...asked, state: 'waiting', q: 'no@' })).toEqual([
      '\uFEFF"Email"',
      '"no@example.org"',
    ]);
    expect(newest()?.detail).toMatchObject({ rows: 1 });
    const some = { ...asked, [`answer-${world.columnOf('number').slice(9)}`]: '7' };
    expect(await world.lines({ ...some, order: 'name' })).toEqual([
      '\uFEFF"Email"',
      '"bo@example.org"',
    ]);
    expect(await world.lines({ ...asked, came: 'no', order: 'newest' })).toEqual([
      '\uFEFF"Email"',
      '"cy@example.org"',
      '"bo@example.org"',
    ]);
  });

  test('that nobody can read finds nobody, and what is sensitive is no filter for everybody', async () => {
    const asked = { profile: 'everything', format: 'csv', columns: ['email_address'] };
    expect(await world.lines({ ...asked, 'answer-999': 'yes' })).toHaveLength(1);
    const sensitive = { ...asked, [`answer-${world.columnOf('text').slice(9)}`]: '*' };
    expect(await world.lines(sensitive)).toHaveLength(2);
    const of = { kind: 'events', eventIds: [world.event.id] } as const;
    const coordinator = await world.as('Flo', { role: 'coordinator', of });
    expect(await world.lines(sensitive, coordinator)).toHaveLength(1);
  });

  test('leaves out of addresses whom it does not find, beside those who may not be mailed', async () => {
    expect(await world.lines({ profile: 'addresses', q: 'bo@' })).toEqual(['bo@example.org']);
    expect((await fileText({ profile: 'addresses', state: 'cancelled' })).length).toBe(0);
  });
});

describe('who takes a file', () => {
  test('says what for, and it stands in the audit log', async () => {
    await world.take({ profile: 'addresses', reason: 'To invite to the next one' });
    expect(newest()).toMatchObject({
      action: 'signups-exported',
      organizerName: 'Ada Example',
      detail: { rows: 4, profile: 'addresses', format: 'txt', reason: 'To invite to the next one' },
    });
    const log = await world.ada.get('/console/audit').expect(200);
    expect(log.text).toContain(
      'Sign-ups exported (4 rows). File: Email addresses only. Reason: To invite to the next one',
    );
  });

  test('is refused without a reason or a column, and finds what was typed', async () => {
    const before = newest()?.id;
    const form = {
      profile: 'everything',
      format: 'jsonl',
      order: 'name',
      reason: ' ',
      columns: ['status'],
    };
    const page = await world.ada.post(world.address, form).expect(422);
    expect(page.text).toContain('Please say what you need the file for.');
    expect(page.text).toMatch(/value="jsonl"\s+selected/);
    expect(page.text.match(/name="columns"[^>]*checked/g)).toHaveLength(1);
    const none = await world.ada
      .post(world.address, { ...form, reason: 'x', columns: [] })
      .expect(422);
    expect(none.text).toContain('Please choose at least one column.');
    for (const wrong of [
      { profile: 'x' },
      { order: 'x' },
      { format: 'x' },
      { reason: 'x'.repeat(900) },
    ])
      await world.ada.post(world.address, { ...form, reason: 'x', ...wrong }).expect(422);
    expect(newest()?.id).toBe(before);
  });

  test('is mailed, and all others who may', async () => {
    const mails = world.app.services.db.outbox.list({ eventId: world.event.id }, 100, 0).found;
    expect(mails.map(({ mail }) => mail.kind)).toContain('team-export');
  });

  test('gets nothing where the log cannot be written', async () => {
    const bare = new Sqlite(databaseFile(world.app.services.config));
    bare.exec(`create trigger no_log before insert on trail
      when new.action = 'signups-exported' begin select raise(abort, 'full'); end`);
    world.app.expectErrors();
    const answer = await world.ada
      .post(world.address, { profile: 'addresses', reason: 'x' })
      .expect(500);
    bare.exec('drop trigger no_log');
    bare.close();
    expect(answer.text).not.toContain('bo@example.org');
  });

  test('sees sensitive answers only where they are theirs to see', async () => {
    const label = 'Your health';
    expect(headingsOf(await world.lines({ profile: 'everything', format: 'csv' }))).toContain(
      label,
    );
    const rights = {
      role: 'coordinator',
      of: { kind: 'events', eventIds: [world.event.id] },
    } as const;
    const coordinator = await world.as('Cleo', rights);
    const page = await coordinator.get(world.address).expect(200);
    expect(page.text).not.toContain(label);
    expect(page.text).toContain('Answers to sensitive questions are not included.');
    const asked = { profile: 'everything', format: 'csv' };
    expect(headingsOf(await world.lines(asked, coordinator))).not.toContain(label);
    expect(await fileText(asked, coordinator)).not.toContain('Asthma');
    expect(await fileText({ profile: 'osdi' }, coordinator)).not.toContain('Asthma');
  });

  test('shows first that it is them, and is no helper of a door or of another event', async () => {
    const door = await world.as('Dan', { role: 'door', eventId: world.event.id });
    await door.get(world.address).expect(404);
    await door.post(world.address, { profile: 'addresses', reason: 'x' }).expect(404);
    const other = await insertEvent(world.app.services, { slug: 'other' });
    const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [other.id] } } as const;
    await (await world.as('Eva', rights)).get(world.address).expect(404);
    world.app.clock.advance(10 * 60_000);
    const asked = await world.ada
      .post(world.address, { profile: 'addresses', reason: 'x' })
      .expect(403);
    expect(asked.text).toContain('Is it you?');
    await proveAll(world.app);
    await world.take({ profile: 'addresses' });
  });
});

test('the kind of CSV comes first that the Excel of whoever asks opens right', async () => {
  const formats = async (language: string) => {
    const page = await world.ada.get(world.address).set('Accept-Language', language).expect(200);
    return [...page.text.matchAll(/<option\s+value="(csv[^"]*)"/g)].map(([, value]) => value);
  };
  expect(await formats('en-US')).toEqual(['csv', 'csv-semicolon']);
  expect(await formats('es-MX')).toEqual(['csv', 'csv-semicolon']);
  expect(await formats('es-ES')).toEqual(['csv-semicolon', 'csv']);
  expect(await formats('de')).toEqual(['csv-semicolon', 'csv']);
});
