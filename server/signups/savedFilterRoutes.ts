import { z } from 'zod';
import type { PeopleFilter } from '../../db/peopleCondition.ts';
import type { Event, SavedFilter } from '../../db/schema.ts';
import { withheldFrom } from './withheld.ts';
import {
  consoleSavedFilterRemovalAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import type { SavedFiltersProps } from '../../templates/pages/console/savedFilters.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { redirectDone } from '../web/done.ts';
import { checkbox, requiredLine } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { maySite } from '../web/may.ts';
import { parseForm } from '../web/parseForm.ts';
import { type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { matchesEverybody, queryOf, readPeopleFilter, writePeopleFilter } from './peopleFilter.ts';
import { filterableQuestions } from './peopleMeant.ts';
import { forgetFilter, saveFilter } from './saveFilter.ts';
import { seesSensitive } from './listedSignups.ts';

const path = '/console/events/:slug/signups/filters';
const longestName = 40;

/** Filters that organizers keep by a name, for the people of an event or of every event. */
export const savedFilterRoutes: readonly Route[] = [
  { method: 'post', path, role: 'organizer', need: 'people', handle: save },
  {
    method: 'post',
    path: `${path}/:id/removal`,
    role: 'organizer',
    need: 'people',
    handle: remove,
  },
];

const Form = z.object({ name: requiredLine(longestName), everywhere: checkbox() });

/**
 * What of a filter is kept. Letters of a name may stand for a person and ids do: neither outlives them in a
 * filter. What only this event asked means nothing elsewhere.
 */
function keptFilter(filter: PeopleFilter, everywhere: boolean): PeopleFilter {
  return {
    ...filter,
    search: '',
    only: null,
    ...(everywhere ? { answers: [], unreadable: [] } : {}),
  };
}

async function save(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer, form, view } = visit;
  const event = eventOf(visit);
  const filter = filterIn(visit, event);
  const list = withQuery(consoleSignUpsAddress(event.slug), writePeopleFilter(filter));
  const parsed = parseForm(Form, form, view.t);
  if (!parsed.ok) return redirectDone(visit, list, 'filterUnnamed');
  const { name, everywhere } = parsed.value;
  const kept = keptFilter(filter, everywhere);
  if (matchesEverybody(kept)) return redirectDone(visit, list, 'filterEmpty');
  await saveFilter(services, {
    eventId: everywhere ? null : event.id,
    name,
    query: queryOf(kept),
    organizerId: organizer.id,
  });
  return redirectDone(visit, list, 'filterSaved');
}

function filterIn(visit: OrganizerVisit, event: Event): PeopleFilter {
  const { services, form } = visit;
  const typed = form['filter'];
  const query = new URLSearchParams(typeof typed === 'string' ? typed : '');
  const sees = seesSensitive(visit, event);
  return readPeopleFilter(
    query,
    filterableQuestions(services, event, sees),
    withheldFrom(visit, event),
  );
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const { services } = visit;
  const event = eventOf(visit);
  const saved = services.db.people.savedFilter(idInPath(visit));
  if (saved && !mayForget(visit, event, saved)) throw notFound();
  if (saved) await forgetFilter(services, saved.id);
  return redirectDone(visit, consoleSignUpsAddress(event.slug), 'filterForgotten');
}

/**
 * Whether somebody may forget a filter. One for every event is of use where they see nothing: that is up to
 * whoever made it, and to those to whom every event is open.
 */
function mayForget(
  { organizer, rights }: OrganizerVisit,
  event: Event,
  { eventId, organizerId }: SavedFilter,
): boolean {
  if (eventId !== null) return eventId === event.id;
  return organizerId === organizer.id || maySite(rights, 'plan');
}

/** The filters that are kept, as the list shows them, and whether the one that is asked for is one. */
export function savedOnConsole(
  visit: OrganizerVisit,
  event: Event,
  filter: PeopleFilter,
): SavedFiltersProps {
  const { services } = visit;
  const questions = filterableQuestions(services, event, seesSensitive(visit, event));
  const list = consoleSignUpsAddress(event.slug);
  const asked = queryOf(filter);
  return {
    slug: event.slug,
    query: asked,
    canBeKept: !matchesEverybody(keptFilter(filter, false)),
    saved: services.db.people.savedFilters(event.id).map((saved) => {
      const kept = readPeopleFilter(
        new URLSearchParams(saved.query),
        questions,
        withheldFrom(visit, event),
      );
      return {
        name: saved.name,
        href: withQuery(list, writePeopleFilter(kept)),
        current: queryOf(kept) === asked,
        removal: mayForget(visit, event, saved)
          ? consoleSavedFilterRemovalAddress(event.slug, saved.id)
          : null,
      };
    }),
  };
}
