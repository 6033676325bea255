import { localeOf, perLanguage, type Language } from '../../templates/languages.ts';

const formats = perLanguage(
  (language) => new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }),
);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in words: "10 minutes ago", "hace 2 días"; what is to come counts as now. */
export function agoText(then: number, now: number, language: Language): string {
  const past = Math.max(0, now - then);
  const format = formats(language);
  if (past < hour) return format.format(-Math.floor(past / minute), 'minute');
  if (past < day) return format.format(-Math.floor(past / hour), 'hour');
  return format.format(-Math.floor(past / day), 'day');
}
