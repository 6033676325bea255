import type { Event } from '../../db/schema.ts';
import { freeSeats } from '../events/signupOpening.ts';
import { readEvents } from '../events/readableEvents.ts';
import { overBy } from '../time/lifetime.ts';
import { eventFor } from '../fields/eventFor.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';

/** An event to which people can be moved. */
export interface EventToMoveTo {
  id: number;
  title: string;
  when: string;
  /** How many spots are free; null where nobody counts. */
  free: number | null;
}

const mostOffered = 200;

/** Events to come that are theirs too: first the other dates of the series, then by their start. */
export function eventsToMoveTo(
  { services, rights, view, now, theirs }: OrganizerVisit,
  event: Event,
): EventToMoveTo[] {
  const { db } = services;
  const lists = theirs === null ? db.events : db.events.among(theirs);
  const ids = lists.published.coming(overBy(now), { limit: mostOffered });
  return readEvents(db, ids, (one) => one)
    .results.filter(
      (one) => one.id !== event.id && may(rights, 'people', { of: 'event', event: one }),
    )
    .toSorted(
      (one, other) =>
        Number(isDateOf(event, other)) - Number(isDateOf(event, one)) ||
        one.startsAt - other.startsAt,
    )
    .map((one) => ({
      id: one.id,
      title: eventFor(db, one, view.reads).title,
      when: shownTimes(view, one.zone).moment(one.startsAt),
      free: one.capacity === null ? null : Math.max(0, freeSeats(one)),
    }));
}

function isDateOf({ seriesId }: Event, other: Event): boolean {
  return seriesId !== null && other.seriesId === seriesId;
}
