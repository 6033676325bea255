import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Organizer } from '../../db/schema.ts';
import { signInToken } from '../../server/organizers/signInLink.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import { startTestApp, testNow, type TestApp, type Visitor } from '../helpers/app.ts';
import { allSignIns, askForLink, sessionCookie } from '../helpers/signIn.ts';

const minute = 60_000;

let app: TestApp;
let organizer: Organizer;

beforeEach(async () => {
  app = await startTestApp();
  organizer = await app.services.db.write((store) =>
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

const signIns = () => allSignIns(app.services);

const askIn = (browser: Visitor, email?: string) => askForLink(app, browser, email);

describe('signing in', () => {
  test('goes by a mailed link with a button, and ends in the console', async () => {
    const browser = app.visitor();
    const form = await browser.get('/console/sign-in').expect(200);
    expect(form.text).toContain('name="email"');
    const link = await askIn(browser);
    const opened = await browser.get(link).expect(200);
    expect(opened.text).toContain(`action="${link}"`);
    expect(opened.headers['cache-control']).toBe('no-store');
    expect(opened.headers['x-robots-tag']).toBe('noindex');
    await browser.post(link).expect(303).expect('Location', '/console');
    // A site without events begins with its welcome.
    await browser.get('/console').expect(303).expect('Location', '/console/welcome');
    await browser.get('/console/team').expect(200);
    await browser.get('/console/sign-in').expect(303).expect('Location', '/console');
    expect(app.services.db.organizers.byId(organizer.id)?.lastSignedInAt).toBe(testNow);
  });

  test('opening the link any number of times spends nothing', async () => {
    const browser = app.visitor();
    const link = await askIn(browser);
    for (let time = 0; time < 5; time += 1) await browser.get(link).expect(200);
    expect(signIns().at(-1)?.usedAt).toBeNull();
    await browser.post(link).expect(303);
  });

  test('a link works once: replayed, it opens nothing, whoever holds the cookie', async () => {
    const browser = app.visitor();
    const asked = await browser.post('/console/sign-in', { email: 'ada@example.org' }).expect(303);
    const newest = signIns().at(-1);
    if (!newest) throw new Error('No link was made.');
    const link = signInLinkAddress(signInToken(app.services, newest));
    const [cookie = ''] = String(asked.headers['set-cookie']).split(';');
    await browser.post(link).expect(303);

    const thief = app.visitor({ Cookie: cookie });
    const refused = await thief.post(link).expect(410);
    expect(refused.text).toContain('This link has been used');
    expect(refused.headers['set-cookie']).toBeUndefined();
    await thief.get(link).expect(410);
  });

  test('a second press of the button leads to the console as well', async () => {
    const browser = app.visitor();
    const link = await askIn(browser);
    await browser.post(link).expect(303);
    await browser.post(link).expect(303).expect('Location', '/console');
  });

  test('a link has one winner, however many press at the same moment', async () => {
    const browser = app.visitor();
    const asked = await browser.post('/console/sign-in', { email: 'ada@example.org' });
    const [cookie = ''] = String(asked.headers['set-cookie']).split(';');
    const newest = signIns().at(-1);
    if (!newest) throw new Error('No link was made.');
    const link = signInLinkAddress(signInToken(app.services, newest));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.visitor({ Cookie: cookie }).post(link)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      303,
      ...Array(7).fill(410),
    ]);
  });

  test('in another browser the link asks first whether the one who opens it asked for it', async () => {
    const browser = app.visitor();
    const link = await askIn(browser);
    const other = app.visitor();
    const opened = await other.get(link).expect(200);
    expect(opened.text).toContain('This link was asked for in another browser');
    expect(opened.text).toContain('name="warned"');
    // Whose account it is, because somebody may have sent a link of their own.
    expect(opened.text).toContain('ada@example.org');
    const unwarned = await other.post(link).expect(409);
    expect(unwarned.text).toContain('This link was asked for in another browser');
    expect(unwarned.headers['set-cookie']).toBeUndefined();
    await other.get('/console/team').expect(303).expect('Location', '/console/sign-in');

    await other.post(link, { warned: 'yes' }).expect(303).expect('Location', '/console');
    await other.get('/console/team').expect(200);
    await browser.post(link).expect(410);
  });

  test('in the browser that asked, nothing is asked', async () => {
    const browser = app.visitor();
    const opened = await browser.get(await askIn(browser)).expect(200);
    expect(opened.text).not.toContain('name="warned"');
    expect(opened.text).toContain('ada@example.org');
  });

  test('a link of somebody else says whose session it would end', async () => {
    await app.services.db.write((store) =>
      store.organizers.insert(
        {
          name: 'Bea Example',
          email: 'bea@example.org',
          emailKey: 'bea@example.org',
          language: 'en',
          invitedAt: testNow,
        },
        { role: 'owner' },
      ),
    );
    const browser = app.visitor();
    await browser.post(await askIn(browser)).expect(303);
    const foreign = await askIn(app.visitor(), 'bea@example.org');
    const opened = await browser.get(foreign).expect(200);
    expect(opened.text).toContain('Ada Example is signed in in this browser');
    expect(opened.text).toContain('bea@example.org');
  });

  test('a link lives ten minutes', async () => {
    const browser = app.visitor();
    const link = await askIn(browser);
    app.clock.advance(10 * minute - 1);
    await browser.get(link).expect(200);
    app.clock.advance(1);
    const late = await browser.post(link).expect(410);
    expect(late.text).toContain('This link has expired');
    expect(late.text).toContain('href="/console/sign-in"');
  });

  test('asking twice in one browser leaves both links good', async () => {
    const browser = app.visitor();
    const first = await askIn(browser);
    await askIn(browser);
    await browser.post(first).expect(303);
  });

  test('a forged link, and one of another kind, lead nowhere', async () => {
    const browser = app.visitor();
    await askIn(browser);
    const publicId = signIns().at(-1)?.publicId ?? '';
    const otherKind = app.services.links.token('signup', { publicId, generation: 1 });
    for (const token of [otherKind, `${publicId}.1.${'A'.repeat(22)}`, 'nonsense']) {
      await browser.get(signInLinkAddress(token)).expect(404);
      await browser.post(signInLinkAddress(token)).expect(404);
    }
  });

  test('a session that somebody planted beforehand is not the one that is signed in', async () => {
    const planted = 'session=planted-by-somebody-who-waits';
    const browser = app.visitor();
    const asked = await browser.post('/console/sign-in', { email: 'ada@example.org' });
    const [cookie = ''] = String(asked.headers['set-cookie']).split(';');
    const newest = signIns().at(-1);
    if (!newest) throw new Error('No link was made.');
    const link = signInLinkAddress(signInToken(app.services, newest));
    const victim = app.visitor({ Cookie: `${planted}; ${cookie}` });
    const signedIn = await victim.post(link).expect(303);
    expect(String(signedIn.headers['set-cookie'])).toMatch(/session=[\w-]{43};/);
    await app.visitor({ Cookie: planted }).get('/console/team').expect(303);
  });

  test('signing in again ends the session that the browser had', async () => {
    const browser = app.visitor();
    const first = await browser.post(await askIn(browser)).expect(303);
    const before = sessionCookie(first.headers['set-cookie']);
    await browser.post(await askIn(browser)).expect(303);
    await app.visitor({ Cookie: before }).get('/console/team').expect(303);
    await browser.get('/console/team').expect(200);
  });
});
