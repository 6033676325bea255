import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signInToken } from '../../server/organizers/signInLink.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

const day = 86_400_000;
const bea = { name: 'Bea Example', email: 'bea@example.org', language: 'es', role: 'owner' };

let app: TestApp;
let ada: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

/** The link of the newest invitation, as the mail carries it. */
function invitationLink(): string {
  const { db } = app.services;
  let newest;
  for (let id = 1; ; id += 1) {
    const row = db.organizers.signInById(id);
    if (!row) break;
    newest = row;
  }
  if (!newest) throw new Error('Nobody was invited.');
  return signInLinkAddress(signInToken(app.services, newest));
}

function queued(kind: string): number {
  const { found } = app.services.db.outbox.list({}, 100, 0);
  return found.filter(({ mail }) => mail.kind === kind).length;
}

describe('inviting an organizer', () => {
  test('mails a link that works in any browser, once, within a day', async () => {
    const answer = await ada.post('/console/team', bea).expect(303);
    const list = await ada.get(String(answer.headers['location'])).expect(200);
    expect(list.text).toContain('The invitation is on its way to Bea Example.');
    expect(list.text).toContain('bea@example.org');
    expect(queued('organizer-invitation')).toBe(1);

    app.clock.advance(day - 1);
    const link = invitationLink();
    const browser = app.visitor();
    const welcome = await browser.get(link).expect(200);
    expect(welcome.text).toContain('invited to organize with Example Collective');
    await browser.post(link).expect(303).expect('Location', '/console');
    await browser.get('/console/team').expect(200);
    await app.visitor().post(link).expect(410);
  });

  test('after a day the link has expired', async () => {
    await ada.post('/console/team', bea).expect(303);
    app.clock.advance(day);
    await app.visitor().post(invitationLink()).expect(410);
  });

  test('says so when the address is an organizer’s already, and mails nobody', async () => {
    await ada.post('/console/team', bea).expect(303);
    const again = await ada
      .post('/console/team', { ...bea, name: 'Somebody Else', email: 'BEA@Example.org' })
      .expect(422);
    expect(again.text).toContain('already belongs to Bea Example');
    expect(again.text).toContain('value="Somebody Else"');
    expect(queued('organizer-invitation')).toBe(1);
  });

  test.each([
    ['nothing', {}],
    ['a second header in the address', { ...bea, email: 'a@b.example\r\nBcc: c@d.example' }],
    ['a name of two lines', { ...bea, name: 'Bea\r\nExample' }],
    ['a name with a control character', { ...bea, name: 'Bea \u009bExample' }],
    ['a name without end', { ...bea, name: 'B'.repeat(10_000) }],
    ['a language that nobody speaks here', { ...bea, language: 'tlh' }],
  ])('%s is answered at the field and changes nothing', async (_what, form) => {
    const answer = await ada.post('/console/team', form).expect(422);
    expect(answer.text).toContain('class="field__problem"');
    expect(app.services.db.organizers.active()).toHaveLength(1);
  });

  test('a name is shown as it is and never read as HTML', async () => {
    await ada.post('/console/team', { ...bea, name: '<script>alert(1)</script>' }).expect(303);
    const { text } = await ada.get('/console/team').expect(200);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script>alert');
  });

  test('is not for visitors', async () => {
    await app.visitor().get('/console/team').expect(303).expect('Location', '/console/sign-in');
    await app.visitor().post('/console/team', bea).expect(401);
    expect(app.services.db.organizers.active()).toHaveLength(1);
  });
});

describe('removing an organizer', () => {
  async function invited(): Promise<{ id: number; browser: Visitor }> {
    const cookie = await signedInOrganizer(app.services, bea);
    const id = app.services.db.organizers.byEmailKey('bea@example.org')?.id ?? 0;
    return { id, browser: app.visitor({ Cookie: cookie }) };
  }

  test('is asked about first; then sessions and links are worth nothing at once', async () => {
    await ada.post('/console/team', bea).expect(303);
    const link = invitationLink();
    const { id, browser } = await invited();
    await browser.get('/console/team').expect(200);

    const question = await ada.get(`/console/team/${id}/removal`).expect(200);
    expect(question.text).toContain('Remove Bea Example (bea@example.org)?');
    const done = await ada.post(`/console/team/${id}/removal`).expect(303);
    const list = await ada.get(String(done.headers['location'])).expect(200);
    expect(list.text).toContain('Bea Example is no longer on the team.');

    await browser.get('/console/team').expect(303).expect('Location', '/console/sign-in');
    await app.visitor().get(link).expect(404);
    await app.visitor().post(link).expect(404);
    await app.visitor().post('/console/sign-in', { email: bea.email }).expect(303);
    expect(queued('organizer-sign-in')).toBe(0);
    await ada.post(`/console/team/${id}/removal`).expect(404);
  });

  test('they can be invited again', async () => {
    const { id } = await invited();
    await ada.post(`/console/team/${id}/removal`).expect(303);
    await ada.post('/console/team', { ...bea, name: 'Bea Again' }).expect(303);
    expect(app.services.db.organizers.byId(id)).toMatchObject({
      name: 'Bea Again',
      removedAt: null,
    });
    await app.visitor().post(invitationLink()).expect(303).expect('Location', '/console');
  });

  test('the last organizer stays', async () => {
    const [only] = app.services.db.organizers.active();
    const question = await ada.get(`/console/team/${only?.id}/removal`).expect(200);
    expect(question.text).toContain('no one could let others in');
    await ada.post(`/console/team/${only?.id}/removal`).expect(422);
    await ada.get('/console/team').expect(200);
  });

  test('two who remove each other at the same moment leave one of them', async () => {
    const { id, browser } = await invited();
    const own = app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
    await Promise.all([
      ada.post(`/console/team/${id}/removal`),
      browser.post(`/console/team/${own}/removal`),
    ]);
    expect(app.services.db.organizers.active()).toHaveLength(1);
  });

  test('leaving oneself signs out', async () => {
    await invited();
    const own = app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
    const question = await ada.get(`/console/team/${own}/removal`).expect(200);
    expect(question.text).toContain('This is you.');
    await ada
      .post(`/console/team/${own}/removal`)
      .expect(303)
      .expect('Location', '/console/sign-in');
    await ada.get('/console/team').expect(303);
  });

  test.each(['0', '999', 'x', '1e1', '-1'])('nobody has the id %s', async (id) => {
    await ada.get(`/console/team/${id}/removal`).expect(404);
    await ada.post(`/console/team/${id}/removal`).expect(404);
  });
});
