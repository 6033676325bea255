import type { FollowedFeed } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import type { Clocks } from './foundActions.ts';
import type { SeenFeed } from './lookAtFeed.ts';

/** How often what is followed is asked for, in milliseconds. */
export const askEvery = 10 * 60_000;

export type Following =
  | { kind: 'followed'; feed: FollowedFeed; actions: number }
  /** The campaign follows it already. */
  | { kind: 'known'; feed: FollowedFeed }
  | { kind: 'gone' };

export interface FeedToFollow extends Clocks {
  campaignId: number;
  organizerId: number;
  address: string;
  /** Whose it is, as everybody reads it. */
  name: string;
  /** What stands there. */
  seen: Extract<SeenFeed, { kind: 'seen' }>;
}

/** Follows what a partner publishes: its actions are shown at the campaign from now on. */
export async function followFeed(services: Services, asked: FeedToFollow): Promise<Following> {
  const { db, clock } = services;
  const { campaignId, address, name, zone, utcIs, seen } = asked;
  const now = clock();
  return db.write((store): Following => {
    const campaign = store.campaigns.byId(campaignId);
    if (!campaign) return { kind: 'gone' };
    const twin = store.following.feedsOf(campaignId).find((feed) => feed.address === address);
    if (twin !== undefined) return { kind: 'known', feed: twin };
    const feed = store.following.insertFeed({
      campaignId,
      address,
      name,
      zone,
      utcIs,
      format: seen.format,
      ...seen.validators,
      seenAt: now,
      changedAt: now,
      nextAt: now + askEvery,
      createdAt: now,
    });
    for (const action of seen.actions) store.following.insertAction({ ...action, feedId: feed.id });
    store.audit.append({
      at: now,
      by: { organizerId: asked.organizerId },
      action: 'feed-followed',
      detail: { slug: campaign.slug, feed: name },
    });
    return { kind: 'followed', feed, actions: seen.actions.length };
  });
}

/** Follows it no longer: its actions are no longer shown. */
export async function stopFollowing(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  feedId: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const feed = store.following.feed(feedId);
    const campaign = feed && store.campaigns.byId(feed.campaignId);
    if (!campaign) return;
    store.following.removeFeed(feedId);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'feed-left',
      detail: { slug: campaign.slug, feed: feed.name },
    });
  });
}
