import {
  embedScriptAddress,
  embeddedCoSponsorsAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import { endorsementTextsPage } from '../../templates/pages/console/endorsementTexts.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { routesIn, type ConsolePart } from './consolePart.ts';
import type { Endorsed } from './endorsed.ts';
import { endorsementsFrame } from './endorsementsFrame.ts';
import { listTexts } from './listTexts.ts';
import { publicEndorsements } from './publicList.ts';

/** The list as organizers take it elsewhere. */
export function textRoutes(part: ConsolePart): Route[] {
  return [routesIn(part)('get', '/texts', show)];
}

function show(visit: OrganizerVisit, of: Endorsed): Reply {
  const { services, view, query } = visit;
  const asked = query.get('in');
  const language = view.languages.find((one) => one === asked) ?? view.language;
  const list = publicEndorsements(services.db, of, language);
  const whole = (path: string) => `${services.config.baseUrl}${path}`;
  const frame = whole(inLanguage(embeddedCoSponsorsAddress(of.at), language));
  return page(
    endorsementTextsPage(view, {
      of: endorsementsFrame(visit, of),
      language,
      empty: list.listed.length === 0,
      texts: listTexts({ ...list, continues: of.continues }, language),
      frame,
      script: whole(embedScriptAddress),
      json: whole(inLanguage(embeddedCoSponsorsAddress(of.at, 'json'), language)),
    }),
  );
}
