import type { PeopleFilter } from '../../db/peopleCondition.ts';
import type { Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { nothingWithheld, queryOf, readPeopleFilter, type Withheld } from './peopleFilter.ts';
import { filterableQuestions } from './peopleMeant.ts';

type Asking = Pick<OrganizerVisit, 'services' | 'rights'>;

/**
 * What whoever asks may not find people by, since it tells an answer that they are not shown: messages to
 * those who gave it, or who got such a message, and tags that those were given. They see how many there are,
 * and not who.
 *
 * @param event whose people are asked for; null for those of all events that are theirs
 */
export function withheldFrom(
  asking: Asking & Pick<OrganizerVisit, 'theirs'>,
  event: Event | null,
): Withheld {
  const { services, rights, theirs } = asking;
  const ids = event === null ? (theirs ?? []) : [event.id];
  const sees = event === null ? theirs === null : may(rights, 'sensitive', { of: 'event', event });
  return {
    message: isHiddenMessage(asking),
    tag: (tag) => !sees && services.db.people.isWithheldTag(ids, tag),
  };
}

/** Whether who got a message is nothing that whoever asks may know. */
export function isHiddenMessage({ services, rights }: Asking): (id: number) => boolean {
  return (id) =>
    tellsByMessage(services, id, (event) => may(rights, 'sensitive', { of: 'event', event }));
}

function tellsByMessage(
  services: Pick<Services, 'db'>,
  id: number,
  sees: (event: Event) => boolean,
): boolean {
  const { messages, events } = services.db;
  const message = messages.byId(id);
  const event = message === undefined ? undefined : events.byId(message.eventId);
  if (message === undefined || event === undefined || message.filter === '') return false;
  return !sees(event) && tellsSensitive(services, event, message.filter, id);
}

/**
 * Whether a filter of an event asks for an answer that not everybody of the team is shown, be it by a message
 * or a tag: who is among those whom it leaves, tells it.
 *
 * @param filter as it is stored
 * @param before messages of before this one alone are looked at
 */
export function tellsSensitive(
  services: Pick<Services, 'db'>,
  event: Event,
  filter: string,
  before = Number.POSITIVE_INFINITY,
): boolean {
  const { people } = services.db;
  const read = readPeopleFilter(
    new URLSearchParams(filter),
    filterableQuestions(services, event, false),
    { ...nothingWithheld, tag: (tag) => people.isWithheldTag([event.id], tag) },
  );
  const earlier = read.message?.message ?? before;
  return (
    read.unreadable.length > 0 ||
    (earlier < before && tellsByMessage(services, earlier, () => false))
  );
}

/** The same of a filter that has not been stored. */
export function filterTellsSensitive(
  services: Pick<Services, 'db'>,
  event: Event,
  filter: PeopleFilter,
): boolean {
  return tellsSensitive(services, event, queryOf(filter));
}

/** All such messages of the events that are theirs, or of one of them. */
export function hiddenMessages(
  asking: Asking & Pick<OrganizerVisit, 'theirs'>,
  eventId: number | null,
): number[] {
  const { services, theirs } = asking;
  // Those to whom every event is open are shown each answer.
  if (theirs === null) return [];
  const ids = eventId === null ? theirs : theirs.filter((id) => id === eventId);
  return services.db.messages.filtered(ids).filter(isHiddenMessage(asking));
}
