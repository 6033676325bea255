import { and, eq, isNull, sql } from 'drizzle-orm';
import { followedActions, followedFeeds } from './schema.ts';

/**
 * Of what partners of a campaign call, each action once: not what organizers hid or said to be an event of
 * ours, not what was taken over as one, and of several feeds that have the same action at the same hour (it
 * keeps its UID when another site takes it over) the one in the feed that was followed first.
 */
export const isShownOnce = and(
  eq(followedActions.hidden, false),
  isNull(followedActions.sameAs),
  sql`not exists (
    select 1 from events as ours
    where ours.origin_uid = ${followedActions.uid} and ours.campaign_id = ${followedFeeds.campaignId}
      and ours.state in ('published', 'cancelled')
  )`,
  sql`not exists (
    select 1 from followed_feeds as before
    join followed_actions as other on other.feed_id = before.id and other.uid = ${followedActions.uid}
    where before.campaign_id = ${followedFeeds.campaignId} and before.id < ${followedFeeds.id}
      and other.starts_at = ${followedActions.startsAt}
  )`,
);
