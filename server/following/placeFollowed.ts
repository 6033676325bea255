import type { FollowedAction } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/** How an action of a partner stands beside ours. */
export type Standing = { kind: 'shown' } | { kind: 'hidden' } | { kind: 'same'; eventId: number };

export type Placing = { kind: 'placed' } | { kind: 'gone' };

/** How it stands now. */
export function standingOf({ hidden, sameAs }: FollowedAction): Standing {
  if (sameAs !== null) return { kind: 'same', eventId: sameAs };
  return { kind: hidden ? 'hidden' : 'shown' };
}

/** Shows an action of a partner, hides it, or says that it is an event of ours: that one is shown. */
export async function placeFollowed(
  { db }: Pick<Services, 'db'>,
  actionId: number,
  standing: Standing,
): Promise<Placing> {
  return db.write((store): Placing => {
    const action = store.following.action(actionId);
    if (!action) return { kind: 'gone' };
    if (standing.kind === 'same' && !store.events.byId(standing.eventId)) return { kind: 'gone' };
    store.following.updateAction(actionId, {
      hidden: standing.kind === 'hidden',
      sameAs: standing.kind === 'same' ? standing.eventId : null,
    });
    return { kind: 'placed' };
  });
}
