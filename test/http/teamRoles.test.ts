import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Rights } from '../../db/schema.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

const bea = { name: 'Bea Example', email: 'bea@example.org', language: 'es' };

let app: TestApp;
let ada: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const idOf = (email: string) => app.services.db.organizers.byEmailKey(email)?.id ?? 0;
const rightsOf = (email: string) => app.services.db.rights.of(idOf(email));

async function inTeam(rights: Rights): Promise<Visitor> {
  return app.visitor({ Cookie: await signedInOrganizer(app.services, { ...bea, rights }) });
}

function mailed(kind: string): string[] {
  const { found } = app.services.db.outbox.list({}, 100, 0);
  return found
    .filter(({ mail }) => mail.kind === kind)
    .map(({ recipient }) => recipient?.address ?? '')
    .toSorted();
}

describe('an invitation', () => {
  test('gives the role, and the events, that it was for', async () => {
    const event = await insertEvent(app.services);
    const other = await insertEvent(app.services);
    const sent = {
      ...bea,
      role: 'coordinator',
      events: [`${event.id}`, `${other.id}`, '999', 'x'],
    };
    await ada.post('/console/team', sent).expect(303);
    expect(rightsOf(bea.email)).toEqual({
      role: 'coordinator',
      of: { kind: 'events', eventIds: [event.id, other.id] },
    });
    const { text } = await ada.get('/console/team').expect(200);
    expect(text).toContain('Local coordinator');
    expect(text).toContain('An example panel');
  });

  test('begins at the door that needs help, where whoever looks may invite', async () => {
    const { slug, id } = await insertEvent(app.services);
    const link = `/console/team?door=${slug}#invite`;
    const door = `/console/events/${slug}/door`;
    expect((await ada.get(door).expect(200)).text).toContain(link);
    const { text } = await ada.get(`/console/team?door=${slug}`).expect(200);
    expect(text).toMatch(/value="door"\s+checked/);
    expect(text).toMatch(new RegExp(`value="${id}"\\s+selected`));
    expect((await ada.get('/console/team?door=nowhere').expect(200)).text).toMatch(
      /value="organizer"\s+checked/,
    );
    const organizer = await inTeam({ role: 'organizer' });
    expect((await organizer.get(door).expect(200)).text).not.toContain('?door=');
  });

  test('is for the events of a campaign', async () => {
    const campaign = await app.services.db.write((store) =>
      store.campaigns.insert({ slug: 'c', title: 'Marches', facts: [], updatedAt: 1 }),
    );
    await ada
      .post('/console/team', { ...bea, role: 'coordinator', campaign: campaign.id })
      .expect(303);
    expect(rightsOf(bea.email)).toEqual({
      role: 'coordinator',
      of: { kind: 'campaign', campaignId: campaign.id },
    });
  });

  test.each([
    [{}, 'Choose what they may do.'],
    [{ role: 'boss' }, 'Choose what they may do.'],
    [{ role: 'door' }, 'Choose the event at whose door they help.'],
    [{ role: 'door', door: 'x' }, 'Choose the event at whose door they help.'],
    [{ role: 'door', door: '999' }, 'This is no longer there.'],
    [{ role: 'coordinator', campaign: '999' }, 'This is no longer there.'],
  ])('with %j is answered in words and keeps what was typed', async (chosen, sentence) => {
    const { text } = await ada.post('/console/team', { ...bea, ...chosen }).expect(422);
    expect(text).toContain(sentence);
    expect(text).toContain('value="Bea Example"');
    expect(rightsOf(bea.email)).toBeNull();
  });
});

