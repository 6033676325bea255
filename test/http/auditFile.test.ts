import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openConnection } from '../../db/connection.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { allRoutes } from '../helpers/allRoutes.ts';
import { startTestApp, testNow, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { proveAll } from '../helpers/waysIn.ts';

const day = 86_400_000;

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

async function traces(slug: string, title: string): Promise<number> {
  const event = await insertEvent(app.services, { slug, title });
  const signup = await insertSignup(app.services, event, { name: `Guest of ${title}` });
  await app.services.db.write((store) =>
    store.audit.append({
      at: app.clock.now,
      by: 'attendee',
      action: 'signup-confirmed',
      eventId: event.id,
      signupId: signup.id,
    }),
  );
  return event.id;
}

describe('the audit log as a file', () => {
  test('has what the page would show, and leaves a trace of itself', async () => {
    await traces('one', '=One panel');
    await traces('two', 'Two vigils');
    const { text } = await ada.get('/console/audit.csv?event=one').expect(200);
    expect(text).toContain(new Date(testNow).toISOString());
    expect(text).toContain(`"'=One panel"`);
    expect(text).not.toContain('Two vigils');
    const page = await ada.get('/console/audit').expect(200);
    expect(page.text).toContain('Audit log exported');
    expect(page.text).toContain('href="/console/audit.csv"');
  });

  test('is of one day where one is asked for', async () => {
    await traces('one', 'One panel');
    app.clock.advance(day);
    await proveAll(app);
    await traces('two', 'Two vigils');
    for (const address of ['/console/audit', '/console/audit.csv']) {
      const { text } = await ada.get(`${address}?day=2024-01-11`).expect(200);
      expect([address, text.includes('Guest of Two vigils')]).toEqual([address, true]);
      expect([address, text.includes('Guest of One panel')]).toEqual([address, false]);
    }
    await ada.get('/console/audit?day=2024-13-45').expect(200);
  });

  test('has nothing of others’ events for a coordinator', async () => {
    const own = await traces('one', 'One panel');
    await traces('two', 'Two vigils');
    const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [own] } } as const;
    const cookie = await signedInOrganizer(app.services, { email: 'bea@example.org', rights });
    const { text } = await app.visitor({ Cookie: cookie }).get('/console/audit.csv').expect(200);
    expect(text).toContain('One panel');
    expect(text).not.toContain('Two vigils');
  });
});

test.each([
  '/console/events/one/signups.csv',
  '/console/events/one/endorsements.csv',
  '/console/audit.csv',
])('%s is not given where its trace cannot be written', async (file) => {
  await traces('one', 'One panel');
  await ada.get(file).expect(200);
  const connection = openConnection(databaseFile(app.services.config));
  connection.exec(`create trigger full before insert on trail
    begin select raise(abort, 'no room'); end`);
  connection.close();
  app.expectErrors();
  const { text } = await ada.get(file).expect(500);
  expect(text).not.toContain('Guest of');
  expect(text).not.toContain('One panel');
});

test('nothing of the dashboard changes or deletes an entry', () => {
  const doors = allRoutes.filter(({ path }) => /\/audit\b/.test(path));
  expect(doors.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'get /console/audit',
    'get /console/audit.csv',
    'get /console/events/:slug/audit',
    'post /console/audit.csv',
  ]);
});
