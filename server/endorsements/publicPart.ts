import type { Campaign } from '../../db/schema.ts';
import { announcedCampaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Reply, Visit } from '../web/routes.ts';
import { endorsedCampaign, endorsedEvent, type Endorsed } from './endorsed.ts';
import type { EndorsedAddress } from '../../templates/addresses.ts';

/** What everybody may ask to co-sponsor. */
export interface PublicPart {
  /** The path of its page. */
  path: '/events/:slug' | '/campaigns/:slug';
  /**
   * Answers about it, or leads to the address that it has now.
   *
   * @param address that it has of this kind
   * @throws HttpProblem 404 where nothing is announced
   */
  show: (
    visit: Visit,
    address: (of: EndorsedAddress) => string,
    found: (of: Endorsed) => Reply,
  ) => Reply;
  /** The same where somebody sends a form: one that was opened before it was renamed still finds it. */
  find: (visit: Visit) => Endorsed;
}

/** An event, and a whole campaign. */
export const publicParts: readonly PublicPart[] = [
  {
    path: '/events/:slug',
    show: (visit, _address, found) => found(endorsedEvent(announcedEvent(visit))),
    find: (visit) => endorsedEvent(announcedEvent(visit)),
  },
  {
    path: '/campaigns/:slug',
    show: (visit, address, found) =>
      announcedCampaignOf(
        visit,
        (slug) => address({ campaign: slug }),
        (campaign) => found(endorsedCampaign(visit.services, campaign)),
      ),
    find: (visit) => endorsedCampaign(visit.services, announcedCampaign(visit)),
  },
];

function announcedCampaign(visit: Visit): Campaign {
  const campaign = campaignNamed(visit);
  if (campaign.state === 'draft') throw notFound();
  return campaign;
}
