import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { insertEvent } from '../helpers/events.ts';

describe('the numbers for whoever hosts the site', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.close());

  test('count what there is and how long requests take, by route and not by path', async () => {
    await insertEvent(app.services);
    await app.get('/signups/nobody-s.1.AAAAAAAAAAAAAAAAAAAAAA').expect(404);
    const { text, type } = await app.get('/metrics').expect(200);
    expect(type).toBe('text/plain');
    expect(text).toContain('cacerola_events{state="published"} 1');
    expect(text).toContain('cacerola_mails{state="due"} 0');
    expect(text).toContain('cacerola_oldest_due_mail_seconds 0');
    expect(text).toMatch(/request_duration_seconds_count\{method="GET",route="\/signups\/:token"/);
    expect(text).not.toContain('nobody-s');
    await app.get('/metrics').expect(200);
  });

  test('are for programs on the same machine and for organizers alone', async () => {
    const passing = app.visitor({ 'X-Forwarded-For': '203.0.113.7' });
    await passing.get('/metrics').expect(404);
    await app.visitor({ Forwarded: 'for=203.0.113.7' }).get('/metrics').expect(404);
    const cookie = await signedInOrganizer(app.services);
    await app
      .visitor({ 'X-Forwarded-For': '203.0.113.7', Cookie: cookie })
      .get('/metrics')
      .expect(200);
  });
});

describe('on https, a cookie that another subdomain could set opens nothing', () => {
  // Of the prefix's length: reading by length alone would take them for ours.
  test.each(['', '_host_-', '__Most-', '__host-', '__Host_'])('%s', async (prefix) => {
    await using app = await startTestApp({ config: { baseUrl: 'https://events.example.org' } });
    const cookie = await signedInOrganizer(app.services);
    expect(cookie).toMatch(/^__Host-session=/);
    await app.visitor({ Cookie: cookie }).get('/console/organizers').expect(200);
    await app
      .visitor({ Cookie: cookie.replace('__Host-', prefix) })
      .get('/console/organizers')
      .expect(303);
  });
});
