import type { Event } from '../../db/schema.ts';
import type { SeriesDateShown, SeriesPanelProps } from '../../templates/pages/console/series.ts';
import type { View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { statusOf } from './eventOnConsole.ts';
import type { Theirs } from './seriesScope.ts';
import { patternInWords } from './seriesInWords.ts';

/** So many of the other dates stand on the page of one. */
const mostOthers = 6;

/** What the line of a date does not tell. */
const untold = {
  announcedZones: [],
  assemblyLocal: null,
  assemblyOccurrence: 'only',
  assemblyAt: null,
} as const satisfies Partial<Event>;

/** Every date of a series as organizers see it, by their start. */
export function seriesDatesOf(
  { db }: Pick<Services, 'db'>,
  view: View,
  seriesId: number,
): SeriesDateShown[] {
  const counts = new Map(db.series.counts(seriesId).map((one) => [one.eventId, one]));
  return db.series.rows(seriesId).map((row) => {
    const { id, slug, title, language, capacity } = row;
    return {
      id,
      slug,
      title,
      language,
      status: statusOf(row, view.now),
      when: announcementLine(scheduleOf({ ...row, ...untold }), view.language, {
        length: 'short',
        year: true,
      }),
      capacity,
      confirmed: counts.get(id)?.confirmed ?? 0,
      waiting: counts.get(id)?.waiting ?? 0,
    };
  });
}

/** How an event stands among the dates of its series; null where it is of none. */
export function seriesPanelOf(
  services: Pick<Services, 'db'>,
  view: View,
  event: Event,
  theirs: Theirs,
): SeriesPanelProps | null {
  const series = event.seriesId === null ? undefined : services.db.series.byId(event.seriesId);
  if (!series) return null;
  const dates = seriesDatesOf(services, view, series.id);
  const at = dates.findIndex(({ id }) => id === event.id);
  const ahead = dates.filter(
    ({ id, status }) =>
      id !== event.id &&
      (theirs === null || theirs.includes(id)) &&
      (status === 'coming' || status === 'draft'),
  );
  return {
    slug: series.slug,
    pattern: series.pattern === null ? null : patternInWords(view, series.pattern),
    number: at + 1,
    total: dates.length,
    others: ahead.slice(0, mostOthers),
  };
}
