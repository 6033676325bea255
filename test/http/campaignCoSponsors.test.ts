import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign, Endorsement, Rights } from '../../db/schema.ts';
import {
  campaignAddress,
  campaignFileAddress,
  consoleAddress,
  consoleEndorsementAddress,
  consoleEndorsementGroupAddress,
  consoleEndorsementListAddress,
  consoleEndorsementTextsAddress,
  consoleEndorsementsAddress,
  embeddedCoSponsorsAddress,
  endorsedAddress,
  endorsementAddress,
  endorsementConfirmationAddress,
  endorsementCorrectionAddress,
  endorsementReceivedAddress,
  endorsementWithdrawalAddress,
  eventAddress,
  eventEndorsementsAddress,
  newEndorsementAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledRequest, insertEndorsement, insertEndorsementOf } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';

/* Organizations co-sponsor a whole campaign, and so stand at each of its events. */

let app: TestApp;
let organizer: Visitor;
let campaign: Campaign;
const at = { campaign: 'day-of-action' };

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  campaign = await insertOpenCampaign(app.services, { endorsementsOpen: true });
});
afterEach(() => app.close());

const change = (values: Partial<Campaign>) =>
  app.services.db.write((store) => store.campaigns.update(campaign.id, values));
const owner = () => ({ kind: 'campaign', id: campaign.id }) as const;
const inserted = (values: Parameters<typeof insertEndorsementOf>[2] = {}) =>
  insertEndorsementOf(app.services, owner(), values);
const listed = (name: string) =>
  inserted({ state: 'approved', organization: name, nameKey: name.toLowerCase(), listedAs: name });
const shown = async (address: string, visitor: Pick<Visitor, 'get'> = app) =>
  (await visitor.get(address).expect(200)).text;

async function asked(values: SentForm = {}): Promise<Endorsement> {
  await app
    .visitor()
    .post(eventEndorsementsAddress(at), { ...filledRequest, ...values })
    .expect(303)
    .expect('Location', endorsementReceivedAddress(at));
  const [newest] = app.services.db.endorsements
    .ofOwner(owner())
    .toSorted((one, other) => other.id - one.id);
  if (!newest) throw new Error('Nothing was stored.');
  return newest;
}

test('from the form to the page of each event, and off again', async () => {
  const event = await insertEvent(app.services, { slug: 'one', campaignId: campaign.id });
  const other = await insertEvent(app.services, { slug: 'alone' });
  const form = await shown(newEndorsementAddress(at));
  expect(form).toContain(`action="${eventEndorsementsAddress(at)}"`);
  expect(await htmlProblems(form)).toEqual([]);
  expect(await shown(campaignAddress(campaign.slug))).toContain(newEndorsementAddress(at));

  const one = await asked();
  expect(one).toMatchObject({ eventId: null, campaignId: campaign.id, state: 'unconfirmed' });
  expect(await shown(endorsementReceivedAddress(at))).toContain('Check your email');
  const own = app.services.links.token('endorsement', one);
  expect(await shown(endorsementAddress(own))).toContain('A day of action');
  await app.post(endorsementConfirmationAddress(own)).expect(303);

  const desk = await shown(consoleAddress, organizer);
  expect(desk).toContain('1 request to decide');
  expect(desk).toContain(`${consoleEndorsementsAddress(at)}#to-decide`);
  const list = await shown(consoleEndorsementsAddress(at), organizer);
  expect(list).toContain('Example Workers’ Voice');
  expect(await htmlProblems(list)).toEqual([]);
  const page = await shown(consoleEndorsementAddress(at, one.id), organizer);
  expect(await htmlProblems(page)).toEqual([]);
  await organizer.post(consoleEndorsementAddress(at, one.id, 'approval')).expect(303);

  const whole = await shown(campaignAddress(campaign.slug));
  expect(whole).toContain('1 co-sponsor</a>');
  expect(whole).toContain('Example Workers’ Voice');
  expect(whole).toContain(
    '"sponsor":[{"@type":"Organization","name":"Example Workers’ Voice","url":"https://voice.example.org/"}]',
  );
  expect(await htmlProblems(whole)).toEqual([]);
  const eventPage = await shown(eventAddress(event.slug));
  expect(eventPage).toContain('Co-sponsoring the whole campaign');
  expect(eventPage).toContain('Example Workers’ Voice');
  expect(await htmlProblems(eventPage)).toEqual([]);
  expect(await shown(eventAddress(other.slug))).not.toContain('Example Workers’ Voice');
  const file = (await app.get(campaignFileAddress(campaign.slug)).expect(200)).body;
  expect(file).toMatchObject({
    co_sponsors: [
      {
        name: 'Example Workers’ Voice',
        website: 'https://voice.example.org/',
        city: 'Springfield',
      },
    ],
    co_sponsorship: `${app.services.config.baseUrl}${newEndorsementAddress(at)}`,
  });

  await app.post(endorsementCorrectionAddress(own), { listedAs: 'The Voice' }).expect(303);
  await organizer.post(consoleEndorsementAddress(at, one.id, 'correction-approval')).expect(303);
  expect(await shown(eventAddress(event.slug))).toContain('The Voice');
  await app.post(endorsementWithdrawalAddress(own)).expect(303);
  expect(await shown(campaignAddress(campaign.slug))).not.toContain('The Voice');
  expect(await shown(eventAddress(event.slug))).not.toContain('The Voice');
});

