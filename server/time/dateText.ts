import { clockOf, localeOf, type Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { memoize } from '../memoize.ts';
import { shifted } from './clock.ts';

/** Twelve hours with AM and PM, or twenty-four. */
export type ClockStyle = '12' | '24';

/** Names of days and months written out, or shortened. */
export type DateLength = 'long' | 'short';

/**
 * The time of day in a zone: `2:30 PM`, `14:30`. By default as the language writes it. With AM and PM
 * the two twelves are words, `12 noon` and `12 midnight`, because half of all readers take 12 PM for
 * the night.
 */
export function clockText(
  instant: number,
  zone: string,
  language: Language,
  clock: ClockStyle = clockOf(language),
): string {
  const at = shifted(instant, zone);
  if (clock === '24')
    return format(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const shown = new Date(at);
  if (shown.getUTCMinutes() === 0 && shown.getUTCHours() % 12 === 0)
    return translator(language)(shown.getUTCHours() === 0 ? 'times.midnight' : 'times.noon');
  return format(at, language, { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' });
}

/** The day in a zone: `Sunday, January 21, 2024`, `domingo 21 de enero de 2024`; the year can be left out. */
export function dayText(
  instant: number,
  zone: string,
  language: Language,
  { length = 'long', year = true }: { length?: DateLength; year?: boolean } = {},
): string {
  return knownDay(instant, zone, language, length, year);
}

/** A date that is written out, `YYYY-MM-DD`, in the same words. */
export function dateInWords(
  date: string,
  language: Language,
  style: { length?: DateLength; year?: boolean } = {},
): string {
  return dayText(Date.parse(`${date}T00:00Z`), 'UTC', language, style);
}

const knownDay = memoize(
  1000,
  (...question: [instant: number, zone: string, Language, DateLength, year: boolean]) =>
    question.join(' '),
  (instant, zone, language, length, year) => {
    const at = shifted(instant, zone);
    return translator(language)('times.day', {
      weekday: format(at, language, { weekday: length }),
      date: format(at, language, {
        month: length,
        day: 'numeric',
        ...(year ? { year: 'numeric' as const } : {}),
      }),
    });
  },
);

/** The day without its weekday, for lists: `Jan 21, 2024`, `21 ene 2024`. */
export function shortDate(instant: number, zone: string, language: Language): string {
  return format(shifted(instant, zone), language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
}

/** The day without its weekday, for sentences: `January 21, 2024`, `21 de enero de 2024`. */
export function longDate(instant: number, zone: string, language: Language): string {
  return format(shifted(instant, zone), language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** The weekday alone, for sentences: `Sunday`, `domingo`. */
export function weekdayText(instant: number, zone: string, language: Language): string {
  return format(shifted(instant, zone), language, { weekday: 'long' });
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options);
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' });
  formats.set(key, made);
  // The platform puts narrow and no-break spaces before AM, which differ from release to release.
  return made.format(at).replace(/[\u00A0\u2009\u202F]/g, ' ');
}
