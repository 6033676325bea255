import { campaignNamed } from '../campaigns/campaignOf.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import type { Need } from '../web/may.ts';
import type { OrganizerVisit, Reply, Route } from '../web/routes.ts';
import { endorsedCampaign, endorsedEvent, type Endorsed } from './endorsed.ts';

/** A part of the dashboard about co-sponsors. */
export interface ConsolePart {
  /** The path of the list; the others stand below it. */
  list: string;
  /** What it needs to decide about them, and to take the list out as a file. */
  needs: { decide: Need; export: Need };
  find: (visit: OrganizerVisit) => Endorsed;
}

/** Those of an event, and those of a whole campaign. */
export const consoleParts: readonly ConsolePart[] = [
  {
    list: '/console/events/:slug/endorsements',
    needs: { decide: 'organize', export: 'export' },
    find: (visit) => endorsedEvent(eventOf(visit)),
  },
  {
    list: '/console/campaigns/:slug/endorsements',
    needs: { decide: 'lead', export: 'lead' },
    find: (visit) => endorsedCampaign(visit.services, campaignNamed(visit)),
  },
];

/** What is done with a list, or with one of its organizations. */
export type Handling = (visit: OrganizerVisit, of: Endorsed) => Reply | Promise<Reply>;

/** Makes the routes of a part, each by its path below the list. */
export function routesIn({ list, needs, find }: ConsolePart) {
  return (method: 'get' | 'post', below: string, handle: Handling): Route => ({
    method,
    path: `${list}${below}`,
    role: 'organizer',
    need: needs.decide,
    handle: (visit) => handle(visit, find(visit)),
  });
}
