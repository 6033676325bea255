import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isSameCity } from '../../db/sameCity.ts';
import type { Campaign, Event } from '../../db/schema.ts';
import { eventValues } from '../../server/events/eventForm.ts';
import { consoleEventAddress, consoleTeamAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { proveAll } from '../helpers/waysIn.ts';

/* Who coordinates a campaign in one city has its events there, and no others. */

let app: TestApp;
let coordinator: Visitor;
let campaign: Campaign;
let here: Event;
let elsewhere: Event;
beforeEach(async () => {
  app = await startTestApp();
  const { services, clock } = app;
  campaign = await services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'Day', facts: [], updatedAt: clock.now }),
  );
  const campaignId = campaign.id;
  here = await insertEvent(services, {
    slug: 'here',
    kind: 'in-person',
    venue: 'Example Square',
    campaignId,
    city: 'Bogotá',
  });
  elsewhere = await insertEvent(services, { slug: 'elsewhere', campaignId, city: 'Cali' });
  await insertEvent(services, { slug: 'alone', city: 'Bogotá' });
  const of = { kind: 'city', campaignId, city: 'BOGOTA', cityId: 3_688_689 } as const;
  const rights = { role: 'coordinator', of } as const;
  const cookie = await signedInOrganizer(services, { email: 'bea@example.org', rights });
  coordinator = app.visitor({ Cookie: cookie });
});
afterEach(() => app.close());

const listed = async () => {
  const { text } = await coordinator.get('/console/events').expect(200);
  return ['here', 'elsewhere', 'alone'].filter((slug) =>
    text.includes(`"${consoleEventAddress(slug)}"`),
  );
};
const update = (event: Event, values: Partial<Event>) =>
  app.services.db.write((store) => store.events.update(event.id, values));

test('they see the events of the campaign that are there, by its name or by its number', async () => {
  expect(await listed()).toEqual(['here']);
  await coordinator.get(consoleEventAddress('here')).expect(200);
  await coordinator.get(consoleEventAddress('elsewhere')).expect(404);
  await coordinator.get(consoleEventAddress('alone')).expect(404);
  await update(elsewhere, { city: 'Santafé', cityId: 3_688_689 });
  await update(here, { cityId: 1 });
  expect(await listed()).toEqual(['elsewhere']);
});

test('they make events there alone, and leave none elsewhere', async () => {
  const form = await coordinator.get('/console/events/new').expect(200);
  expect(form.text).toMatch(/name="city"[^>]*value="BOGOTA"/);
  const sent = { ...filledEventForm, slug: 'another' };
  const refused = await coordinator.post('/console/events', { ...sent, city: 'Cali' }).expect(422);
  expect(refused.text).toContain('Your events take place in BOGOTA.');
  expect(app.services.db.events.bySlug('another')).toBeUndefined();
  await coordinator.post('/console/events', { ...sent, city: 'Bogotá' }).expect(303);
  expect(app.services.db.events.bySlug('another')?.campaignId).toBe(campaign.id);
  await coordinator.get(consoleEventAddress('another')).expect(200);

  const edit = consoleEventAddress('here', 'edit');
  const values = eventValues(here, { campaigns: [campaign], languages: ['en', 'es'] });
  const typed = { ...values, title: 'Otherwise', intent: 'save' };
  await coordinator.post(edit, { ...typed, city: 'Cali' }).expect(422);
  expect(app.services.db.events.byId(here.id)?.city).toBe('Bogotá');
  await coordinator.post(edit, typed).expect(303);
  expect(app.services.db.events.byId(here.id)?.title).toBe('Otherwise');
});

describe('an owner', () => {
  test('names the city beside the campaign, and finds it again', async () => {
    const { services } = app;
    const owner = app.visitor({ Cookie: await signedInOrganizer(services) });
    await proveAll(app);
    const id = services.db.organizers.byEmailKey('bea@example.org')?.id ?? 0;
    const change = (form: Record<string, string>) =>
      owner.post(`${consoleTeamAddress}/${id}`, { role: 'coordinator', ...form });
    const sent = { campaign: String(campaign.id), city: ' Cali, Colombia ' };
    await change(sent).expect(303);
    // Its number as well, where the cities of the world are known.
    expect(services.db.rights.of(id)).toMatchObject({
      role: 'coordinator',
      of: { kind: 'city', campaignId: campaign.id, city: 'Cali' },
    });
    expect(await listed()).toEqual(['elsewhere']);
    const { text } = await owner.get(`${consoleTeamAddress}/${id}`).expect(200);
    expect(text).toMatch(/name="city"[^>]*value="Cali"/);
    expect((await owner.get(consoleTeamAddress).expect(200)).text).toContain('<bdi>Cali</bdi>');
    const { text: problem } = await change({ campaign: '', city: 'Cali' }).expect(422);
    expect(problem).toContain('Choose the campaign whose events in this city are theirs.');
    await change({ ...sent, city: 'C'.repeat(101) }).expect(422);
    await change({ ...sent, city: '' }).expect(303);
    expect(services.db.rights.of(id)).toMatchObject({ of: { kind: 'campaign' } });
  });
});

test.each([
  [{ city: 'Bogotá', cityId: null }, { city: 'bogota ', cityId: 5 }, true],
  [{ city: 'San José', cityId: 1 }, { city: 'San José', cityId: 2 }, false],
  [{ city: 'Praha', cityId: 1 }, { city: 'Prague', cityId: 1 }, true],
  [{ city: 'San José', cityId: 1 }, { city: 'San José', cityId: 0 }, true],
  [{ city: '', cityId: null }, { city: '', cityId: null }, false],
])('%j and %j are the same city: %p', (one, other, same) => {
  expect(isSameCity(one, other)).toBe(same);
});
