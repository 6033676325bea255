import type { Reads } from '../../db/database.ts';
import type { Event, Series } from '../../db/schema.ts';
import { signupOpening } from '../events/signupOpening.ts';
import { mostDates } from '../time/series.ts';
import { overBy } from '../time/lifetime.ts';

/** The dates of a series that take people at an instant, if only on a waiting list; the next first. */
export function openDates(
  db: Pick<Reads, 'series' | 'events'>,
  { id }: Pick<Series, 'id'>,
  now: number,
): Event[] {
  return db.series
    .announcedOf(id)
    .coming(overBy(now), { limit: mostDates })
    .flatMap((eventId) => db.events.byId(eventId) ?? [])
    .filter((event) => takesPeople(event, now));
}

/** Whether one can sign up for it together with others, if only for its waiting list. */
export function takesPeople(event: Event, now: number): boolean {
  // What asks something of its own has to be signed up for on its page: one form cannot ask for all.
  if (event.questionsChangedAt !== null) return false;
  // Whether there is a spot makes no difference here, so nobody is asked who waits.
  const { kind } = signupOpening(event, false, now);
  return kind === 'open' || kind === 'waiting-list';
}
