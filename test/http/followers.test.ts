import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign, Follower } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import {
  campaignAddress,
  campaignUpdatesAddress,
  consoleCampaignLettersAddress,
  consoleCampaignStateAddress,
  consoleCampaignUpdatesAddress,
  consoleFollowerErasureAddress,
} from '../../templates/addresses.ts';
import {
  startTestApp,
  testNow,
  type SentForm,
  type TestApp,
  type Visitor,
} from '../helpers/app.ts';
import { followedCampaign, followingAddressOf, insertFollower } from '../helpers/followers.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

/* Updates of a campaign: signing up, confirming, leaving, writing to all, and how long it is kept. */

let app: TestApp;
let organizer: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

let campaign: Campaign;
let made = 0;
beforeEach(async () => {
  campaign = await followedCampaign(app.services, `week-${(made += 1)}`);
});

const follow = (email: string, name = '') =>
  app.visitor().post(campaignUpdatesAddress(campaign.slug), { email, name });
const known = (email: string) => app.services.db.followers.ofAddress(campaign.id, email);
const mails = (follower: Follower | undefined) =>
  app.services.db.outbox
    .list({}, 200, 0)
    .found.map(({ mail }) => mail)
    .filter(({ followerId }) => followerId === follower?.id)
    .map(({ kind }) => kind);
const caught = (email: string) =>
  app.services.db.mailbox
    .newest(100)
    .filter(({ recipient }) => recipient === email)
    .flatMap(({ id }) => app.services.db.mailbox.byId(id) ?? []);

const news = { audience: 'followers', pace: '60', 'subject-en': 'News', 'text-en': 'Come.' };

/** Writes an update and sends it; its address. */
async function write(update: SentForm, slug = campaign.slug): Promise<string> {
  const { headers } = await organizer.post(consoleCampaignLettersAddress(slug), update).expect(303);
  const [address = ''] = String(headers['location']).split('?');
  await organizer.post(`${address}/sending`).expect(303);
  return address;
}

test('somebody signs up, confirms by the mailed link, and is written to', async () => {
  const page = await app.get(campaignAddress(campaign.slug)).expect(200);
  expect(page.text).toContain(`action="${campaignUpdatesAddress(campaign.slug)}"`);
  const received = campaignUpdatesAddress(campaign.slug, 'received');
  await follow('pia@example.org', 'Pia Example').expect(303).expect('Location', received);
  await follow('pia@example.org', 'Pia Example').expect(303).expect('Location', received);
  expect((await app.get(received).expect(200)).text).toContain('Check your email');
  const follower = known('pia@example.org');
  expect(follower).toMatchObject({ state: 'unconfirmed', name: 'Pia Example' });
  expect(mails(follower)).toEqual(['updates-confirm']);
  if (!follower) throw new Error('Nobody is there.');

  const own = followingAddressOf(app.services, follower);
  const asked = await app.get(own).expect(200);
  expect(asked.text).toContain('Do you want updates?');
  expect(await htmlProblems(asked.text)).toEqual([]);
  expect(known('pia@example.org')?.state).toBe('unconfirmed');
  const confirm = followingAddressOf(app.services, follower, 'confirmation');
  for (let press = 0; press < 2; press += 1)
    await app.post(confirm).expect(303).expect('Location', own);
  expect((await app.get(own).expect(200)).text).toContain('You get updates');

  const address = consoleCampaignUpdatesAddress(campaign.slug);
  const desk = await organizer.get(address).expect(200);
  expect(desk.text).toContain('pia@example.org');
  expect(await htmlProblems(desk.text)).toEqual([]);
  const update = { ...news, formKey: newPublicId(), 'text-en': 'Dear {name}, **come**.' };
  for (let press = 0; press < 2; press += 1) await write(update);
  expect(mails(follower).filter((kind) => kind === 'campaign-update')).toHaveLength(1);
  await app.deliver();
  const [last] = caught('pia@example.org');
  const raw = last?.raw.toString() ?? '';
  expect(raw).toContain('Dear Pia Example');
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const unfolded = raw.replaceAll(/\r\n\s+/g, ' ');
  expect(unfolded).toContain(`List-Unsubscribe: <${app.baseUrl}${own}>`);
});

