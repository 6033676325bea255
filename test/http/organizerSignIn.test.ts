import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Organizer, SignIn } from '../../db/schema.ts';
import { firstSignInLink } from '../../server/organizers/firstSignInLink.ts';
import { signInToken } from '../../server/organizers/signInLink.ts';
import { allowances } from '../../server/web/rateLimits.ts';
import { challengeAddress, signInLinkAddress } from '../../templates/addresses.ts';
import { solve } from '../helpers/altcha.ts';
import {
  startTestApp,
  testNow,
  type SentForm,
  type TestApp,
  type Visitor,
} from '../helpers/app.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

const minute = 60_000;
const day = 86_400_000;

let app: TestApp;
let organizer: Organizer;

beforeEach(async () => {
  app = await startTestApp();
  organizer = await app.services.db.write((store) =>
    store.organizers.insert({
      name: 'Ada Example',
      email: 'ada@example.org',
      emailKey: 'ada@example.org',
      language: 'en',
      invitedAt: testNow,
    }),
  );
});
afterEach(() => app.close());

/** Every link that was ever asked for, the newest last. */
function signIns(): SignIn[] {
  const rows: SignIn[] = [];
  for (let id = 1; ; id += 1) {
    const row = app.services.db.organizers.signInById(id);
    if (!row) return rows;
    rows.push(row);
  }
}

/** Asks for a link in a browser and gives the address that the mail would carry. */
async function askIn(browser: Visitor, email = 'ada@example.org'): Promise<string> {
  await browser
    .post('/console/sign-in', { email })
    .expect(303)
    .expect('Location', '/console/sign-in-sent');
  const newest = signIns().at(-1);
  if (!newest) throw new Error('No link was made.');
  return signInLinkAddress(signInToken(app.services, newest));
}

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
    await browser.get('/console').expect(303).expect('Location', '/console/events');
    await browser.get('/console/organizers').expect(200);
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
    await other.get('/console/organizers').expect(303).expect('Location', '/console/sign-in');

    await other.post(link, { warned: 'yes' }).expect(303).expect('Location', '/console');
    await other.get('/console/organizers').expect(200);
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
      store.organizers.insert({
        name: 'Bea Example',
        email: 'bea@example.org',
        emailKey: 'bea@example.org',
        language: 'en',
        invitedAt: testNow,
      }),
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
    await app.visitor({ Cookie: planted }).get('/console/organizers').expect(303);
  });

  test('signing in again ends the session that the browser had', async () => {
    const browser = app.visitor();
    const first = await browser.post(await askIn(browser)).expect(303);
    const before = sessionCookie(first.headers['set-cookie']);
    await browser.post(await askIn(browser)).expect(303);
    await app.visitor({ Cookie: before }).get('/console/organizers').expect(303);
    await browser.get('/console/organizers').expect(200);
  });
});

