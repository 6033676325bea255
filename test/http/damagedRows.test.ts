import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openConnection } from '../../db/connection.ts';
import type { Event } from '../../db/schema.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
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
function damage(column: string, value: string): void {
  const connection = openConnection(join(app.services.config.dataDirectory, 'cacerola.sqlite'));
  connection.pragma('ignore_check_constraints = ON');
  connection.prepare(`update events set ${column} = ? where id = ?`).run(value, damaged.id);
  connection.close();
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

  test.each([
    '/console/events',
    '/console/events/new',
    '/console/mails',
    '/console/emails',
    '/console/audit',
  ])('costs organizers at %s one entry', async (address) => {
    const answer = await organizer.get(address);
    expect(answer.status).toBeLessThan(500);
    if (address === '/console/events') expect(answer.text).toContain('Whole and well');
  });
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
  const connection = openConnection(join(app.services.config.dataDirectory, 'cacerola.sqlite'));
  connection.prepare(`update campaigns set facts = '['`).run();
  connection.close();
  app.expectErrors();
  const home = await app.get('/').expect(200);
  expect(home.text).toContain('Whole and well');
});
