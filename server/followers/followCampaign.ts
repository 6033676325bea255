import type { Store } from '../../db/database.ts';
import type { Campaign, Follower } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { isCampaignOver } from '../time/campaignDays.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';

/** Whether people can sign up for updates of a campaign. */
export function takesFollowers(campaign: Campaign, now: number): boolean {
  return campaign.state === 'open' && !isCampaignOver(campaign, now);
}

/** What somebody says who wants updates. */
export interface Following {
  name: string;
  email: string;
  language: Language;
}

/**
 * A new address, one that is known and one that has had enough emails are all received: who follows a
 * campaign is nobody else's business.
 */
export type FollowingReceipt = { kind: 'received' } | { kind: 'not-open' };

/** A second click is no second sign-up, in milliseconds. */
const clickPause = 2 * 60_000;

/**
 * Signs somebody up for updates of a campaign. A link that confirms the address is mailed to it; to one that
 * is confirmed, the link to their own page.
 */
export async function followCampaign(
  { db, clock }: Services,
  campaignId: number,
  following: Following,
): Promise<FollowingReceipt> {
  const now = clock();
  return db.write((store): FollowingReceipt => {
    const campaign = store.campaigns.byId(campaignId);
    // It may have been closed while the form was filled in.
    if (!campaign || !takesFollowers(campaign, now)) return { kind: 'not-open' };
    const emailKey = addressKey(following.email);
    const known = store.followers.ofAddress(campaignId, emailKey);
    const follower = known ?? inserted(store, campaignId, { ...following, emailKey }, now);
    if (known?.state === 'unconfirmed') store.followers.update(known.id, following);
    if (known === undefined || !mailedOfLate(store, known, now))
      enqueueWithinLimit(
        store,
        emailKey,
        { kind: 'updates-confirm', followerId: follower.id },
        now,
      );
    return { kind: 'received' };
  });
}

function inserted(
  store: Store,
  campaignId: number,
  following: Following & { emailKey: string },
  now: number,
): Follower {
  return store.followers.insert({
    ...following,
    publicId: newPublicId(),
    campaignId,
    state: 'unconfirmed',
    createdAt: now,
  });
}

function mailedOfLate(store: Store, { id, emailKey }: Follower, now: number): boolean {
  return store.recipientMails
    .since(emailKey ?? '', now - clickPause)
    .some(({ followerId }) => followerId === id);
}
