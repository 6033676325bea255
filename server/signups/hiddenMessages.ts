import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { readPeopleFilter } from './peopleFilter.ts';
import { filterableQuestions } from './peopleMeant.ts';

type Asking = Pick<OrganizerVisit, 'services' | 'rights'>;

/**
 * Whether who got a message tells an answer that whoever asks is not shown: it went to those who gave it, or
 * to those who got such a one. They see how many got it, and not who.
 */
export function isHiddenMessage({ services, rights }: Asking): (id: number) => boolean {
  const { messages, events } = services.db;
  const isHidden = (id: number): boolean => {
    const message = messages.byId(id);
    const event = message === undefined ? undefined : events.byId(message.eventId);
    if (message === undefined || event === undefined || message.filter === '') return false;
    if (may(rights, 'sensitive', { of: 'event', event })) return false;
    const questions = filterableQuestions(services, event, false);
    const read = readPeopleFilter(new URLSearchParams(message.filter), questions);
    const earlier = read.message?.message ?? id;
    return read.unreadable.length > 0 || (earlier < id && isHidden(earlier));
  };
  return isHidden;
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
