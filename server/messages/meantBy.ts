import type { PeopleMeant } from '../../db/peopleCondition.ts';
import type { AttendeeMessage } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { readPeopleFilter } from '../signups/peopleFilter.ts';
import { filterableQuestions, peopleMeant } from '../signups/peopleMeant.ts';

/**
 * Whom the filter of a message leaves; null where it has none. It is read anew each time that it is needed:
 * a question that is gone meanwhile leaves nobody, and never everybody. Who may ask for which answers was
 * decided when the filter was saved.
 *
 * @param now epoch milliseconds
 */
export function meantBy(
  services: Pick<Services, 'db' | 'config'>,
  { eventId, filter }: Pick<AttendeeMessage, 'eventId' | 'filter'>,
  now: number,
): PeopleMeant | null {
  if (filter === '') return null;
  const event = services.db.events.byId(eventId);
  const questions = event === undefined ? [] : filterableQuestions(services, event, true);
  const read = readPeopleFilter(new URLSearchParams(filter), questions);
  return peopleMeant(services, eventId, read, now);
}
