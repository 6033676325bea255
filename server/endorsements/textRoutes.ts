import {
  embedScriptAddress,
  embeddedCoSponsorsAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import { endorsementTextsPage } from '../../templates/pages/console/endorsementTexts.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { listTexts } from './listTexts.ts';
import { publicEndorsements } from './publicList.ts';

/** The list as organizers take it elsewhere. */
export const textRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/endorsements/texts',
    role: 'organizer',
    need: 'organize',
    handle: show,
  },
];

function show(visit: OrganizerVisit): Reply {
  const { services, view, query, now } = visit;
  const event = eventOf(visit);
  const asked = query.get('in');
  const language = view.languages.find((one) => one === asked) ?? view.language;
  const list = publicEndorsements(services.db, event, language);
  const whole = (path: string) => `${services.config.baseUrl}${path}`;
  const frame = whole(inLanguage(embeddedCoSponsorsAddress(event.slug), language));
  return page(
    endorsementTextsPage(view, {
      event: eventOnConsole(services, event, now),
      language,
      empty: list.listed.length === 0,
      texts: listTexts({ ...list, continues: event.endorsementsContinue }, language),
      frame,
      script: whole(embedScriptAddress),
      json: whole(inLanguage(embeddedCoSponsorsAddress(event.slug, 'json'), language)),
    }),
  );
}
