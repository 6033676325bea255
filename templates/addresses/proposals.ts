import { withQuery } from './anyAddress.ts';
import { campaignAddress, consoleCampaignAddress } from './campaigns.ts';

/* Proposals of actions: the form, the page behind a proposer's link, and the board of organizers. */

const part = encodeURIComponent;

/** The form that proposes an action of a campaign; with a city, it asks for none. A POST proposes it. */
export function newProposalAddress(slug: string, cityId?: number): string {
  const form = `${campaignAddress(slug)}/actions/new`;
  return cityId === undefined ? form : withQuery(form, { city: String(cityId) });
}

/** The page that says "check your mail". */
export function proposalReceivedAddress(slug: string): string {
  return `${campaignAddress(slug)}/actions/received`;
}

/** The own page of whoever proposed an action, and what they do there (POST; a withdrawal is asked about). */
export function proposalAddress(
  token: string,
  action?: 'confirmation' | 'correction' | 'answer' | 'withdrawal',
): string {
  const page = `/proposals/${part(token)}`;
  return action === undefined ? page : `${page}/${action}`;
}

/** All proposals of a campaign, for organizers. */
export function consoleProposalsAddress(slug: string): string {
  return `${consoleCampaignAddress(slug)}/proposals`;
}

/** One of them, and what can be decided about it (POST). */
export function consoleProposalAddress(
  slug: string,
  id: number,
  action?: 'acceptance' | 'question' | 'joining' | 'refusal' | 'undo' | 'erasure',
): string {
  const page = `${consoleProposalsAddress(slug)}/${id}`;
  return action === undefined ? page : `${page}/${action}`;
}
