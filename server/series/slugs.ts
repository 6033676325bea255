import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { longestSlug } from '../events/slug.ts';

/** `-2027-01-14` */
const dateAtEnd = /-\d{4}-\d\d-\d\d$/;

/** An address for each date of a series: that of the event it is like, and the day. */
export function slugsOfDates(
  store: Pick<Store, 'events'>,
  { slug }: Event,
  days: readonly string[],
): string[] {
  const wanted = days.map((day) => `${baseOf(slug, 15)}-${day}`);
  const taken = new Set(store.events.slugsAmong(wanted));
  return wanted.map((one) => (taken.has(one) ? free(one, (tried) => isEvent(store, tried)) : one));
}

/** The address of a series: that of its first date, without its day. */
export function slugOfSeries(store: Pick<Store, 'series'>, { slug }: Event): string {
  const wanted = baseOf(slug, 5);
  const isTaken = (tried: string) => store.series.bySlug(tried) !== undefined;
  return isTaken(wanted) ? free(wanted, isTaken) : wanted;
}

/** @param room letters that are to be put behind it */
function baseOf(slug: string, room: number): string {
  const base = slug
    .replace(dateAtEnd, '')
    .slice(0, longestSlug - room)
    .replace(/-+$/, '');
  return base === '' ? slug.slice(0, longestSlug - room) : base;
}

function free(wanted: string, isTaken: (slug: string) => boolean): string {
  for (let number = 2; ; number += 1) {
    const slug = `${wanted}-${number}`;
    if (!isTaken(slug)) return slug;
  }
}

function isEvent({ events }: Pick<Store, 'events'>, slug: string): boolean {
  return events.bySlug(slug) !== undefined;
}
