import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Organizer } from '../../db/schema.ts';
import { printSignInLink } from '../../server/organizers/printSignInLink.ts';
import { allowances } from '../../server/web/rateLimits.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import { startTestApp, type LogLine, type TestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

const info = 30;
const warning = 40;
const minute = 60_000;
const forged = `AAAAAAAAAAAAAAAA.1.${'A'.repeat(22)}`;

let app: TestApp;
let cookie: string;
let organizer: Organizer | undefined;

beforeEach(async () => {
  app = await startTestApp({ limited: true });
  cookie = await signedInOrganizer(app.services);
  organizer = app.services.db.organizers.byEmailKey('ada@example.org');
});
afterEach(() => app.close());

function told(name: string): LogLine[] {
  return app.logged.filter((line) => line['security'] === name);
}

/** A link that signs in, in any browser and without a warning. */
async function link(): Promise<string> {
  return new URL((await printSignInLink(app.services, 'ada@example.org')) ?? '').pathname;
}

describe('the log tells of security', () => {
  test('when somebody asks for a link, and whether it was mailed', async () => {
    for (const email of ['ada@example.org', 'nobody@example.org'])
      await app.visitor().post('/console/sign-in', { email }).expect(303);
    expect(told('sign-in-asked')).toMatchObject([
      { level: info, outcome: 'mailed' },
      { level: info, outcome: 'unknown' },
    ]);
  });

  test('when somebody signs in, and in which kind of browser', async () => {
    await app
      .visitor()
      .post(await link())
      .expect(303);
    expect(told('signed-in')).toMatchObject([
      { level: info, organizer: organizer?.id, newBrowser: true },
    ]);
  });

  test('when a link signs nobody in', async () => {
    const used = await link();
    await app.visitor().post(used).expect(303);
    await app.visitor().post(used).expect(410);
    const late = await link();
    app.clock.advance(15 * minute);
    await app.visitor().post(late).expect(410);
    expect(told('sign-in-refused')).toMatchObject([
      { level: warning, reason: 'used' },
      { level: warning, reason: 'expired' },
    ]);
  });

  test('when sessions end', async () => {
    const browser = app.visitor({ Cookie: cookie });
    await browser.post('/console/other-sessions/ending').expect(303);
    await browser.post('/console/sign-out').expect(303);
    expect(told('sessions-ended')).toMatchObject([
      { level: info, organizer: organizer?.id, which: 'others' },
      { level: info, organizer: organizer?.id, which: 'this' },
    ]);
  });

  test('when a link is forged, by the pattern of its address alone', async () => {
    await app.visitor().get(`/signups/${forged}`).expect(404);
    expect(told('link-unknown')).toMatchObject([{ level: warning, route: '/signups/:token' }]);
  });

  test('when somebody who is not signed in asks for a page of organizers', async () => {
    await app.visitor().get('/console/team').expect(303);
    await app.visitor({ 'X-Forwarded-For': '203.0.113.7' }).get('/metrics').expect(404);
    expect(told('access-refused')).toMatchObject([
      { level: warning, route: '/console/team', role: 'organizer' },
      { level: warning, route: '/metrics', role: 'host' },
    ]);
  });

  test('when a page of organizers is asked for that does not exist', async () => {
    await app.visitor({ Cookie: cookie }).get('/console/events/nothing').expect(404);
    await app.visitor().get('/console/wp-admin').expect(404);
    await app.visitor().get('/elsewhere').expect(404);
    expect(told('console-page-unknown')).toHaveLength(2);
  });

  test('when another site’s page tries to change something', async () => {
    await app
      .visitor({ Cookie: cookie })
      .post('/console/sign-out')
      .set('Origin', 'https://elsewhere.example')
      .expect(403);
    expect(told('origin-refused')).toMatchObject([{ level: warning }]);
  });

  test('when a limit is spent', async () => {
    const email = 'nobody@example.org';
    for (let time = 0; time < allowances.signIn.points; time += 1)
      await app.visitor().post('/console/sign-in', { email });
    expect(told('limit-spent')).toEqual([]);
    const answer = await app.visitor().post('/console/sign-in', { email }).expect(200);
    const request = answer.headers['x-request-id'];
    expect(told('limit-spent')).toMatchObject([{ level: warning, limit: 'signIn', request }]);
  });

  test('and names nobody, no address, no link and no network', async () => {
    const secret = await link();
    await app.visitor().post('/console/sign-in', { email: 'ada@example.org' });
    await app.visitor().get(`/signups/${forged}`);
    await app.visitor().post(secret);
    await app.visitor().post(secret);
    await app.visitor().post(signInLinkAddress(forged));
    const lines = app.logged.filter((line) => line['security'] !== undefined);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      expect(JSON.stringify(line)).not.toMatch(/example|Ada|127\.0\.0\.1|AAAA/);
      expect(JSON.stringify(line)).not.toContain(secret);
      expect(line['request']).toMatch(/^[\w-]{36}$/);
    }
  });
});

test('links cannot be tried in bulk: after so many that open nothing one has to wait', async () => {
  const visitor = app.visitor();
  for (let time = 0; time < allowances.link.points; time += 1)
    await visitor.get(`/signups/${forged}`).expect(404);
  const refused = await visitor.get(`/signups/${forged}`).expect(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  // The count is one for all kinds of links, and a link that is good still opens.
  await app.visitor().post(`/endorsements/${forged}/confirmation`).expect(429);
  await app
    .visitor()
    .get(await link())
    .expect(200);
});

test.each([
  [false, 'max-age=31536000'],
  [true, 'max-age=31536000; includeSubDomains'],
])('with HSTS for subdomains %s', async (hstsSubdomains, header) => {
  const config = { baseUrl: 'https://events.example.org', hstsSubdomains };
  await using secure = await startTestApp({ config });
  const { headers } = await secure.get('/').expect(200);
  expect(headers['strict-transport-security']).toBe(header);
});
