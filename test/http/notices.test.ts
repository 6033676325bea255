import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxMail } from '../../db/schema.ts';
import { signInToken } from '../../server/organizers/signInLink.ts';
import { openSession } from '../../server/web/session.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { proveAll } from '../helpers/waysIn.ts';

const minute = 60_000;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 ' +
  '(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1';

let app: TestApp;
let ada: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

function idOf(email: string): number {
  return app.services.db.organizers.byEmailKey(email)?.id ?? 0;
}

/** The mails of a kind that were put into the outbox, in the order of their rows. */
function mails(kind: string): OutboxMail[] {
  return app.services.db.outbox
    .list({}, 100, 0)
    .found.map(({ mail }) => mail)
    .filter((mail) => mail.kind === kind)
    .toSorted((one, other) => one.id - other.id);
}

function readersOf(kind: string): (number | null)[] {
  return mails(kind)
    .map(({ organizerId }) => organizerId)
    .toSorted((one, other) => Number(one) - Number(other));
}

async function signIn(browser: Visitor, email = 'ada@example.org'): Promise<void> {
  await browser.post('/console/sign-in', { email }).expect(303);
  const mail = mails('organizer-sign-in').at(-1);
  const link = app.services.db.organizers.signInById(mail?.signInId ?? 0);
  if (!link) throw new Error('No link was mailed.');
  await browser.post(signInLinkAddress(signInToken(app.services, link))).expect(303);
}

describe('a sign-in', () => {
  test('in a browser that is new is mailed to the organizer, with the browser in coarse words', async () => {
    await signIn(app.visitor({ 'User-Agent': phone }));
    expect(readersOf('organizer-new-browser')).toEqual([idOf('ada@example.org')]);
    await app.deliver();
    const mail = app.services.db.mailbox.newest(10).find(({ subject }) => /sign-in:/.test(subject));
    const text = app.services.db.mailbox.byId(mail?.id ?? 0)?.raw.toString() ?? '';
    expect(text).toContain('Safari on iOS');
    expect(text).toContain('/console/account');
    expect(text).not.toContain('iPhone OS 18_6');
  });

  test('in a browser that they have used before is not', async () => {
    const browser = app.visitor();
    await signIn(browser);
    await browser.post('/console/sign-out').expect(303);
    await signIn(browser);
    expect(mails('organizer-new-browser')).toHaveLength(1);
    app.clock.advance(181 * 24 * 60 * minute);
    await signIn(browser);
    expect(mails('organizer-new-browser')).toHaveLength(2);
  });

  test('of another organizer in a browser that they share is', async () => {
    await signedInOrganizer(app.services, { name: 'Bea Example', email: 'bea@example.org' });
    const shared = app.visitor();
    await signIn(shared);
    await signIn(shared, 'bea@example.org');
    expect(readersOf('organizer-new-browser')).toEqual([
      idOf('ada@example.org'),
      idOf('bea@example.org'),
    ]);
    await signIn(shared);
    expect(mails('organizer-new-browser')).toHaveLength(2);
  });
});

