import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Organizer } from '../../db/schema.ts';
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
import { allSignIns, askForLink } from '../helpers/signIn.ts';

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

describe('an address that is nobody’s', () => {
  test('gets the same answer, cookie and page as an organizer’s', async () => {
    const answers = [];
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      const browser = app.visitor();
      const answer = await browser.post('/console/sign-in', { email }).expect(303);
      const page = await browser.get(String(answer.headers['location'])).expect(200);
      answers.push({
        location: answer.headers['location'],
        cookies: String(answer.headers['set-cookie'])
          .replace(/=[\w-]{43};/, '=…;')
          // The real second in which each was answered; how long the cookie lasts is in Max-Age.
          .replace(/Expires=[^;]+/, 'Expires=…'),
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
        cookies: String(answer.headers['set-cookie'])
          .replace(/=[\w-]{43};/, '=…;')
          // The real second in which each was answered; how long the cookie lasts is in Max-Age.
          .replace(/Expires=[^;]+/, 'Expires=…'),
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
