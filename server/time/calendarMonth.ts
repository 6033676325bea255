import { localeOf, type Language } from '../../templates/languages.ts';
import { dateAfter } from './day.ts';

/** A month of the calendar as weeks of dates, and who comes before and after it. */
export interface CalendarMonth {
  /** `YYYY-MM` */
  month: string;
  first: string;
  /** The first day of the month after it. */
  next: string;
  /** Seven dates each, `YYYY-MM-DD`; those of other months are null. */
  weeks: (string | null)[][];
}

/** Whether a text is a month of a year that an event can be in: `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(text);
}

/** The first day of the month after one, `YYYY-MM-DD`. */
export function monthAfter(month: string): string {
  return `${dateAfter(`${month}-01`, 31).slice(0, 7)}-01`;
}

/** A month, its weeks as readers of a language begin them. */
export function calendarMonth(month: string, language: Language): CalendarMonth {
  const first = `${month}-01`;
  const next = monthAfter(month);
  const ahead = (weekdayOf(first) - firstWeekday(language) + 7) % 7;
  const weeks: (string | null)[][] = [];
  for (let day = dateAfter(first, -ahead); day < next; day = dateAfter(day, 7)) {
    const dates = Array.from({ length: 7 }, (_, index) => dateAfter(day, index));
    weeks.push(dates.map((date) => (date.startsWith(month) ? date : null)));
  }
  return { month, first, next, weeks };
}

/** The names of the days of a week, in the order in which readers of a language begin it. */
export function weekdays(language: Language): { long: string; short: string }[] {
  // January 1, 2024 was a Monday.
  const monday = Date.UTC(2024, 0, 1);
  const style = (weekday: 'long' | 'short') =>
    new Intl.DateTimeFormat(localeOf(language), { weekday, timeZone: 'UTC' });
  const [long, short] = [style('long'), style('short')];
  return Array.from({ length: 7 }, (_, index) => {
    const day = monday + (firstWeekday(language) - 1 + index) * 86_400_000;
    return { long: long.format(day), short: short.format(day) };
  });
}

/** The month in words: `January 2024`, `enero de 2024`. */
export function monthText(month: string, language: Language): string {
  const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(localeOf(language), format).format(Date.parse(`${month}-01`));
}

/** 1 is Monday and 7 is Sunday, as ISO 8601 counts. */
function weekdayOf(date: string): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}

function firstWeekday(language: Language): number {
  return new Intl.Locale(localeOf(language)).getWeekInfo().firstDay;
}
