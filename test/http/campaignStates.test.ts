import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  campaignAddress,
  campaignCalendarAddress,
  consoleCampaignAddress,
  consoleCampaignEventsAddress,
  consoleCampaignsAddress,
  consoleCampaignStateAddress,
  eventAddress,
  homeAddress,
  narrowedAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* What organizers say of a campaign, who sees it in which state, and which events are of it. */

let app: TestApp;
let organizer: Visitor;
let slug = '';
beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

let made = 0;
beforeEach(() => {
  slug = `day-${(made += 1)}`;
});

const make = (changes: SentForm = {}) =>
  organizer.post(consoleCampaignsAddress, { title: `Day ${slug}`, slug, ...changes });
const found = () => app.services.db.campaigns.bySlug(slug);
const decide = (decision: 'opening' | 'closing' | 'archiving') =>
  organizer.post(consoleCampaignStateAddress(slug, decision));
const audited = (action: string) =>
  app.services.db.audit
    .list({ actions: null, organizerId: null, eventId: null, theirs: null, search: '' }, null, 200)
    .filter((entry) => entry.action === action).length;

const whole = {
  facts: 'Why.',
  day: '2024-01-24',
  lastDay: '2024-01-26',
  callers: 'Example Assembly\n\n Example Union ',
  demands: 'Bread\nRoses',
  hashtags: 'one, #Two  Día_3',
  contact: 'write@example.org',
  bring: 'Pots and pans',
  startTime: '16:00',
  hosting: 'anyone',
  placesOf: 'AR',
  template: '**Come!**',
  color: 'blue',
};

test('keeps what is said of it, tidied, and shows it again in its form', async () => {
  await make(whole).expect(303);
  expect(found()).toMatchObject({
    ...whole,
    facts: ['Why.'],
    callers: 'Example Assembly\nExample Union',
    hashtags: '#one #Two #Día_3',
    state: 'open',
  });
  const { text } = await organizer.get(consoleCampaignAddress(slug)).expect(200);
  for (const shown of ['#one #Two #Día_3', 'value="16:00"', 'Usual start: 16:00', 'Argentina'])
    expect(text).toContain(shown);
  // What it holds is told while it is folded.
  expect(text).toContain('Color: Blue');
});

test('says what is wrong with each field, and opens the part that it is in', async () => {
  const { text } = await make({
    ...whole,
    lastDay: '2024-01-23',
    hashtags: '#no-hyphens',
    startTime: '4 pm',
    contact: 'nobody',
  }).expect(422);
  for (const sentence of ['such as #DayOfAction', 'Please enter a time such as 16:00.'])
    expect(text).toContain(sentence);
  expect(text).toContain('value="#no-hyphens"');
  expect(text.match(/<details class="panel form-part"\s+open/g)).toHaveLength(2);
  const days = await make({ ...whole, lastDay: '2024-01-23' }).expect(422);
  expect(days.text).toContain('a last day that is not before the first day');
  const country = await make({ ...whole, placesOf: 'XX' }).expect(422);
  expect(country.text).toContain('<details class="panel form-part" open');
  expect(found()).toBeUndefined();
  await make({ ...whole, lastDay: whole.day }).expect(303);
  expect(found()?.lastDay).toBeNull();
});

test('as a draft is seen by organizers alone, wherever it could be told', async () => {
  await make({ intent: 'draft' }).expect(303);
  expect(found()?.state).toBe('draft');
  const id = found()?.id ?? 0;
  await insertEvent(app.services, { slug: `panel-${slug}`, title: 'A panel', campaignId: id });
  const name = `Day ${slug}`;
  await app.get(campaignAddress(slug)).expect(404);
  await app.get(campaignCalendarAddress(slug)).expect(404);
  const told = [homeAddress, eventAddress(`panel-${slug}`), narrowedAddress({ q: 'panel' })];
  for (const address of told) expect((await app.get(address).expect(200)).text).not.toContain(name);
  const asked = await app.get(narrowedAddress({ campaign: slug })).expect(200);
  expect(asked.text).not.toContain(name);
  const seen = await organizer.get(campaignAddress(slug)).expect(200);
  expect(seen.text).toContain('This campaign is a draft.');
  expect(seen.headers['cache-control']).toBe('no-store');
  const rights = { role: 'coordinator', of: { kind: 'campaign', campaignId: id } } as const;
  const email = 'bea@example.org';
  const bea = app.visitor({ Cookie: await signedInOrganizer(app.services, { email, rights }) });
  await bea.get(campaignAddress(slug)).expect(404);

  await decide('opening').expect(303);
  expect((await app.get(campaignAddress(slug)).expect(200)).text).toContain(name);
  expect((await app.get(eventAddress(`panel-${slug}`)).expect(200)).text).toContain(name);
});

test('is closed, archived and opened again, each once', async () => {
  await make().expect(303);
  const { updatedAt, id } = found() ?? { updatedAt: 0, id: 0 };
  await insertEvent(app.services, { slug: `march-${slug}`, title: 'March', campaignId: id });
  const before = audited('campaign-closed');
  await decide('closing').expect(303);
  await decide('closing').expect(303);
  expect(audited('campaign-closed')).toBe(before + 1);
  await app.get(campaignAddress(slug)).expect(200);
  await decide('archiving').expect(303);
  const page = await app.get(campaignAddress(slug)).expect(200);
  expect(page.text).toContain('Archived');
  expect((await app.get(narrowedAddress({ q: 'march' })).expect(200)).text).not.toContain(
    `value="${slug}"`,
  );
  expect(found()).toMatchObject({ state: 'archived', updatedAt });
  await decide('opening').expect(303);
  expect(found()?.state).toBe('open');
  await organizer.post(consoleCampaignStateAddress('nowhere', 'opening')).expect(404);
});

test('a draft is not closed or archived', async () => {
  await make({ intent: 'draft' }).expect(303);
  for (const decision of ['closing', 'archiving'] as const) await decide(decision).expect(303);
  expect(found()?.state).toBe('draft');
});

test('events join it and leave it, and what somebody else chose meanwhile stays', async () => {
  await make().expect(303);
  const campaignId = found()?.id ?? 0;
  const names = ['stays', 'leaves', 'joins', 'other'] as const;
  const [stays, leaves, joins, other] = await Promise.all(
    names.map((name, index) =>
      insertEvent(app.services, {
        slug: `${name}-${slug}`,
        title: name,
        ...(index < 2 ? { campaignId } : {}),
      }),
    ),
  );
  const address = consoleCampaignEventsAddress(slug);
  const { text } = await organizer.get(address).expect(200);
  expect(text).toContain(`value="${joins?.id}"`);
  expect(hiddenFields(text)['was']).toBeDefined();
  const of = (id = 0) => app.services.db.events.byId(id)?.campaignId;
  // Meanwhile somebody takes the other one in.
  await organizer.post(address, { event: [`${other?.id}`] }).expect(303);
  await organizer
    .post(address, {
      was: `${stays?.id} ${leaves?.id}`,
      event: [`${stays?.id}`, `${joins?.id}`],
    })
    .expect(303);
  expect([stays, leaves, joins, other].map((event) => of(event?.id))).toEqual([
    campaignId,
    null,
    campaignId,
    campaignId,
  ]);
  const again = await organizer.post(address, { event: ['x', '999999', `${joins?.id}`] });
  const done = await organizer.get(String(again.headers['location'])).expect(200);
  expect(done.text).toContain('Nothing was changed.');
});