describe('an address that is nobody’s', () => {
  test('gets the same answer, cookie and page as an organizer’s', async () => {
    const answers = [];
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      const browser = app.visitor();
      const answer = await browser.post('/console/sign-in', { email }).expect(303);
      const page = await browser.get(String(answer.headers['location'])).expect(200);
      answers.push({
        location: answer.headers['location'],
        cookies: String(answer.headers['set-cookie']).replace(/=[\w-]{43};/, '=…;'),
        headers: Object.keys(answer.headers).sort(),
        body: answer.text,
        page: page.text,
      });
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test('costs the same: one write to the disk and one kept request', async () => {
    const { db } = app.services;
    const commits = () => Number(db.version().split('.')[0]);
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      const [before, rows] = [commits(), signIns().length];
      await app.visitor().post('/console/sign-in', { email });
      expect(commits() - before).toBe(1);
      expect(signIns().length - rows).toBe(1);
    }
  });

  test('has no link that would open anything', async () => {
    const browser = app.visitor();
    const link = await askIn(browser, 'nobody@example.org');
    await browser.get(link).expect(404);
    await browser.post(link).expect(404);
  });

  test('a network that asks often brings a proof each time, and one that goes on waits', async () => {
    await using limited = await startTestApp({ limited: true });
    const email = 'nobody@example.org';
    const ask = (form: SentForm = {}) => limited.post('/console/sign-in', { email, ...form });
    for (let time = 0; time < allowances.signIn.points; time += 1) await ask().expect(303);
    const waiting = await ask().expect(200);
    expect(hiddenFields(waiting.text)).toMatchObject({ email });
    expect(await htmlProblems(waiting.text)).toEqual([]);
    limited.clock.advance(20_000);
    await limited.post('/console/sign-in', hiddenFields(waiting.text)).expect(303);

    const by = { address: '127.0.0.1', now: limited.clock.now, requestId: '' };
    while ((await limited.services.limits.count('signInInAll', by)) === null);
    const altcha = solve((await limited.get(challengeAddress).expect(200)).body);
    const answer = await ask({ altcha }).expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.text).toContain(`value="${email}"`);
  });

  test('under attack of robots a proof is asked of everybody but browsers that are known', async () => {
    await using guarded = await startTestApp({ config: { abuseChallenge: true } });
    const form = await guarded.visitor().get('/console/sign-in').expect(200);
    expect(form.text).toContain(`data-challenge="${challengeAddress}"`);
    expect(await htmlProblems(form.text)).toEqual([]);
    const stranger = guarded.visitor();
    const email = 'ada@example.org';
    await stranger.post('/console/sign-in', { email }).expect(200);
    expect(guarded.services.db.organizers.signInById(1)).toBeUndefined();
    const altcha = solve((await guarded.get(challengeAddress).expect(200)).body);
    await stranger.post('/console/sign-in', { email, altcha }).expect(303);

    const known = guarded.visitor();
    const link = new URL(await firstSignInLink(guarded.services)).pathname;
    await known.post(link).expect(303);
    await known.post('/console/sign-out').expect(303);
    await known.post('/console/sign-in', { email }).expect(303);
  });

  test('takes as long, on a machine that mails meanwhile', async () => {
    await using steady = await startTestApp({ steady: true });
    await firstSignInLink(steady.services);
    const [known = ''] = steady.services.db.organizers.active().map((one) => one.email);
    for (const email of [known, 'nobody@example.org']) {
      const start = performance.now();
      await steady.visitor().post('/console/sign-in', { email }).expect(303);
      expect(performance.now() - start).toBeGreaterThan(195);
    }
  });

  test.each([
    ['nothing', ''],
    ['no address', 'ada'],
    ['a second header', 'a@b.example\r\nBcc: c@d.example'],
    ['a NUL', 'a\0@example.org'],
    ['ten thousand characters', `${'a'.repeat(10_000)}@example.org`],
  ])('%s is answered at the field, and what was typed is kept', async (_what, email) => {
    const answer = await app.post('/console/sign-in', { email }).expect(422);
    expect(answer.text).toContain('id="email-field-problem"');
    expect(signIns()).toHaveLength(0);
  });
});