test('an update needs a subject and a text, and somebody to read it', async () => {
  const address = consoleCampaignLettersAddress(campaign.slug);
  await insertFollower(app.services, campaign.id, { email: 'quim@example.org' });
  const nothing = { ...news, 'subject-en': '', 'text-en': ' ' };
  const wrong = await organizer.post(address, nothing).expect(422);
  expect(wrong.text).toContain('Please write a subject');
  const empty = await organizer.post(address, { ...nothing, 'subject-en': 'Kept' }).expect(422);
  expect(empty.text).toContain('value="Kept"');
  const place = await organizer.post(address, { ...news, 'text-en': 'At {where}' }).expect(422);
  expect(place.text).toContain('only {name}, {title} and {link} can be used here');
  expect(app.services.db.followers.updates(campaign.id)).toEqual([]);
});

test('an update of one campaign is not taken for that of another', async () => {
  const other = await followedCampaign(app.services, `other-${campaign.slug}`);
  const ids = [];
  for (const { id } of [campaign, other])
    ids.push(await insertFollower(app.services, id, { email: `rui-${id}@example.org` }));
  const update = { ...news, formKey: newPublicId() };
  for (const { slug } of [campaign, other]) await write(update, slug);
  expect(ids.map((follower) => mails(follower))).toEqual([
    ['campaign-update'],
    ['campaign-update'],
  ]);
});

test('leaving deletes name and address at once, by a button or in the mail program', async () => {
  const ways = [
    (follower: Follower) => app.post(followingAddressOf(app.services, follower, 'removal')),
    (follower: Follower) =>
      app
        .visitor()
        .post(followingAddressOf(app.services, follower), { 'List-Unsubscribe': 'One-Click' }),
  ];
  for (const [index, way] of ways.entries()) {
    const email = `rosa${index}@example.org`;
    const follower = await insertFollower(app.services, campaign.id, { email });
    for (let press = 0; press < 2; press += 1)
      expect((await way(follower)).status).toBeLessThan(400);
    const { text } = await app.get(followingAddressOf(app.services, follower)).expect(200);
    expect(text).toContain('You get no more updates');
    expect(app.services.db.followers.byId(follower.id)).toMatchObject({
      state: 'left',
      name: '',
      email: null,
    });
    await app.post(followingAddressOf(app.services, follower, 'confirmation')).expect(409);
  }
  expect(app.services.db.followers.confirmed(campaign.id)).toBe(0);
});

test('what was typed wrong comes back, and a closed campaign takes nobody', async () => {
  const wrong = await follow('nobody at all', 'Kept').expect(422);
  expect(wrong.text).toContain('value="Kept"');
  await follow('nobody at all').expect(422);
  await organizer.post(consoleCampaignStateAddress(campaign.slug, 'closing')).expect(303);
  const closed = await follow('una@example.org').expect(409);
  expect(closed.text).toContain('No more sign-ups for updates');
  expect(known('una@example.org')).toBeUndefined();
  const page = await app.get(campaignAddress(campaign.slug)).expect(200);
  expect(page.text).not.toContain('id="updates"');
});

test('an address that gets them is mailed the way out, and nobody else learns of it', async () => {
  const follower = await insertFollower(app.services, campaign.id, { email: 'wim@example.org' });
  app.clock.advance(5 * 60_000);
  await follow('wim@example.org', 'Somebody Else').expect(303);
  expect(mails(follower)).toEqual(['updates-confirm']);
  expect(known('wim@example.org')).toMatchObject({ state: 'confirmed', name: 'Ada Example' });
  await app.deliver();
  expect(caught('wim@example.org')[0]?.raw.toString()).toContain('You already get updates');
});