test('who co-sponsors an event and its campaign is named there once', async () => {
  const event = await insertEvent(app.services, { slug: 'one', campaignId: campaign.id });
  await listed('Example Choir');
  await listed('Example Union');
  const own = { listedAs: 'EXAMPLE UNION', organization: 'x', nameKey: 'x' };
  await insertEndorsement(app.services, event, { ...own, state: 'approved' });
  const page = await shown(eventAddress(event.slug));
  expect(page.match(/Example Choir/g)).toHaveLength(1);
  expect(page.match(/Example Union/gi)).toHaveLength(1);
});

test('of very many an event names the first, and its campaign all of them', async () => {
  const event = await insertEvent(app.services, { slug: 'many', campaignId: campaign.id });
  for (let one = 1; one <= 101; one += 1) await listed(`Example Union ${one}`);
  const page = await shown(eventAddress(event.slug));
  expect(page.match(/Example Union \d+/g)).toHaveLength(100);
  expect(page).toContain('names__others');
  expect(await shown(campaignAddress(campaign.slug))).toContain('Example Union 101');
});

test('what is wrong is said, and what was typed is kept', async () => {
  const answer = await app
    .visitor()
    .post(eventEndorsementsAddress(at), { ...filledRequest, email: 'no address' })
    .expect(422);
  expect(answer.text).toContain('value="Example Workers’ Voice"');
  expect(answer.text).toContain('value="no address"');
  expect(app.services.db.endorsements.ofOwner(owner())).toEqual([]);
});

describe('nobody asks', () => {
  test.each([
    [{ endorsementsOpen: false }, 'not taking more requests for this campaign'],
    [{ state: 'closed' }, 'not taking more requests for this campaign'],
    [{ state: 'archived' }, 'This campaign is over'],
    [{ day: '2023-01-24' }, 'This campaign is over'],
  ] as const)('where it is %j', async (values, told) => {
    await change(values);
    expect(await shown(newEndorsementAddress(at))).toContain(told);
    const refused = await app.visitor().post(eventEndorsementsAddress(at), filledRequest);
    expect([refused.status, refused.text.includes(told)]).toEqual([409, true]);
    const page = await shown(campaignAddress(campaign.slug));
    expect(page).not.toContain(newEndorsementAddress(at));
  });

  test('where it is a draft: there is nothing yet', async () => {
    await change({ state: 'draft' });
    await listed('Example Choir');
    const event = await insertEvent(app.services, { slug: 'one', campaignId: campaign.id });
    await app.get(newEndorsementAddress(at)).expect(404);
    await app.visitor().post(eventEndorsementsAddress(at), filledRequest).expect(404);
    await app.get(embeddedCoSponsorsAddress(at)).expect(404);
    expect(await shown(eventAddress(event.slug))).not.toContain('Example Choir');
  });
});

test('a campaign of another name leads there, and takes a form that was opened before', async () => {
  await app.services.db.write((store) => {
    store.campaigns.keepSlug(campaign.id, campaign.slug);
    store.campaigns.update(campaign.id, { slug: 'day' });
  });
  const now = { campaign: 'day' };
  await app
    .get(newEndorsementAddress(at))
    .expect(301)
    .expect('Location', newEndorsementAddress(now));
  await app
    .visitor()
    .post(eventEndorsementsAddress(at), filledRequest)
    .expect(303)
    .expect('Location', endorsementReceivedAddress(now));
});

