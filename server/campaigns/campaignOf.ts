import type { Campaign } from '../../db/schema.ts';
import { notFound } from '../web/httpProblem.ts';
import { movedTo, type Reply, type Visit } from '../web/routes.ts';

/**
 * The campaign whose address stands in the path, or the way to the address that it has now.
 *
 * @param address that the campaign has of this kind
 * @throws HttpProblem where no campaign has or had it
 */
export function campaignOf<Found>(
  { services, params, query }: Pick<Visit, 'services' | 'params' | 'query'>,
  address: (slug: string) => string,
  found: (campaign: Campaign) => Found,
): Found | Reply {
  const { campaigns } = services.db;
  const slug = params['slug'] ?? '';
  const campaign = campaigns.bySlug(slug);
  if (campaign) return found(campaign);
  const renamed = campaigns.byFormerSlug(slug);
  if (!renamed) throw notFound();
  return movedTo(address(renamed.slug), { query });
}

/**
 * The campaign of a form, which finds it also where somebody has renamed it since the form was opened.
 *
 * @throws HttpProblem where no campaign has or had its address
 */
export function campaignNamed({ services, params }: Pick<Visit, 'services' | 'params'>): Campaign {
  const campaign = services.db.campaigns.named(params['slug'] ?? '');
  if (!campaign) throw notFound();
  return campaign;
}

/**
 * The same for everybody: a draft there is for organizers alone.
 *
 * @param draft what an address of a draft answers; 404 unless told
 */
export function announcedCampaignOf<Found, Draft = never>(
  visit: Pick<Visit, 'services' | 'params' | 'query'>,
  address: (slug: string) => string,
  found: (campaign: Campaign) => Found,
  draft: (campaign: Campaign) => Draft = () => {
    throw notFound();
  },
): Found | Draft | Reply {
  const { campaigns } = visit.services.db;
  const former = campaigns.byFormerSlug(visit.params['slug'] ?? '');
  if (former?.state === 'draft') return draft(former);
  return campaignOf(visit, address, (campaign) =>
    campaign.state === 'draft' ? draft(campaign) : found(campaign),
  );
}
