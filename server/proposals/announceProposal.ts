import type { Store } from '../../db/database.ts';
import { announceTo } from '../organizers/announceNews.ts';
import { mayCampaign } from '../web/may.ts';

/**
 * Sees to it that those who decide about proposals of a campaign hear that one waits: with their digest, in
 * the write that made it wait and after its trace.
 */
export function announceProposal(store: Store, campaignId: number, now: number): void {
  const zone = store.siteSettings.current()?.zone ?? 'Etc/UTC';
  announceTo(
    store,
    zone,
    now,
    (rights) => rights !== null && mayCampaign(rights, 'lead', campaignId),
  );
}