test('those decide who lead the campaign, and about nothing of another list', async () => {
  const other = await insertOpenCampaign(app.services, { slug: 'other' });
  const event = await insertEvent(app.services, { slug: 'one', campaignId: campaign.id });
  const one = await inserted();
  const ofEvent = await insertEndorsement(app.services, event);
  const coordinator = async (name: string, rights: Rights) =>
    app.visitor({
      Cookie: await signedInOrganizer(app.services, { email: `${name}@example.org`, rights }),
    });
  const of = (campaignId: number): Rights => ({
    role: 'coordinator',
    of: { kind: 'campaign', campaignId },
  });
  const theirs = await coordinator('bo', of(campaign.id));
  const others = await coordinator('cy', of(other.id));
  const city = await coordinator('di', {
    role: 'coordinator',
    of: { kind: 'city', campaignId: campaign.id, city: 'Quito', cityId: null },
  });
  const door = await coordinator('eva', { role: 'door', eventId: event.id });
  for (const visitor of [others, city, door]) {
    await visitor.get(consoleEndorsementsAddress(at)).expect(404);
    await visitor.get(consoleEndorsementsAddress(at, 'csv')).expect(404);
    await visitor.post(consoleEndorsementAddress(at, one.id, 'approval')).expect(404);
  }
  await organizer.get(consoleEndorsementAddress(at, ofEvent.id)).expect(404);
  await organizer.get(consoleEndorsementAddress(event.slug, one.id)).expect(404);
  await organizer.get(consoleEndorsementAddress({ campaign: 'other' }, one.id)).expect(404);
  await theirs.get(consoleEndorsementsAddress(at)).expect(200);
  await theirs.post(consoleEndorsementAddress(at, one.id, 'refusal'), { note: '' }).expect(303);
  expect(app.services.db.endorsements.byId(one.id)?.state).toBe('declined');
});

test('organizers add, order, group, undo, note and take the list elsewhere', async () => {
  const { db } = app.services;
  const send = (address: string, form: SentForm = {}) => organizer.post(address, form).expect(303);
  await send(consoleEndorsementListAddress(at, 'names'), {
    names: 'Example Bakers\nExample Cooks',
  });
  await send(consoleEndorsementListAddress(at, 'names'), { names: 'Example Cooks' });
  const ids = db.endorsements.ofOwner(owner()).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  const [first = 0, second = 0] = ids;
  await send(consoleEndorsementListAddress(at, 'order'), { [`number-${second}`]: '1' });
  expect(db.campaigns.byId(campaign.id)?.endorsementOrder).toBe('chosen');
  const before = await shown(consoleEndorsementsAddress(at, 'txt'), organizer);
  expect(before).toBe('Example Bakers\nExample Cooks\n');
  await send(consoleEndorsementListAddress(at, 'order'), { up: String(second) });
  const after = await shown(consoleEndorsementsAddress(at, 'txt'), organizer);
  expect(after).toBe('Example Cooks\nExample Bakers\n');
  await send(consoleEndorsementGroupAddress(at), { kind: 'supported' });
  const [group] = db.endorsementGroups.ofOwner(owner());
  await send(consoleEndorsementListAddress(at, 'order'), { [`group-${first}`]: String(group?.id) });
  expect(await shown(campaignAddress(campaign.slug))).toContain('Supported by</h3>');

  const waiting = await inserted();
  await send(consoleEndorsementAddress(at, waiting.id, 'approval'));
  const seen = String(db.endorsements.byId(waiting.id)?.updatedAt);
  await send(consoleEndorsementAddress(at, waiting.id, 'undo'), { seen });
  expect(db.endorsements.byId(waiting.id)?.state).toBe('waiting');
  await send(consoleEndorsementAddress(at, waiting.id, 'notes'), { text: 'They have a van.' });

  const csv = await shown(consoleEndorsementsAddress(at, 'csv'), organizer);
  expect(csv).toContain('They have a van.');
  expect(csv).toContain('secretary@example.org');
  const texts = await shown(consoleEndorsementTextsAddress(at), organizer);
  expect(texts).toContain(embeddedCoSponsorsAddress(at));
  expect(await htmlProblems(texts)).toEqual([]);
  const log = await shown('/console/audit?unfolded=yes', organizer);
  expect(log).toContain('Reordered the co-sponsors of the campaign “day-of-action”');
  expect(log).toContain('Co-sponsors of the campaign “day-of-action” exported (3 rows)');
  expect(log).toContain(consoleEndorsementAddress(at, waiting.id));
});

test('other sites show the list', async () => {
  await listed('Example Choir');
  const frame = await shown(embeddedCoSponsorsAddress(at));
  expect(frame).toContain('Example Choir');
  expect(frame).toContain(endorsedAddress(at));
  const data = (await app.get(embeddedCoSponsorsAddress(at, 'json')).expect(200)).body;
  expect(data).toMatchObject({
    campaign: { title: 'A day of action' },
    organizations: [{ name: 'Example Choir' }],
  });
});

test('the form of a campaign opens and closes it', async () => {
  const address = `/console/campaigns/${campaign.slug}`;
  const form = {
    title: campaign.title,
    slug: campaign.slug,
    language: 'en',
    day: '2024-01-24',
    hosting: 'anyone',
  };
  await organizer.post(address, form).expect(303);
  expect(app.services.db.campaigns.byId(campaign.id)).toMatchObject({ endorsementsOpen: false });
  const ticked = { ...form, endorsementsOpen: 'yes', endorsementsContinue: 'yes' };
  await organizer.post(address, ticked).expect(303);
  await listed('Example Choir');
  expect(await shown(campaignAddress(campaign.slug))).toContain('and others');
  expect(await shown(address, organizer)).toMatch(/name="endorsementsOpen"[^>]*checked/);
});