test('an organizer deletes somebody for good', async () => {
  const follower = await insertFollower(app.services, campaign.id, { email: 'xan@example.org' });
  const address = consoleFollowerErasureAddress(campaign.slug, follower.id);
  for (let press = 0; press < 2; press += 1) await organizer.post(address).expect(303);
  expect(app.services.db.followers.byId(follower.id)).toBeUndefined();
  await organizer.post(consoleFollowerErasureAddress('nowhere', follower.id)).expect(404);
});

describe('an update', () => {
  const textOf = (email: string) =>
    (caught(email)[0]?.raw.toString() ?? '').replaceAll(/=\r\n/g, '');

  test('is read by each in their language, else in that of the campaign', async () => {
    for (const language of ['en', 'es', 'de'] as const)
      await insertFollower(app.services, campaign.id, {
        email: `${language}@example.net`,
        language,
      });
    const address = await write({
      ...news,
      'subject-es': 'Novedades de {nombre}',
      'text-es': 'Vengan.',
    });
    app.clock.advance(3 * 60_000);
    await app.deliver();
    expect(textOf('en@example.net')).toContain('Come.');
    expect(textOf('es@example.net')).toContain('Novedades de Ada Example');
    expect(textOf('es@example.net')).toContain('Vengan.');
    expect(textOf('de@example.net')).toContain('Come.');
    const page = await organizer.get(address).expect(200);
    expect(page.text).toContain('3 / 3');
    const updates = await organizer.get(consoleCampaignUpdatesAddress(campaign.slug)).expect(200);
    expect(updates.text).toContain(`href="${address}"`);
  });

  test('goes at its pace', async () => {
    for (const name of ['a', 'b', 'c'])
      await insertFollower(app.services, campaign.id, { email: `${name}@example.com` });
    await write({ ...news, pace: '1' });
    const got = () => ['a', 'b', 'c'].filter((name) => textOf(`${name}@example.com`) !== '');
    await app.deliver();
    expect(got()).toEqual(['a']);
    app.clock.advance(60_000);
    await app.deliver();
    expect(got()).toEqual(['a', 'b']);
  });

  test('is nothing for who coordinates the campaign alone', async () => {
    await insertFollower(app.services, campaign.id, { email: 'vic@example.org' });
    const address = await write(news);
    const of = { kind: 'campaign', campaignId: campaign.id } as const;
    const rights = { role: 'coordinator', of } as const;
    const email = `flo-${campaign.id}@example.org`;
    const flo = app.visitor({ Cookie: await signedInOrganizer(app.services, { email, rights }) });
    const list = await flo.get(consoleCampaignLettersAddress(campaign.slug)).expect(200);
    expect(list.text).not.toContain('value="followers"');
    expect(list.text).not.toContain('News');
    await flo.post(consoleCampaignLettersAddress(campaign.slug), news).expect(422);
    for (const step of ['', '/preview/en', '/schedule']) await flo.get(address + step).expect(404);
    for (const step of ['/test', '/sending', '/schedule', '/unscheduling'])
      await flo.post(address + step).expect(404);
  });
});

test('they go on their day: after the last day of the campaign, or unconfirmed after a week', async () => {
  const day = 86_400_000;
  const kept = await insertFollower(app.services, campaign.id, { email: 'yu@example.org' });
  const never = await insertFollower(app.services, campaign.id, {
    email: 'zoe@example.org',
    state: 'unconfirmed',
    confirmedAt: null,
  });
  const there = () =>
    [kept, never].map(({ id }) => app.services.db.followers.byId(id) !== undefined);
  const { retentionDays } = app.services.config;
  app.clock.set(testNow + 10 * day);
  await purgeExpired(app.services);
  expect(there()).toEqual([true, false]);
  const over = Date.UTC(2024, 0, 25, 12) + retentionDays * day;
  app.clock.set(over - 1);
  await purgeExpired(app.services);
  expect(there()).toEqual([true, false]);
  app.clock.set(over);
  await purgeExpired(app.services);
  expect(there()).toEqual([false, false]);
});
