import {
  endorsementsOfCampaign,
  endorsementsOfEvent,
  type EndorsementsFrame,
} from '../../templates/pages/console/endorsementsFrame.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import type { Endorsed } from './endorsed.ts';

/** What stands around the pages of organizers about co-sponsors. */
export function endorsementsFrame(
  { services, now }: OrganizerVisit,
  of: Endorsed,
): EndorsementsFrame {
  return of.kind === 'event'
    ? endorsementsOfEvent(eventOnConsole(services, of.event, now))
    : endorsementsOfCampaign(of.campaign);
}
