import { withQuery } from './anyAddress.ts';
import { consoleEventAddress } from './events.ts';

/* Series: what the dates of an event that repeats belong to. */

const part = encodeURIComponent;

/** The page of a series, with its dates. */
export function seriesAddress(slug: string): string {
  return `/series/${part(slug)}`;
}

/** The calendar of a series, to subscribe to. */
export function seriesCalendarAddress(slug: string): string {
  return `${seriesAddress(slug)}/calendar.ics`;
}

/**
 * The dates of a series for organizers; a POST to `publication` publishes all that are drafts, and one to
 * `dates` adds more.
 */
export function consoleSeriesAddress(slug: string, action?: 'publication' | 'dates'): string {
  return `/console/series/${part(slug)}${action === undefined ? '' : `/${action}`}`;
}

/**
 * Asks on which dates an event shall repeat; a POST shows them, or makes them.
 *
 * @param typed what is known of it already, by the names of the fields
 */
export function consoleRepeatAddress(
  slug: string,
  typed: Readonly<Record<string, string>> = {},
): string {
  return withQuery(`${consoleEventAddress(slug)}/repeat`, typed);
}
