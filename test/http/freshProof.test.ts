import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allRoutes } from '../helpers/allRoutes.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { filledSettings } from '../helpers/settings.ts';
import { linkInMail, withCodeApp } from '../helpers/waysIn.ts';

const minute = 60_000;
const bea = { name: 'Bea Example', email: 'bea@example.org', language: 'es', role: 'organizer' };

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const adaId = () => app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
const audited = (action: string) =>
  app.services.db.audit
    .list({ actions: null, organizerId: null, eventId: null, theirs: null, search: '' }, null, 50)
    .filter((entry) => entry.action === action).length;

/** Where the form of a page that asks for a proof goes, and what it carries along. */
function proofForm(html: string): { action: string; fields: Record<string, string> } {
  const [, action = '', body = ''] =
    /<form[^>]*action="(\/console\/proof[^"]*)"[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    action: action.replaceAll('&amp;', '&'),
    fields: Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
  };
}

test('is asked for before what cannot be taken back', () => {
  const fresh = allRoutes.filter((route) => route.role === 'organizer' && route.fresh === true);
  expect(fresh.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'get /console/account/code-app',
    'get /console/account/passkey-options',
    'get /console/audit.csv',
    'get /console/campaigns/:slug/endorsements.csv',
    'get /console/campaigns/:slug/import/:id/left-out',
    'get /console/events/:slug/endorsements.csv',
    'get /console/events/:slug/import/:id/problems',
    'get /console/events/:slug/questions/:id/contacts.csv',
    'get /console/events/:slug/signups.csv',
    'post /console/account/code-app',
    'post /console/account/code-app/confirmation',
    'post /console/account/code-app/removal',
    'post /console/account/passkeys',
    'post /console/account/passkeys/:id/removal',
    'post /console/account/recovery-codes',
    'post /console/audit.csv',
    'post /console/campaigns/:slug/endorsements.csv',
    'post /console/campaigns/:slug/proposals/:id/erasure',
    'post /console/campaigns/:slug/questions/:id/answers/removal',
    'post /console/campaigns/:slug/updates/:id/erasure',
    'post /console/events/:slug/endorsements.csv',
    'post /console/events/:slug/import/:id/problems',
    'post /console/events/:slug/import/:id/undoing',
    'post /console/events/:slug/questions/:id/answers/removal',
    'post /console/events/:slug/questions/:id/contacts.csv',
    'post /console/events/:slug/signups.csv',
    'post /console/events/:slug/signups/:id/erasure',
    'post /console/events/:slug/signups/bulk/erasure',
    'post /console/events/:slug/signups/export',
    'post /console/export',
    'post /console/team',
    'post /console/team/:id',
    'post /console/team/:id/removal',
  ]);
});

describe('a sign-in of a while ago', () => {
  test('exports nobody, and goes on with the export after a mailed link', async () => {
    const event = await insertEvent(app.services);
    const file = `/console/events/${event.slug}/signups.csv?names=yes`;
    await ada.get(file).expect(200);
    app.clock.advance(10 * minute);
    const asked = await ada.get(file).expect(403);
    expect(asked.text).toContain('Is it you?');
    expect(audited('signups-exported')).toBe(1);

    const { action } = proofForm(asked.text);
    const mailed = await ada.post(action, { proof: 'mail' }).expect(200);
    expect(mailed.text).toContain('A link is on its way');
    expect(mailed.text).toContain(`action="${file}"`);
    await ada.get(file).expect(403);

    const link = await linkInMail(app, 'organizer-proof');
    const other = app.visitor();
    await other
      .get(link)
      .expect(200)
      .expect(/Confirm only if it was you/);
    await ada.get(file).expect(403);
    await other
      .post(link)
      .expect(200)
      .expect(/Confirmed/);
    await ada.get(file).expect(200);
    expect(audited('signups-exported')).toBe(2);
    // It signs nobody in, and works once.
    await other.get('/console/account').expect(303);
    await other.post(link).expect(410);
  });

  test('invites nobody, and loses nothing that was typed', async () => {
    app.clock.advance(10 * minute);
    const codes = await withCodeApp(app, adaId());
    const asked = await ada.post('/console/team', bea).expect(403);
    expect(app.services.db.rights.team()).toHaveLength(1);
    const { action, fields } = proofForm(asked.text);
    expect(fields).toMatchObject(bea);

    const wrong = await ada
      .post(action, { ...fields, proof: 'code', proofCode: '000000' })
      .expect(422);
    expect(wrong.text).toContain('This code isn’t right');
    expect(proofForm(wrong.text).fields).toMatchObject(bea);
    const right = { ...fields, proof: 'code', proofCode: codes.now() };
    const again = await ada.post(action, right).expect(307).expect('Location', '/console/team');
    // The browser sends the same form there.
    await ada.post(String(again.headers['location']), right).expect(303);
    expect(app.services.db.rights.team()).toHaveLength(2);
  });

  test('goes nowhere but on with the dashboard', async () => {
    const codes = await withCodeApp(app, adaId());
    for (const to of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/events/x',
      '/console/proof?to=/',
    ])
      await ada
        .post(`/console/proof?to=${encodeURIComponent(to)}&method=post`, {
          proofCode: codes.next(),
        })
        .expect(303)
        .expect('Location', '/console');
  });

  test('of somebody else is not proven by a link of one’s own', async () => {
    app.clock.advance(10 * minute);
    const cookie = await signedInOrganizer(app.services, {
      email: 'cleo@example.org',
      name: 'Cleo',
    });
    const cleo = app.visitor({ Cookie: cookie });
    app.clock.advance(10 * minute);
    await cleo.post('/console/proof?to=/console/team&method=post', { proof: 'mail' }).expect(200);
    await app
      .visitor()
      .post(await linkInMail(app, 'organizer-proof'))
      .expect(200);
    await cleo.post('/console/team', bea).expect(303);
    await ada.post('/console/team', { ...bea, email: 'dan@example.org' }).expect(403);
  });

  test('mails a few links at most', async () => {
    for (let time = 0; time < 10; time += 1)
      await ada.post('/console/proof?to=/console&method=get', { proof: 'mail' }).expect(200);
    const { found } = app.services.db.outbox.list({}, 50, 0);
    expect(found.filter(({ mail }) => mail.kind === 'organizer-proof')).toHaveLength(3);
  });

  test('keeps data for no other time', async () => {
    app.clock.advance(10 * minute);
    const form = { ...filledSettings, retentionDays: '7', intent: 'confirm' };
    await ada.post('/console/settings', form).expect(403);
    expect(app.services.db.siteSettings.current()?.retentionDays ?? null).toBeNull();
  });
});
