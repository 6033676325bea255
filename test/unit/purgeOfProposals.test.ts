import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { enqueue, mailServices } from '../helpers/mails.ts';
import { insertLetter, insertOpenCampaign, insertProposal } from '../helpers/proposals.ts';

const day = 86_400_000;
let world: ReturnType<typeof mailServices>;
let campaign: Campaign;
beforeEach(async () => {
  world = mailServices({ retentionDays: 30 });
  campaign = await insertOpenCampaign(world.services);
});
afterEach(() => world.services.db.close());

const kept = () => {
  const { db } = world.services;
  return ['una', 'wim', 'will', 'ava'].filter(
    (name) => db.proposals.madeSince(`${name}@example.org`, 0) > 0,
  );
};

test('Proposals go when nobody needs them, with their mails and what the mailbox caught', async () => {
  const { services, clock } = world;
  const made = (name: string, values: Parameters<typeof insertProposal>[2]) =>
    insertProposal(services, campaign.id, { email: `${name}@example.org`, ...values });
  const una = await made('una', { state: 'unconfirmed', confirmedAt: null });
  await made('wim', {});
  await made('will', { state: 'withdrawn' });
  await made('ava', { state: 'accepted' });
  await enqueue(services, { kind: 'proposal-confirm', proposalId: una.id });
  await services.db.write((store) =>
    store.mailbox.insert({
      receivedAt: clock.now,
      recipient: 'una@example.org',
      subject: 'Please confirm',
      raw: Buffer.from('una@example.org'),
    }),
  );
  await purgeExpired(services);
  expect(kept()).toEqual(['una', 'wim', 'will', 'ava']);
  // Nobody confirmed the one, and somebody withdrew the other.
  clock.advance(3 * day + 1);
  await purgeExpired(services);
  expect(kept()).toEqual(['wim', 'ava']);
  expect(services.db.outbox.counts()).toMatchObject({ due: 0 });
  expect(services.db.mailbox.newest(10)).toEqual([]);
  // What waits and what was accepted goes on the day that was promised, which is counted from the action.
  clock.set(Date.UTC(2024, 0, 24, 14) + 30 * day);
  await purgeExpired(services);
  expect(kept()).toEqual(['wim', 'ava']);
  clock.advance(1);
  await purgeExpired(services);
  expect(kept()).toEqual([]);
});

test('A letter to a whole campaign goes with the day until which emails are kept', async () => {
  const { services, clock } = world;
  await services.db.write((store) => store.campaigns.remove(campaign.id));
  await insertLetter(services);
  clock.advance(30 * day);
  await purgeExpired(services);
  expect(services.db.campaignLetters.byId(1)).toBeDefined();
  clock.advance(1);
  await purgeExpired(services);
  expect(services.db.campaignLetters.byId(1)).toBeUndefined();
});
