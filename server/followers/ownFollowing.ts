import type { Services } from '../services.ts';

export type FollowingChange =
  | { kind: 'done' }
  /** It was so already, by a second press. */
  | { kind: 'unchanged' }
  /** Whoever has left signs up anew. */
  | { kind: 'refused' };

/** The owner of an address confirms that updates shall come to it. */
export async function confirmFollowing(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  followerId: number,
): Promise<FollowingChange> {
  const now = clock();
  return db.write((store): FollowingChange => {
    const follower = store.followers.byId(followerId);
    if (!follower || follower.state === 'left') return { kind: 'refused' };
    if (follower.state === 'confirmed') return { kind: 'unchanged' };
    store.followers.update(followerId, { state: 'confirmed', confirmedAt: now });
    return { kind: 'done' };
  });
}

/**
 * They want no more updates of a campaign. Their name and address are deleted at once; the row stays until
 * the day on which all of them go, so that the link in their emails says how things stand.
 */
export async function leaveCampaign(
  { db }: Pick<Services, 'db'>,
  followerId: number,
): Promise<FollowingChange> {
  return db.write((store): FollowingChange => {
    const follower = store.followers.byId(followerId);
    if (!follower || follower.state === 'left') return { kind: 'unchanged' };
    if (follower.email !== null) store.retention.removeCaught(follower.email);
    store.followers.update(followerId, { state: 'left', name: '', email: null, emailKey: null });
    return { kind: 'done' };
  });
}
