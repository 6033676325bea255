import type { Store } from '../../db/database.ts';
import type { FollowedFeed } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { askEvery } from './followFeed.ts';
import { lookAtFeed, type SeenFeed } from './lookAtFeed.ts';
import type { KeptAction } from './resolveAction.ts';

/** A feed that fails is asked for at least so often, in milliseconds. */
const longestWait = 6 * 3_600_000;

/** Asks whether a feed has changed, and takes over what has. */
export async function refreshFeed(services: Services, feedId: number): Promise<void> {
  const { db, clock } = services;
  const feed = db.following.feed(feedId);
  if (!feed) return;
  const seen = await lookAtFeed(services, feed.address, feed, feed);
  const now = clock();
  await db.write((store) => {
    const current = store.following.feed(feedId);
    if (current) takeOver(store, current, seen, now);
  });
}

function takeOver(store: Store, feed: FollowedFeed, seen: SeenFeed, now: number): void {
  const { following } = store;
  if (seen.kind === 'failed') {
    const failingSince = feed.failingSince ?? now;
    following.updateFeed(feed.id, {
      failingSince,
      failure: seen.reason,
      nextAt: now + waitAfter(now - failingSince),
    });
    return;
  }
  const there = { seenAt: now, failingSince: null, failure: null, nextAt: now + askEvery };
  if (seen.kind === 'unchanged') {
    following.updateFeed(feed.id, there);
    return;
  }
  const changed = takeActions(store, feed.id, seen.actions);
  following.updateFeed(feed.id, {
    ...there,
    format: seen.format,
    ...seen.validators,
    ...(changed ? { changedAt: now } : {}),
  });
}

/**
 * How long a feed is left alone that has failed for a time: as long again, so that a partner's server that is
 * down is not asked a hundred times, and one that was restarted is back at once.
 *
 * @param failing how long it has failed, in milliseconds
 */
export function waitAfter(failing: number): number {
  return Math.min(Math.max(failing, askEvery), longestWait);
}

/** Writes what is otherwise than before, and nothing else: whatever is written makes pages anew. */
function takeActions(
  { following }: Store,
  feedId: number,
  actions: readonly KeptAction[],
): boolean {
  const before = new Map(following.actionsOf(feedId).map((action) => [action.uid, action]));
  let changed = false;
  for (const action of actions) {
    const was = before.get(action.uid);
    before.delete(action.uid);
    if (was === undefined) following.insertAction({ ...action, feedId });
    else if (differs(was, action)) following.updateAction(was.id, action);
    else continue;
    changed = true;
  }
  // What is over and was taken off the list there is no longer of use here either.
  for (const { id } of before.values()) {
    following.removeAction(id);
    changed = true;
  }
  return changed;
}

/** Whether it is told otherwise now; by which tz data its instant was reckoned is nothing that is told. */
function differs(was: KeptAction, now: KeptAction): boolean {
  return Object.entries(now).some(
    ([name, value]) => name !== 'tzdata' && Reflect.get(was, name) !== value,
  );
}
