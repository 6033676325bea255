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
