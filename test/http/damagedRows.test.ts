import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openConnection } from '../../db/connection.ts';
import type { Event } from '../../db/schema.ts';
import { addEndorsements } from '../../server/endorsements/addEndorsements.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertMessage } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/*
 * A database that was edited by hand, or brought from elsewhere: one row that cannot be read costs
 * itself and no other.
 */

let app: TestApp;
let organizer: Visitor;
let damaged: Event;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await insertEvent(app.services, { title: 'Whole and well', slug: 'well' });
  damaged = await insertEvent(app.services, { title: 'Broken beyond repair', slug: 'broken' });
});
afterEach(() => app.close());

/** Changes the file past everything that guards it. */
function change(statement: string, ...values: (string | number)[]): void {
  const connection = openConnection(join(app.services.config.dataDirectory, 'cacerola.sqlite'));
  connection.pragma('ignore_check_constraints = ON');
  expect(connection.prepare(statement).run(...values).changes).toBeGreaterThan(0);
  connection.close();
}

function damage(column: string, value: string): void {
  change(`update events set ${column} = ? where id = ?`, value, damaged.id);
  app.expectErrors();
}

const damages = [
  ['zone', 'Mars/X'],
  ['zone', ''],
  ['speakers', '[{"name":'],
  ['announced_zones', 'nonsense'],
  ['announced_zones', '{}'],
  ['starts_at', 'soon'],
] as const;

describe.each(damages)('an event whose %s is %j', (column, value) => {
  beforeEach(() => damage(column, value));

  test.each(['/', '/?lang=es', '/calendar.ics', '/announcements.atom'])(
    'costs %s one entry',
    async (address) => {
      const answer = await app.get(address).expect(200);
      const body = Buffer.isBuffer(answer.body) ? answer.body.toString() : answer.text;
      expect(body).toContain('Whole and well');
    },
  );

  test.each(['/console/events', '/console/events/new', '/console/mails', '/console/audit'])(
    'costs organizers at %s one entry',
    async (address) => {
      const answer = await organizer.get(address);
      expect(answer.status).toBeLessThan(500);
      if (address === '/console/events') expect(answer.text).toContain('Whole and well');
    },
  );
});

test('organizers read that an event cannot be shown, and the log names it', async () => {
  damage('speakers', '[');
  const list = await organizer.get('/console/events').expect(200);
  expect(list.text).toContain('1 event cannot be shown');
  await app.get('/').expect(200);
  const told = app.logged.filter((line) => Array.isArray(line['unreadable']));
  expect(told.map((line) => line['unreadable'])).toEqual([[damaged.id], [damaged.id]]);
});

test('a campaign that cannot be read costs the home page its title alone', async () => {
  await app.services.db.write((store) => {
    const campaign = store.campaigns.insert({
      slug: 'campaign',
      title: 'Broken campaign',
      facts: [],
      updatedAt: 0,
    });
    store.events.update(damaged.id, { campaignId: campaign.id });
  });
  change(`update campaigns set facts = '['`);
  const home = await app.get('/').expect(200);
  expect(home.text).toContain('Whole and well');
  expect(home.text).toContain('Broken campaign');
  await app.get('/events/broken').expect(200);
  await organizer.get('/console/events/new').expect(200);
});

// What JSON may have become: cut off, of another shape, or a text.
const brokenJson = ['{"listedAs":', '[]', '{"en":{"subject":7}}', '"text"', ''];

describe.each(brokenJson)('where a row holds the JSON %j', (json) => {
  test('a correction costs nothing but itself', async () => {
    const names = ['Example Union', 'Example Choir'];
    await addEndorsements(app.services, { kind: 'event', id: damaged.id }, 1, names, 'en');
    change('update endorsements set proposed = ? where listed_as = ?', json, 'Example Union');
    for (const name of names) {
      expect((await app.get('/events/broken').expect(200)).text).toContain(name);
      const list = await organizer.get('/console/events/broken/endorsements').expect(200);
      expect(list.text).toContain(name);
    }
    const [one] = app.services.db.endorsements.ofEvent(damaged.id);
    await organizer.get(`/console/events/broken/endorsements/${one?.id}`).expect(200);
    await organizer.get('/console/events/broken/endorsements.csv').expect(200);
    expect(app.services.db.endorsements.toDecide({ kind: 'event', id: damaged.id })).toBe(0);
  });

  test('a message costs the list its subject', async () => {
    const [broken] = await Promise.all([
      insertMessage(app.services, damaged),
      insertMessage(app.services, damaged),
    ]);
    change('update messages set texts = ? where id = ?', json, broken.id);
    const list = await organizer.get('/console/events/broken/messages').expect(200);
    expect(list.text).toContain('What to bring to');
    await organizer.get(`/console/events/broken/messages/${broken.id}`).expect(200);
  });

  test('an entry of the audit log costs its words', async () => {
    await app.services.db.write((store) => {
      for (const attendees of [3, 4])
        store.audit.append({
          at: app.clock.now,
          by: { organizerId: 1 },
          action: 'changes-sent-now',
          eventId: damaged.id,
          detail: { attendees },
        });
    });
    change(`update trail set detail = ? where detail = '{"attendees":3}'`, json);
    for (const address of [
      '/console/audit',
      '/console/audit?organizer=1',
      '/console/events/broken/audit',
      '/console/events/broken',
      '/console/team',
    ])
      await organizer.get(address).expect(200);
    const log = await organizer.get('/console/audit').expect(200);
    expect(log.text).toContain('Something was changed');
    expect(log.text).toContain('Sent the emails about edits right away (4)');
  });

  test('a mail keeps no other from being sent', async () => {
    for (const [index, email] of ['ada@example.org', 'bea@example.org'].entries())
      await app.post('/events/well/signups', { name: `Example ${index}`, email }).expect(303);
    change('update outbox set detail = ? where id = (select min(id) from outbox)', json);
    await app.deliver();
    await organizer.get('/console/mails').expect(200);
    expect(app.services.db.outbox.counts().sent).toBe(2);
  });
});

test('an event that cannot be read keeps no personal data in the others', async () => {
  await app.post('/events/well/signups', { name: 'Ada Example', email: 'ada@example.org' });
  damage('speakers', '[');
  app.clock.advance(400 * 86_400_000);
  await purgeExpired(app.services);
  const well = app.services.db.events.bySlug('well');
  expect(app.services.db.signups.page(well?.id ?? 0, 0, 10)).toEqual([]);
});
