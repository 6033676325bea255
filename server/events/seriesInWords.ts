import type { Reads } from '../../db/database.ts';
import type { Event, Series, SeriesPattern, Weekday } from '../../db/schema.ts';
import type { View } from '../../templates/view.ts';
import { weekdayText } from '../time/dateText.ts';
import { localeOf } from '../../templates/languages.ts';

/** On which days a series is: "Every Thursday", "On the last Friday of each month". */
export function patternInWords(
  { t, language }: Pick<View, 't' | 'language'>,
  pattern: SeriesPattern,
): string {
  const name = (weekday: Weekday) => weekdayText(Date.UTC(2024, 0, weekday, 12), 'UTC', language);
  switch (pattern.kind) {
    case 'weekly': {
      const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
      const weekdays = list.format(pattern.weekdays.map(name));
      return pattern.everyWeeks === 1
        ? t('series.pattern.everyWeek', { weekdays })
        : t('series.pattern.everyTwoWeeks', { weekdays });
    }
    case 'monthly-on-day':
      return t('series.pattern.onDay', { day: pattern.day });
    case 'monthly-on-weekday':
      return t(`series.pattern.${ordinals[pattern.which]}`, { weekday: name(pattern.weekday) });
  }
}

const ordinals = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', last: 'last' } as const;

/** On which days a series is, and how many dates it has: "Every Thursday · 12 dates". */
export function seriesInShort(
  db: Pick<Reads, 'series'>,
  view: Pick<View, 't' | 'language'>,
  { id, pattern }: Series,
): string {
  const dates = view.t('series.dates', { count: db.series.dates(id) });
  return pattern === null
    ? dates
    : view.t('series.inShort', { pattern: patternInWords(view, pattern), dates });
}

/** What a list says of the series of an event; null where it is of none. */
export function seriesMark(
  db: Pick<Reads, 'series'>,
  view: Pick<View, 't' | 'language'>,
  { seriesId }: Pick<Event, 'seriesId'>,
): { slug: string; inShort: string } | null {
  const series = seriesId === null ? undefined : db.series.byId(seriesId);
  return series ? { slug: series.slug, inShort: seriesInShort(db, view, series) } : null;
}