describe('a role', () => {
  test('is changed, and holds from the next page on', async () => {
    const visitor = await inTeam({ role: 'owner' });
    await visitor.get('/console/settings').expect(200);
    const form = await ada.get(`/console/team/${idOf(bea.email)}`).expect(200);
    expect(form.text).toMatch(/value="owner"\s+checked/);

    const done = await ada
      .post(`/console/team/${idOf(bea.email)}`, { role: 'organizer' })
      .expect(303);
    const list = await ada.get(String(done.headers['location'])).expect(200);
    expect(list.text).toContain('Bea Example has a new role.');
    await visitor.get('/console/settings').expect(404);
    await visitor.get('/console/team').expect(404);
    await visitor.get('/console/events').expect(200);
    expect(mailed('organizer-rights')).toEqual([bea.email]);
    expect(mailed('team-rights')).toEqual(['ada@example.org']);
    const log = await ada.get('/console/audit?kind=organizers').expect(200);
    expect(log.text).toContain('Changed the role of someone on the team (now: Organizer)');
  });

  test('that is as it was is mailed to nobody', async () => {
    await inTeam({ role: 'organizer' });
    await ada.post(`/console/team/${idOf(bea.email)}`, { role: 'organizer' }).expect(303);
    expect(mailed('organizer-rights')).toEqual([]);
  });

  test('of the last owner stays', async () => {
    await inTeam({ role: 'organizer' });
    const own = idOf('ada@example.org');
    const refused = await ada.post(`/console/team/${own}`, { role: 'organizer' }).expect(422);
    expect(refused.text).toContain('This is the only owner.');
    await ada.post(`/console/team/${own}/removal`).expect(422);
    expect(rightsOf('ada@example.org')).toEqual({ role: 'owner' });
  });

  test('is kept by one of two owners who demote each other at the same moment', async () => {
    const visitor = await inTeam({ role: 'owner' });
    await Promise.all([
      ada.post(`/console/team/${idOf(bea.email)}`, { role: 'organizer' }),
      visitor.post(`/console/team/${idOf('ada@example.org')}`, { role: 'organizer' }),
    ]);
    const roles = app.services.db.rights.team().map(({ rights }) => rights.role);
    expect(roles.toSorted()).toEqual(['organizer', 'owner']);
  });

  test('of one’s own leads to where it still opens', async () => {
    await inTeam({ role: 'owner' });
    const done = await ada
      .post(`/console/team/${idOf('ada@example.org')}`, { role: 'organizer' })
      .expect(303);
    const { text } = await ada.get(String(done.headers['location'])).expect(200);
    expect(text).toContain('Your role has changed.');
  });

  test('is asked of somebody who is there', async () => {
    for (const id of ['0', '999', 'x']) {
      await ada.get(`/console/team/${id}`).expect(404);
      await ada.post(`/console/team/${id}`, { role: 'owner' }).expect(404);
    }
  });
});

test('who was demoted and who was removed is told to owners alone', async () => {
  await inTeam({ role: 'organizer' });
  await signedInOrganizer(app.services, { name: 'Cleo', email: 'cleo@example.org' });
  await ada.post(`/console/team/${idOf('cleo@example.org')}/removal`).expect(303);
  await ada.post('/console/team', { ...bea, email: 'dan@example.org', role: 'owner' }).expect(303);
  expect(mailed('team-removal')).toEqual(['ada@example.org']);
  expect(mailed('team-invitation')).toEqual(['ada@example.org']);
});

test('an export is told to those who have charge of the list', async () => {
  const event = await insertEvent(app.services);
  const other = await insertEvent(app.services);
  await inTeam({ role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } });
  for (const [email, rights] of [
    ['door@example.org', { role: 'door', eventId: event.id }],
    ['other@example.org', { role: 'coordinator', of: { kind: 'events', eventIds: [other.id] } }],
  ] as const)
    await signedInOrganizer(app.services, { name: email, email, rights });
  await ada.get(`/console/events/${event.slug}/signups.csv`).expect(200);
  expect(mailed('team-export')).toEqual(['ada@example.org', bea.email]);
});

test('the address of before leads to the team for good, or to what is one’s own', async () => {
  await ada.get('/console/organizers').expect(301).expect('Location', '/console/team');
  await ada
    .get('/console/organizers/7/removal')
    .expect(301)
    .expect('Location', '/console/team/7/removal');
  const visitor = await inTeam({ role: 'organizer' });
  await visitor.get('/console/organizers').expect(301).expect('Location', '/console/account');
});
