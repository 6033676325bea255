import type { Campaign, CampaignLetter } from '../../db/schema.ts';
import { campaignNamed } from '../campaigns/campaignOf.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { mayWriteLetter } from './mayWriteLetter.ts';

/**
 * The letter that a page of the console is about.
 *
 * @throws HttpProblem 404 where the campaign has no such letter, or it is none of theirs
 */
export function letterOf(visit: OrganizerVisit): { campaign: Campaign; letter: CampaignLetter } {
  const campaign = campaignNamed(visit);
  const letter = visit.services.db.campaignLetters.byId(idInPath(visit));
  if (letter?.campaignId !== campaign.id || !mayWriteLetter(visit.rights, letter)) throw notFound();
  return { campaign, letter };
}

/** How many a letter would be for at this moment. */
export function peopleOf(
  { services }: Pick<OrganizerVisit, 'services'>,
  campaignId: number,
  audience: CampaignLetter['audience'],
): number {
  const { campaignLetters, followers } = services.db;
  switch (audience) {
    case 'organizing':
      return campaignLetters.organizing(campaignId).length;
    case 'attendees':
      return campaignLetters.addresses(campaignLetters.eventsWithPeople(campaignId));
    case 'followers':
      return followers.confirmed(campaignId);
  }
}
