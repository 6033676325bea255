import type { Event } from '../../db/schema.ts';
import { consoleLanguagesAddress } from '../../templates/addresses.ts';
import {
  languagesOverviewPage,
  type EventInLanguages,
} from '../../templates/pages/console/languagesOverview.ts';
import { gapsOf } from '../fields/eventIn.ts';
import { overBy } from '../time/lifetime.ts';
import { shortDate } from '../time/times.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { readEvents } from './readableEvents.ts';

/** So many that are coming, and so many drafts: the next ones. */
const mostOfEach = 100;

/** Which languages the events to come have, and which they lack of those of the others. */
export const languagesOverviewRoute: Route = {
  method: 'get',
  path: consoleLanguagesAddress,
  role: 'organizer',
  need: 'lists',
  handle: show,
};

function show(visit: OrganizerVisit): Reply {
  const { services, view, now, theirs } = visit;
  const { db, log } = services;
  const lists = theirs === null ? db.events : db.events.among(theirs);
  const ids = [
    ...lists.announced.coming(overBy(now), { limit: mostOfEach }),
    ...lists.drafts({ limit: mostOfEach }),
  ];
  const { results: found, unreadable } = readEvents(db, ids, (event) =>
    event.state === 'cancelled' ? [] : [inLanguages(visit, event)],
  );
  const results = found.flat();
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the languages');
  const all = new Set(
    results.flatMap(({ language, translations }) => [
      language,
      ...translations.map((one) => one.language),
    ]),
  );
  return page(languagesOverviewPage(view, { events: results, languages: [...all] }));
}

function inLanguages({ services: { db }, view }: OrganizerVisit, event: Event): EventInLanguages {
  const pictures = db.pictures.ofEvent(event.id);
  const further = db.eventTexts.ofEvent(event.id).filter((one) => one.language !== event.language);
  return {
    slug: event.slug,
    title: event.title,
    day: shortDate(event.startsAt, event.zone, view.language),
    language: event.language,
    translations: further.map(({ language, texts }) => {
      const { missing, outdated } = gapsOf(event, texts, pictures);
      const state = outdated.length > 0 ? 'outdated' : missing.length > 0 ? 'inPart' : 'whole';
      return { language, state };
    }),
  };
}
