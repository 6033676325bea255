import { campaignAddress, consoleCampaignAddress } from './campaigns.ts';

/* Updates of a campaign: who gets them, and what organizers write. */

const part = encodeURIComponent;

/** The form that signs up for updates of a campaign, which is sent here, too; and the page after it. */
export function campaignUpdatesAddress(slug: string, page?: 'received'): string {
  return `${campaignAddress(slug)}/updates${page === undefined ? '' : `/${page}`}`;
}

/** The page of somebody who follows a campaign, by the link in their emails; POST: what they decide. */
export function followingAddress(token: string, action?: 'confirmation' | 'removal'): string {
  return `/updates/${part(token)}${action === undefined ? '' : `/${action}`}`;
}

/** Who gets the updates of a campaign, and what was written; a POST writes to all of them. */
export function consoleCampaignUpdatesAddress(slug: string): string {
  return `${consoleCampaignAddress(slug)}/updates`;
}

/** POST: deletes somebody who gets them, for good. */
export function consoleFollowerErasureAddress(slug: string, follower: number): string {
  return `${consoleCampaignUpdatesAddress(slug)}/${follower}/erasure`;
}
