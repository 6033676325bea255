import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstSignInLink } from '../../server/organizers/firstSignInLink.ts';
import { startTestApp, testNow, type TestApp, type Visitor } from '../helpers/app.ts';
import { askForLink, sessionCookie } from '../helpers/signIn.ts';

const minute = 60_000;
const day = 86_400_000;

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
  await app.services.db.write((store) =>
    store.organizers.insert(
      {
        name: 'Ada Example',
        email: 'ada@example.org',
        emailKey: 'ada@example.org',
        language: 'en',
        invitedAt: testNow,
      },
      { role: 'owner' },
    ),
  );
});
afterEach(() => app.close());

const askIn = (browser: Visitor, email?: string) => askForLink(app, browser, email);

describe('a session', () => {
  async function signedIn(): Promise<Visitor> {
    const browser = app.visitor();
    await browser.post(await askIn(browser)).expect(303);
    return browser;
  }

  test('is a cookie that scripts and other sites cannot use', async () => {
    const browser = app.visitor();
    const answer = await browser.post(await askIn(browser));
    const cookie = sessionCookie(answer.headers['set-cookie'], true);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
  });

  test('ends after a week without use', async () => {
    const browser = await signedIn();
    app.clock.advance(7 * day - 1);
    await browser.get('/console/team').expect(200);
    app.clock.advance(7 * day - 1);
    await browser.get('/console/team').expect(200);
    app.clock.advance(7 * day);
    await browser.get('/console/team').expect(303).expect('Location', '/console/sign-in');
  });

  test('ends after thirty days, however much it is used', async () => {
    const browser = await signedIn();
    for (let days = 1; days < 30; days += 1) {
      app.clock.advance(day);
      await browser.get('/console/team').expect(200);
    }
    app.clock.advance(day);
    await browser.get('/console/team').expect(303);
  });

  test('costs no write on every request', async () => {
    const browser = await signedIn();
    const before = app.services.db.version();
    for (let time = 0; time < 5; time += 1) await browser.get('/console/team').expect(200);
    expect(app.services.db.version()).toBe(before);
    app.clock.advance(10 * minute);
    await browser.get('/console/team').expect(200);
    expect(app.services.db.version()).not.toBe(before);
  });

  test('ends at sign-out, in this browser alone', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const out = await here
      .post('/console/sign-out')
      .expect(303)
      .expect('Location', '/console/sign-in?done=signed-out');
    await here.get('/console/team').expect(303);
    await there.get('/console/team').expect(200);
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
    const page = await here.get('/console/sign-in?done=signed-out').expect(200);
    expect(page.text).toContain('You are signed out.');
  });

  test('ends everywhere at once where that is asked for', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const out = await here.post('/console/sign-out-everywhere').expect(303);
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
    await here.get('/console/team').expect(303);
    await there.get('/console/team').expect(303);
  });
});

describe('the link that is printed at the start', () => {
  test('signs in any browser, once, within a quarter of an hour', async () => {
    const link = new URL(await firstSignInLink(app.services)).pathname;
    const browser = app.visitor();
    await browser.get(link).expect(200);
    await browser.post(link).expect(303).expect('Location', '/console');
    await app.visitor().post(link).expect(410);

    const late = new URL(await firstSignInLink(app.services)).pathname;
    app.clock.advance(15 * minute);
    await app.visitor().post(late).expect(410);
  });

  test('is for the first organizer; without any, one is made for the demonstration', async () => {
    await using empty = await startTestApp();
    const link = new URL(await firstSignInLink(empty.services));
    expect(link.origin).toBe(empty.baseUrl);
    await firstSignInLink(empty.services);
    expect(empty.services.db.organizers.active()).toMatchObject([
      { email: 'organizer@example.org' },
    ]);
  });
});
