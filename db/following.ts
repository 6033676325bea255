import { asc, eq, lte, min, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  followedActions,
  followedFeeds,
  type FollowedAction,
  type FollowedFeed,
  type NewFollowedAction,
} from './schema.ts';

/** An action of a partner with whose it is, as everybody sees it. */
export interface ShownFollowedAction {
  action: FollowedAction;
  feed: Pick<FollowedFeed, 'id' | 'name' | 'seenAt'>;
}

export function followingReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const byId = drizzle
    .select()
    .from(followedFeeds)
    .where(eq(followedFeeds.id, value('id')))
    .prepare();
  const ofCampaign = drizzle
    .select()
    .from(followedFeeds)
    .where(eq(followedFeeds.campaignId, value('campaignId')))
    .orderBy(asc(followedFeeds.id))
    .prepare();
  const due = drizzle
    .select({ id: followedFeeds.id })
    .from(followedFeeds)
    .where(lte(followedFeeds.nextAt, value('now')))
    .orderBy(asc(followedFeeds.nextAt))
    .prepare();
  const next = drizzle
    .select({ at: min(followedFeeds.nextAt) })
    .from(followedFeeds)
    .prepare();
  const actionsOf = drizzle
    .select()
    .from(followedActions)
    .where(eq(followedActions.feedId, value('feedId')))
    .orderBy(asc(followedActions.startsAt), asc(followedActions.id))
    .prepare();
  const actionById = drizzle
    .select()
    .from(followedActions)
    .where(eq(followedActions.id, value('id')))
    .prepare();
  const withFeed = drizzle
    .select({
      action: followedActions,
      feed: { id: followedFeeds.id, name: followedFeeds.name, seenAt: followedFeeds.seenAt },
    })
    .from(followedActions)
    .innerJoin(followedFeeds, eq(followedActions.feedId, followedFeeds.id))
    .where(eq(followedActions.id, value('id')))
    .prepare();

  return {
    feed: (id: number): FollowedFeed | undefined => byId.get({ id }),
    /** Whatever a campaign follows, in the order in which it came to. */
    feedsOf: (campaignId: number): FollowedFeed[] => ofCampaign.all({ campaignId }),
    /** Those that are to be asked for by now, the longest due first. */
    dueIds: (now: number): number[] => due.all({ now }).map(({ id }) => id),
    /** When the next is; null where nothing is followed. */
    nextAt: (): number | null => next.get()?.at ?? null,
    /** Every action of a feed by its start, also those that are not shown. */
    actionsOf: (feedId: number): FollowedAction[] => actionsOf.all({ feedId }),
    action: (id: number): FollowedAction | undefined => actionById.get({ id }),
    /** An action with whose it is. */
    withFeed: (id: number): ShownFollowedAction | undefined => withFeed.get({ id }),
  };
}

export function followingChanges(drizzle: Drizzle) {
  return {
    insertFeed: (feed: typeof followedFeeds.$inferInsert): FollowedFeed =>
      drizzle.insert(followedFeeds).values(feed).returning().get(),
    updateFeed: (id: number, change: Partial<Omit<FollowedFeed, 'id' | 'campaignId'>>): void => {
      drizzle.update(followedFeeds).set(change).where(eq(followedFeeds.id, id)).run();
    },
    /** With all its actions. */
    removeFeed: (id: number): void => {
      drizzle.delete(followedFeeds).where(eq(followedFeeds.id, id)).run();
    },
    insertAction: (action: NewFollowedAction): void => {
      drizzle.insert(followedActions).values(action).run();
    },
    updateAction: (id: number, change: Partial<Omit<NewFollowedAction, 'id' | 'feedId'>>): void => {
      drizzle.update(followedActions).set(change).where(eq(followedActions.id, id)).run();
    },
    removeAction: (id: number): void => {
      drizzle.delete(followedActions).where(eq(followedActions.id, id)).run();
    },
  };
}
