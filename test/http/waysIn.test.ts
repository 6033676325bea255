import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../db/database.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { codeWait } from '../../server/organizers/codeWait.ts';
import { printSignInLink } from '../../server/organizers/printSignInLink.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { codeOf, linkInMail, withCodeApp } from '../helpers/waysIn.ts';

const minute = 60_000;

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const adaId = () => app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;

/** What Ada was mailed about her ways in, the oldest first. */
const told = () =>
  app.services.db.outbox
    .list({}, 50, 0)
    .found.flatMap(({ mail }) =>
      mail.kind === 'organizer-ways-in' ? [mail.detail?.['change']] : [],
    )
    .toReversed();

/** Asks for a link as Ada, and opens it in the same browser. */
async function asked(): Promise<{ browser: Visitor; link: string }> {
  const browser = app.visitor();
  await browser.post('/console/sign-in', { email: 'ada@example.org' }).expect(303);
  return { browser, link: await linkInMail(app, 'organizer-sign-in') };
}

describe('an app that shows codes', () => {
  test('is set up with a first code, and gives codes on paper that are shown once', async () => {
    await ada.post('/console/account/code-app').expect(303);
    const setUp = await ada.get('/console/account/code-app').expect(200);
    const [, spaced = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(setUp.text) ?? [];
    const secret = spaced.replaceAll(' ', '');
    expect(setUp.text).toContain(`secret=${secret}`);
    expect(setUp.text).toContain('data:image/svg+xml;base64,');
    expect(app.services.db.waysIn.asksForCode(adaId())).toBe(false);

    const wrong = await ada.post('/console/account/code-app/confirmation', { code: '000000' });
    expect(wrong.status).toBe(422);
    const code = codeOf(secret, app.clock.now);
    const done = await ada.post('/console/account/code-app/confirmation', { code }).expect(200);
    const codes = [...done.text.matchAll(/<code>([0-9A-Z-]{19})<\/code>/g)].map(([, one]) => one);
    expect(new Set(codes).size).toBe(10);
    expect(app.services.db.waysIn.asksForCode(adaId())).toBe(true);
    expect(told()).toEqual(['code-app-added']);
    // Nobody sees the secret or the codes again, and neither stands in the database.
    await ada.get('/console/account/code-app').expect(303);
    const account = await ada.get('/console/account').expect(200);
    expect(account.text).toContain('10 recovery codes are left.');
    expect(account.text).not.toContain(codes[0]);
    expect(account.text).not.toContain(secret);
    expect(app.services.db.waysIn.codeApp(adaId())?.sealedSecret).not.toContain(secret);
  });

  test('is asked for beside a mailed link, which stays good until the code is right', async () => {
    const codes = await withCodeApp(app, adaId());
    const { browser, link } = await asked();
    await browser
      .get(link)
      .expect(200)
      .expect(/Code from your app/);
    await browser.post(link).expect(422);
    await browser
      .post(link, { code: '000000' })
      .expect(422)
      .expect(/isn’t right/);
    await browser.get('/console/account').expect(303);
    const code = codes.now();
    await browser.post(link, { code }).expect(303).expect('Location', '/console');
    await browser.get('/console/account').expect(200);

    // No code is taken twice.
    const second = await asked();
    await second.browser.post(second.link, { code }).expect(422);
    await second.browser.post(second.link, { code: codes.next() }).expect(303);
  });

  test('may be off by half a minute, and no more', async () => {
    const codes = await withCodeApp(app, adaId());
    const late = codes.now();
    const { browser, link } = await asked();
    app.clock.advance(minute);
    await browser.post(link, { code: late }).expect(422);
    const early = codes.now();
    app.clock.advance(30_000);
    await browser.post(link, { code: early }).expect(303);
  });

  test('is replaced by a code on paper, once each', async () => {
    const { recovery } = await withCodeApp(app, adaId());
    const { browser, link } = await asked();
    const [first = ''] = recovery;
    await browser.post(link, { code: first.toLowerCase().replaceAll('-', ' ') }).expect(303);
    const second = await asked();
    await second.browser.post(second.link, { code: first }).expect(422);
    const account = await browser.get('/console/account').expect(200);
    expect(account.text).toContain('9 recovery codes are left.');

    const renewed = await browser.post('/console/account/recovery-codes').expect(200);
    expect(renewed.text).not.toContain(recovery[1]);
    expect(told()).toEqual(['recovery-codes-made']);
    await second.browser.post(second.link, { code: recovery[1] ?? '' }).expect(422);
  });

  test('is not asked for by a link of the host, the way back for who has lost all', async () => {
    await withCodeApp(app, adaId());
    const link = await printSignInLink(app.services, 'ada@example.org');
    const browser = app.visitor();
    await browser.post(new URL(link ?? '').pathname).expect(303);
    await browser.post('/console/account/code-app/removal').expect(303);
    expect(told()).toEqual(['code-app-removed']);
    const { link: mailed, browser: other } = await asked();
    await other.post(mailed).expect(303);
  });

  test('goes with who is removed', async () => {
    await withCodeApp(app, adaId());
    const bea = { name: 'Bea Example', email: 'bea@example.org' };
    const visitor = app.visitor({ Cookie: await signedInOrganizer(app.services, bea) });
    await visitor.post(`/console/team/${adaId()}/removal`).expect(303);
    expect(app.services.db.waysIn.codeApp(adaId())).toBeUndefined();
    expect(app.services.db.waysIn.recoveryCodesLeft(adaId())).toBe(0);
  });
});

describe('guessing at codes', () => {
  test('becomes slow for an account, across a restart, and takes no right code meanwhile', async () => {
    const codes = await withCodeApp(app, adaId());
    const { browser, link } = await asked();
    for (let time = 0; time < 5; time += 1)
      await browser
        .post(link, { code: '000000' })
        .expect(422)
        .expect(/isn’t right/);
    await browser
      .post(link, { code: codes.now() })
      .expect(422)
      .expect(/Try again in 1 minute\./);

    const reopened = openDatabase(databaseFile(app.services.config));
    expect(reopened.waysIn.wrongCodes(adaId(), 0)).toHaveLength(5);
    reopened.close();

    app.clock.advance(minute);
    await browser
      .post(link, { code: '000000' })
      .expect(422)
      .expect(/isn’t right/);
    await browser
      .post(link, { code: codes.now() })
      .expect(422)
      .expect(/in 2 minutes/);
    app.clock.advance(2 * minute);
    await browser.post(link, { code: codes.now() }).expect(303);
    expect(app.services.db.waysIn.wrongCodes(adaId(), 0)).toEqual([]);
  });

  test('doubles the wait, up to half a day, and forgives little while many guess', () => {
    const now = 1e12;
    const wrong = (count: number) => Array.from({ length: count }, () => now);
    expect([0, 4, 5, 6, 9, 40].map((count) => codeWait(wrong(count), 0, now) / minute)).toEqual([
      0, 0, 1, 2, 16, 720,
    ]);
    expect(codeWait(wrong(1), 99, now)).toBe(0);
    expect(codeWait(wrong(1), 100, now)).toBe(minute);
    expect(codeWait([], 1_000_000, now)).toBe(0);
    expect(codeWait(wrong(5), 0, now + minute)).toBe(0);
  });
});

describe('a passkey', () => {
  test.each(['', '{}', 'x', '[]', '{"id":"x"}', 'null'])(
    'that is %j signs nobody in',
    async (passkey) => {
      const answer = await app.visitor().post('/console/passkey-sign-in', { passkey }).expect(422);
      expect(answer.text).toContain('That didn’t work with a passkey.');
      await ada.post('/console/account/passkeys', { passkey }).expect(303);
      expect(app.services.db.waysIn.passkeys(adaId())).toEqual([]);
    },
  );

  test('is asked for without a row, and with another challenge each time', async () => {
    const before = app.services.db.version();
    const ask = async () => {
      const { body } = await app.visitor().get('/console/passkey-options').expect(200);
      return String(body.challenge);
    };
    expect(await ask()).not.toBe(await ask());
    expect(app.services.db.version()).toBe(before);
  });
});
