import type { Event } from '../../db/schema.ts';
import type { Choice } from '../../templates/components/forms.ts';
import { everybody, queryOf, readPeopleFilter } from '../signups/peopleFilter.ts';
import { withheldFrom } from '../signups/withheld.ts';
import { filterableQuestions } from '../signups/peopleMeant.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { filterInWords } from './filterInWords.ts';
import { hasBegun } from './states.ts';

/**
 * The filter that a form or an address names, as it is stored; null where somebody cannot ask for it, such
 * as by an answer that they are not shown. State and search are parts of a message of their own.
 */
export function filterAskedFor(
  visit: Pick<OrganizerVisit, 'services' | 'rights' | 'theirs'>,
  event: Event,
  query: URLSearchParams,
): string | null {
  const { services, rights } = visit;
  const sees = may(rights, 'sensitive', { of: 'event', event });
  const filter = readPeopleFilter(
    query,
    filterableQuestions(services, event, sees),
    withheldFrom(visit, event),
  );
  return filter.unreadable.length > 0 ? null : queryOf({ ...filter, search: '', state: null });
}

/**
 * Whom a message can be narrowed to: what is often wanted, and what was chosen in the list of sign-ups.
 *
 * @param chosen the filter that stands in the form
 */
export function filterChoices(visit: OrganizerVisit, event: Event, chosen: string): Choice[] {
  const { services, view } = visit;
  const last = services.db.messages.ofEvent(event.id).find(({ state }) => hasBegun(state));
  const usual = [
    ...(last === undefined
      ? []
      : [queryOf({ ...everybody, message: { message: last.id, is: 'missed' } })]),
    queryOf({ ...everybody, came: 'yes' }),
    queryOf({ ...everybody, came: 'no' }),
  ];
  return [...new Set([...(chosen === '' ? [] : [chosen]), ...usual])].map((filter) => ({
    value: filter,
    label: filterInWords(services, view, event, filter),
  }));
}
