import type { View } from '../../templates/view.ts';
import { momentText, shortDate } from '../time/times.ts';
import { isZone } from '../time/zones.ts';

/** How lists of the console tell instants, which are epoch milliseconds. */
export interface ShownTimes {
  /** Day, hour and zone. */
  moment: (instant: number) => string;
  /** The day alone. */
  date: (instant: number) => string;
}

/**
 * The zone of a page that is not about one event alone: the viewer's own, else that of the event it
 * was narrowed to, else that of the site, else UTC.
 */
export function zoneOfPage({ viewerZone, site }: View, event?: { zone: string }): string {
  return viewerZone ?? event?.zone ?? (isZone(site.zone) ? site.zone : 'Etc/UTC');
}

/**
 * The times of a page in one zone.
 *
 * @param zone of the event on a page about one event, so that all organizers read the same
 */
export function shownTimes({ language }: View, zone: string): ShownTimes {
  return {
    moment: (instant) => momentText(instant, zone, language),
    date: (instant) => shortDate(instant, zone, language),
  };
}