describe('the team', () => {
  const bea = { name: 'Bea Example', email: 'bea@example.org', language: 'es', role: 'owner' };

  test('is told of an invitation, the one who invited as well', async () => {
    await signedInOrganizer(app.services, { name: 'Cem Example', email: 'cem@example.org' });
    await ada.post('/console/team', bea).expect(303);
    expect(readersOf('team-invitation')).toEqual([
      idOf('ada@example.org'),
      idOf('cem@example.org'),
    ]);
    expect(readersOf('organizer-invitation')).toEqual([idOf('bea@example.org')]);
  });

  test('is told of a removal, and so is the one who was removed', async () => {
    await signedInOrganizer(app.services, { name: 'Cem Example', email: 'cem@example.org' });
    const id = idOf('cem@example.org');
    await ada.post(`/console/team/${id}/removal`).expect(303);
    expect(readersOf('team-removal')).toEqual([idOf('ada@example.org')]);
    expect(readersOf('organizer-removal')).toEqual([id]);
    await app.deliver();
    expect(app.services.db.outbox.counts()).toMatchObject({ sent: 2, dropped: 0 });
    const [farewell] = app.services.db.mailbox
      .newest(10)
      .filter(({ recipient }) => recipient === 'cem@example.org');
    expect(farewell?.subject).toContain('You are no longer an organizer');
  });

  test('hears nothing of a removal that has been taken back', async () => {
    await signedInOrganizer(app.services, { name: 'Cem Example', email: 'cem@example.org' });
    await ada.post(`/console/team/${idOf('cem@example.org')}/removal`).expect(303);
    await ada
      .post('/console/team', { ...bea, name: 'Cem Example', email: 'cem@example.org' })
      .expect(303);
    await app.deliver();
    const farewells = mails('organizer-removal');
    expect(farewells.map(({ state }) => state)).toEqual(['dropped']);
  });

  test.each(['signups', 'endorsements'] as const)(
    'is told when the list of %s is exported, once an hour',
    async (list) => {
      const event = await insertEvent(app.services);
      await insertSignup(app.services, event);
      await insertEndorsement(app.services, event);
      const path = `/console/events/${event.slug}/${list}.csv`;
      for (let time = 0; time < 5; time += 1) await ada.get(path).expect(200);
      // The first at once; one that tells of all the others, at the end of the hour.
      const due = mails('team-export').map(({ dueAt }) => dueAt - app.clock.now);
      expect(due).toEqual([0, 60 * minute]);
      app.clock.advance(121 * minute);
      await proveAll(app);
      await ada.get(path).expect(200);
      expect(mails('team-export')).toHaveLength(3);
      await app.deliver();
      const [newest] = app.services.db.mailbox.newest(10);
      expect(newest?.subject).toContain('exported: An example panel');
    },
  );
});

describe('an organizer’s sessions', () => {
  test('are listed in words, this browser first, without an IP address', async () => {
    const [here, there] = [
      app.visitor({ 'User-Agent': firefox }),
      app.visitor({ 'User-Agent': phone }),
    ];
    await signIn(here);
    await signIn(there);
    const { text } = await here.get('/console/account').expect(200);
    expect(text).toContain('Firefox on Linux (this browser)');
    expect(text).toContain('Safari on iOS');
    expect(text.indexOf('Firefox on Linux')).toBeLessThan(text.indexOf('Safari on iOS'));
    expect(text).not.toContain('127.0.0.1');
  });

  test('end one by one; the browser is a new one after that', async () => {
    const [here, there] = [app.visitor(), app.visitor({ 'User-Agent': phone })];
    await signIn(here);
    await signIn(there);
    const { text } = await here.get('/console/account');
    const ending = /\/console\/sessions\/\d+\/ending/.exec(text.slice(text.indexOf('Safari on')));
    const path = ending?.[0] ?? '';
    const done = await here.post(path).expect(303);
    const list = await here.get(String(done.headers['location'])).expect(200);
    expect(list.text).toContain('The session has ended.');
    await there.get('/console/team').expect(303);
    await here.post(path).expect(303);
    const before = mails('organizer-new-browser').length;
    await signIn(there);
    expect(mails('organizer-new-browser')).toHaveLength(before + 1);
  });

  test('of others cannot be ended', async () => {
    await signedInOrganizer(app.services, { name: 'Bea Example', email: 'bea@example.org' });
    const bea = app.visitor();
    await signIn(bea, 'bea@example.org');
    const [session] = app.services.db.organizers.sessionsOf(idOf('bea@example.org'));
    await ada.post(`/console/sessions/${session?.id}/ending`).expect(303);
    await ada.post('/console/other-sessions/ending').expect(303);
    await bea.get('/console/team').expect(200);
  });

  test('end all at once but for this one', async () => {
    const browsers = [app.visitor(), app.visitor(), app.visitor()] as const;
    for (const browser of browsers) await signIn(browser);
    const [here, ...others] = browsers;
    await here
      .post('/console/other-sessions/ending')
      .expect(303)
      .expect('Location', /^\/console\/account\?done=endedOthers&seal=/);
    await here.get('/console/team').expect(200);
    for (const browser of others) await browser.get('/console/team').expect(303);
    await ada.get('/console/team').expect(303);
  });

  test('that ended by themselves are not listed', async () => {
    const id = idOf('ada@example.org');
    await app.services.db.write((store) =>
      openSession(
        store,
        id,
        { browserId: null, program: 'edge', system: 'windows' },
        app.clock.now - 8 * 24 * 60 * minute,
      ),
    );
    const { text } = await ada.get('/console/account').expect(200);
    expect(text).not.toContain('Edge on Windows');
  });
});
