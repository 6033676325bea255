import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Campaign, Event } from '../../db/schema.ts';
import { eventValues } from '../../server/events/eventForm.ts';
import { keepingAddress, consoleEventAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* Who coordinates an event does not choose on the page of which campaign it stands. */

let app: TestApp;
let coordinator: Visitor;
let ours: Campaign;
let theirs: Campaign;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  const { services } = app;
  ours = await insertCampaign('ours');
  theirs = await insertCampaign('theirs');
  event = await insertEvent(services, { slug: 'panel', state: 'draft', campaignId: ours.id });
  const of = { kind: 'campaign', campaignId: ours.id } as const;
  const rights = { role: 'coordinator', of } as const;
  const cookie = await signedInOrganizer(services, { email: 'bea@example.org', rights });
  coordinator = app.visitor({ Cookie: cookie });
});
afterEach(() => app.close());

const insertCampaign = (slug: string) =>
  app.services.db.write((store) =>
    store.campaigns.insert({ slug, title: slug, facts: [], updatedAt: app.services.clock() }),
  );
const campaignNow = () => app.services.db.events.byId(event.id)?.campaignId;
const filled = (title: string) => ({
  ...eventValues(event, { campaigns: [ours, theirs], languages: ['en', 'es'] }),
  title,
});

test('they are not asked for it, and what a form says of it changes nothing', async () => {
  const edit = consoleEventAddress('panel', 'edit');
  const { text } = await coordinator.get(edit).expect(200);
  expect(text).not.toContain('name="campaign"');
  for (const campaign of ['theirs', ''])
    await coordinator
      .post(edit, { ...filled(`In “${campaign}”`), campaign, intent: 'save' })
      .expect(303);
  expect(app.services.db.events.byId(event.id)?.title).toBe('In “”');
  expect(campaignNow()).toBe(ours.id);
});

test('nor does a draft that is saved while it is typed', async () => {
  const sent = { ...filled('Typed'), campaign: 'theirs' };
  await coordinator.post(keepingAddress('A'.repeat(16), 'panel', 0), sent).expect(303);
  expect(app.services.db.events.byId(event.id)?.title).toBe('Typed');
  expect(campaignNow()).toBe(ours.id);
});

const others = () => ({ ...filled('Another one'), slug: 'another' });
const stored = (slug: string) => app.services.db.events.bySlug(slug);

test('they make events of their campaign, whatever a form says of it', async () => {
  const list = await coordinator.get('/console/events').expect(200);
  expect(list.text).toContain('href="/console/events/new"');
  const form = await coordinator.get('/console/events/new').expect(200);
  expect(form.text).not.toContain('name="campaign"');
  expect(form.text).not.toContain('/console/events/new/announcement');
  for (const [slug, campaign] of [
    ['one', 'theirs'],
    ['two', ''],
  ] as const)
    await coordinator
      .post('/console/events', { ...others(), slug, title: slug, campaign, intent: 'save' })
      .expect(303)
      .expect('Location', new RegExp(`/console/events/${slug}`));
  for (const slug of ['one', 'two']) {
    expect(stored(slug)?.campaignId).toBe(ours.id);
    await coordinator.get(consoleEventAddress(slug)).expect(200);
  }
});

test('they begin another one like theirs, find it again, and see nobody else’s', async () => {
  const { services } = app;
  const overview = await coordinator.get(consoleEventAddress('panel')).expect(200);
  expect(overview.text).toContain('/console/events/panel/duplication');
  const begun = await coordinator.post(consoleEventAddress('panel', 'duplication')).expect(303);
  const [address = ''] = String(begun.headers['location']).split('?');
  await coordinator.get(address).expect(200);
  expect((await coordinator.get('/console/events').expect(200)).text).toContain(address);
  const elsewhere = await insertEvent(services, { slug: 'elsewhere', campaignId: theirs.id });
  await coordinator.post(consoleEventAddress(elsewhere.slug, 'duplication')).expect(404);

  const ada = app.visitor({ Cookie: await signedInOrganizer(services) });
  const adas = await ada.post(consoleEventAddress('elsewhere', 'duplication')).expect(303);
  const [foreign = ''] = String(adas.headers['location']).split('?');
  const id = foreign.split('/').at(-1) ?? '';
  await coordinator.get(foreign).expect(404);
  await coordinator.post(`${foreign}/deletion`).expect(404);
  await coordinator
    .post(`/console/events?form=${id}&version=1`, { ...others(), intent: 'save' })
    .expect(404);
  expect(services.db.drafts.form(id)).toBeDefined();
  expect((await coordinator.get('/console/events').expect(200)).text).not.toContain(id);
});

test('who coordinates events by name makes none', async () => {
  const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } } as const;
  const email = 'cy@example.org';
  const cy = app.visitor({ Cookie: await signedInOrganizer(app.services, { email, rights }) });
  const overview = await cy.get(consoleEventAddress('panel')).expect(200);
  expect(overview.text).not.toContain('/duplication');
  await cy.get('/console/events/new').expect(404);
  await cy.post('/console/events', { ...others(), intent: 'save' }).expect(404);
  await cy.post(consoleEventAddress('panel', 'duplication')).expect(404);
  await cy.post('/console/forms/AAAAAAAAAAAAAAAA', { title: 'New' }).expect(404);
  expect(stored('another')).toBeUndefined();
});
