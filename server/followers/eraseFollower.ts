import type { Services } from '../services.ts';

/** Deletes somebody who follows a campaign for good, with their emails; a second press finds nobody. */
export async function eraseFollower(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  followerId: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const follower = store.followers.byId(followerId);
    const campaign = follower && store.campaigns.byId(follower.campaignId);
    if (!follower || !campaign) return;
    store.followers.remove(followerId);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'follower-erased',
      detail: { slug: campaign.slug },
    });
  });
}
