import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { insertEvent } from '../helpers/events.ts';

const token = 'Zt0pQ9xV4mK2bN7cR5dF8gH1jL6sW3yA';

describe('the numbers for whoever hosts the site', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp({ config: { metricsToken: token } });
  });
  afterEach(() => app.close());

  test('count what there is and how long requests take, by route and not by path', async () => {
    const host = app.visitor({ Authorization: `Bearer ${token}` });
    await insertEvent(app.services);
    await app.get('/signups/nobody-s.1.AAAAAAAAAAAAAAAAAAAAAA').expect(404);
    const { text, type } = await host.get('/metrics').expect(200);
    expect(type).toBe('text/plain');
    expect(text).toContain('cacerola_events{state="published"} 1');
    expect(text).toContain('cacerola_mails{state="due"} 0');
    expect(text).toContain('cacerola_oldest_due_mail_seconds 0');
    expect(text).toMatch(/request_duration_seconds_count\{method="GET",route="\/signups\/:token"/);
    expect(text).not.toContain('nobody-s');
    await host.get('/metrics').expect(200);
  });

  test('are for who knows the token, wherever they ask from', async () => {
    await app.get('/metrics').expect(404);
    const cookie = await signedInOrganizer(app.services);
    await app.visitor({ Cookie: cookie }).get('/metrics').expect(404);
    for (const given of ['', 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token])
      await app.visitor({ Authorization: given }).get('/metrics').expect(404);
    await app
      .visitor({ Authorization: `bearer ${token}`, 'X-Forwarded-For': '203.0.113.7' })
      .get('/metrics')
      .expect(200);
  });

  test('are for nobody where no token is configured', async () => {
    await using open = await startTestApp();
    for (const given of ['', 'Bearer ', 'Bearer null', `Bearer ${token}`])
      await open.visitor({ Authorization: given }).get('/metrics').expect(404);
  });
});

test('nobody can try tokens in bulk', async () => {
  await using app = await startTestApp({ config: { metricsToken: token }, limited: true });
  const answers = new Set<number>();
  for (let tried = 0; tried < 200 && !answers.has(429); tried += 1)
    answers.add((await app.visitor({ Authorization: `Bearer ${tried}` }).get('/metrics')).status);
  expect([...answers]).toEqual([404, 429]);
});

describe('on https, a cookie that another subdomain could set opens nothing', () => {
  // Of the prefix's length: reading by length alone would take them for ours.
  test.each(['', '_host_-', '__Most-', '__host-', '__Host_'])('%s', async (prefix) => {
    await using app = await startTestApp({ config: { baseUrl: 'https://events.example.org' } });
    const cookie = await signedInOrganizer(app.services);
    expect(cookie).toMatch(/^__Host-session=/);
    await app.visitor({ Cookie: cookie }).get('/console/team').expect(200);
    await app
      .visitor({ Cookie: cookie.replace('__Host-', prefix) })
      .get('/console/team')
      .expect(303);
  });
});