describe('somebody who asks for an organizer’s links without end', () => {
  const mails = () =>
    app.services.db.outbox
      .list({}, 100, 0)
      .found.filter(({ mail }) => mail.kind === 'organizer-sign-in').length;

  /** As an attacker does who never looks into the mailbox: each time from a browser of its own. */
  async function attack(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await askIn(app.visitor());
  }

  test('fills no mailbox: six mails an hour, twenty a day', async () => {
    await attack(10);
    expect(mails()).toBe(6);
    for (let hours = 1; hours < 8; hours += 1) {
      app.clock.advance(60 * minute);
      await attack(10);
    }
    expect(mails()).toBe(20);
  });

  test('uses up nothing of what the organizer’s own browser may ask for', async () => {
    const own = app.visitor();
    await own.post(await askIn(own)).expect(303);
    await own.post('/console/sign-out').expect(303);
    await attack(30);
    const before = mails();
    for (let time = 1; time <= 5; time += 1) {
      const link = await askIn(own);
      expect(mails()).toBe(before + time);
      await own.get(link).expect(200);
    }
    await askIn(own);
    expect(mails()).toBe(before + 5);
    app.clock.advance(15 * minute);
    await own.post(await askIn(own)).expect(303);
  });

  test('locks the organizer out of no other browser: the newest mailed link works again', async () => {
    await attack(30);
    const mailed = signIns().findLast(({ organizerId }) => organizerId === organizer.id);
    if (!mailed) throw new Error('Nothing was mailed.');
    const link = signInLinkAddress(signInToken(app.services, mailed));
    app.clock.advance(20 * minute);
    const fresh = app.visitor();
    await fresh.get(link).expect(410);
    await askIn(fresh);
    await fresh.post(link, { warned: 'yes' }).expect(303).expect('Location', '/console');
  });

  test('keeps no mail from going that came too late while the mail server was away', async () => {
    await attack(6);
    app.clock.advance(11 * minute);
    await app.deliver();
    const { db } = app.services;
    expect(db.outbox.counts()).toMatchObject({ dropped: 6, sent: 0 });
    await askIn(app.visitor());
    expect(db.outbox.counts()).toMatchObject({ dropped: 5, due: 1 });
    await app.deliver();
    expect(db.outbox.counts()).toMatchObject({ dropped: 5, sent: 1 });
  });

  test('learns nothing: a used-up allowance is answered like an address that is nobody’s', async () => {
    await attack(10);
    const commits = () => Number(app.services.db.version().split('.')[0]);
    const answers = [];
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      const [before, rows] = [commits(), signIns().length];
      const answer = await app.visitor().post('/console/sign-in', { email }).expect(303);
      answers.push({
        location: answer.headers['location'],
        cookies: String(answer.headers['set-cookie']).replace(/=[\w-]{43};/, '=…;'),
        headers: Object.keys(answer.headers).sort(),
        commits: commits() - before,
        rows: signIns().length - rows,
      });
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test('has not the organizer wait who shares their network', async () => {
    await using limited = await startTestApp({ limited: true });
    const { services } = limited;
    const own = limited.visitor();
    const link = new URL(await firstSignInLink(services)).pathname;
    await own.post(link).expect(303);
    await own.post('/console/sign-out').expect(303);
    const [{ email } = { email: '' }] = services.db.organizers.active();
    for (let time = 0; time < 20; time += 1)
      await limited.visitor().post('/console/sign-in', { email }).expect(303);
    await limited.visitor().post('/console/sign-in', { email }).expect(200);
    await own.post('/console/sign-in', { email }).expect(303);
  });

  test('cannot plant a cookie by which their own browser would be known', async () => {
    const planted = `browser=${'p'.repeat(43)}`;
    const link = await askIn(app.visitor());
    await app.visitor({ Cookie: planted }).post(link, { warned: 'yes' }).expect(303);
    await attack(6);
    const before = mails();
    await askIn(app.visitor({ Cookie: planted }));
    expect(mails()).toBe(before);
  });
});

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
    await browser.get('/console/organizers').expect(200);
    app.clock.advance(7 * day - 1);
    await browser.get('/console/organizers').expect(200);
    app.clock.advance(7 * day);
    await browser.get('/console/organizers').expect(303).expect('Location', '/console/sign-in');
  });

  test('ends after thirty days, however much it is used', async () => {
    const browser = await signedIn();
    for (let days = 1; days < 30; days += 1) {
      app.clock.advance(day);
      await browser.get('/console/organizers').expect(200);
    }
    app.clock.advance(day);
    await browser.get('/console/organizers').expect(303);
  });

  test('costs no write on every request', async () => {
    const browser = await signedIn();
    const before = app.services.db.version();
    for (let time = 0; time < 5; time += 1) await browser.get('/console/organizers').expect(200);
    expect(app.services.db.version()).toBe(before);
    app.clock.advance(10 * minute);
    await browser.get('/console/organizers').expect(200);
    expect(app.services.db.version()).not.toBe(before);
  });

  test('ends at sign-out, in this browser alone', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const out = await here
      .post('/console/sign-out')
      .expect(303)
      .expect('Location', '/console/sign-in?done=signed-out');
    await here.get('/console/organizers').expect(303);
    await there.get('/console/organizers').expect(200);
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
    const page = await here.get('/console/sign-in?done=signed-out').expect(200);
    expect(page.text).toContain('You are signed out.');
  });

  test('ends everywhere at once where that is asked for', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const out = await here.post('/console/sign-out-everywhere').expect(303);
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
    await here.get('/console/organizers').expect(303);
    await there.get('/console/organizers').expect(303);
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

function sessionCookie(header: unknown, whole = false): string {
  const cookies = Array.isArray(header) ? header.map(String) : [];
  const cookie = cookies.find((one) => /^session=./.test(one)) ?? '';
  return whole ? cookie : (cookie.split(';')[0] ?? '');
}
