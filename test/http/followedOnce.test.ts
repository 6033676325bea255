import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { takeOverReport } from '../../server/operations/takeOverReport.ts';
import { overBy } from '../../server/time/lifetime.ts';
import { campaignFileAddress, consoleFollowedAddress } from '../../templates/addresses.ts';
import { translator } from '../../templates/translate.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { followedAction, insertFollowedFeed } from '../helpers/followedFeed.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

// Two sites that take over from each other and follow each other show each action once.

const Named = z.object({ uid: z.string(), url: z.string() });
const Actions = z.object({ actions: z.array(Named) });
const Origins = z.object({ actions: z.array(z.object({ origin: Named })) });

let one: TestApp;
let other: TestApp;

beforeAll(async () => {
  const config = { followPrivateAddresses: true };
  one = await startTestApp({ config });
  other = await startTestApp({ config });
  const { id } = await one.services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'A day', facts: [], updatedAt: one.clock.now }),
  );
  for (const slug of ['first', 'second'])
    await insertEvent(
      one.services,
      { slug, title: `The ${slug}`, campaignId: id },
      { startLocal: '2024-01-24T16:00' },
    );
  const named = `${one.baseUrl}${campaignFileAddress('day')}`;
  await takeOverReport(other.services, translator('en'), { named, slug: 'day', announce: true });
});
afterAll(async () => {
  await one.close();
  await other.close();
});

const campaignOf = ({ services }: TestApp, slug = 'day') =>
  services.db.campaigns.bySlug(slug)?.id ?? 0;
const counted = (app: TestApp, slug = 'day') =>
  app.services.db.campaigns.counts(campaignOf(app, slug)).actions;
const ofPartners = (app: TestApp, slug = 'day') =>
  app.services.db.mappedActions.ofPartners(campaignOf(app, slug), overBy(app.clock.now));

async function follow(app: TestApp, from: TestApp): Promise<void> {
  const organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const address = `${from.services.config.baseUrl}${campaignFileAddress('day')}`;
  const form = { address, name: 'Example Partner', zone: 'UTC', utcIs: 'utc' };
  await organizer.post(consoleFollowedAddress('day')).type('form').send(form).expect(303);
}

test('what was taken over is in the open file with where it is from', async () => {
  const { body } = await other.get(campaignFileAddress('day')).expect(200);
  const { body: original } = await one.get(campaignFileAddress('day')).expect(200);
  const origins = Origins.parse(body).actions.map(({ origin }) => origin);
  expect(origins).toEqual(Actions.parse(original).actions);
  expect(original.actions[0].origin).toBeNull();
});

test('each site that follows the other goes on to show two actions, and no third or fourth', async () => {
  await follow(other, one);
  await follow(one, other);
  expect([ofPartners(one), ofPartners(other)]).toEqual([[], []]);
  expect([counted(one), counted(other)]).toEqual([2, 2]);
  const [draft = 0] = other.services.db.events.inCampaign(campaignOf(other));
  // What nobody sees here any more is shown as the partner's, which goes on to call it.
  await other.services.db.write((store) =>
    store.events.update(draft, { state: 'draft', publishedAt: null }),
  );
  expect(ofPartners(other)).toHaveLength(1);
  expect(counted(other)).toBe(2);
});

test('of two feeds with one action at the same hour it is shown once, and hidden in both', async () => {
  const { services } = one;
  const { id } = await services.db.write((store) =>
    store.campaigns.insert({ slug: 'two', title: 'Two feeds', facts: [], updatedAt: 0 }),
  );
  await insertFollowedFeed(services, id);
  const [first] = services.db.following.feedsOf(id);
  if (first === undefined) throw new Error('Nothing is followed.');
  await services.db.write((store) => {
    const again = { ...first, id: undefined, address: 'http://127.0.0.1/other', name: 'Another' };
    const feed = store.following.insertFeed(again);
    store.following.insertAction(followedAction(feed.id));
    const later = { startLocal: '2024-01-25T17:00', startsAt: Date.parse('2024-01-25T23:00Z') };
    store.following.insertAction({ ...followedAction(feed.id), uid: 'two', ...later });
  });
  expect(ofPartners(one, 'two')).toHaveLength(3);
  expect(counted(one, 'two')).toBe(3);
  const [shown] = services.db.following.actionsOf(first.id);
  await services.db.write((store) =>
    store.following.updateAction(shown?.id ?? 0, { hidden: true }),
  );
  expect(ofPartners(one, 'two')).toHaveLength(2);
});
