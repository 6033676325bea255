import { languages, localeOf } from '../../templates/languages.ts';
import { alternatives, fold } from './spans.ts';

/** As people write them; the names of the calendar of each language come to it. */
const monthNames = withCalendarNames('month', [
  ['january', 'jan', 'enero', 'ene'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril', 'abr'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'set'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre', 'dic'],
]);

const weekdayNames = withCalendarNames('weekday', [
  ['monday', 'mon', 'lunes', 'lun'],
  ['tuesday', 'tues', 'tue', 'martes', 'mar'],
  ['wednesday', 'weds', 'wed', 'miercoles', 'mie'],
  ['thursday', 'thurs', 'thur', 'thu', 'jueves', 'jue'],
  ['friday', 'fri', 'viernes', 'vie'],
  ['saturday', 'sat', 'sabado', 'sab'],
  ['sunday', 'sun', 'domingo', 'dom'],
]);

const longWeekdays = weekdayNames.flat().filter((name) => name.length > 5 || name === 'lunes');

/** For a regular expression: any name of a month, the longer ones first. */
export const anyMonth = alternatives(monthNames.flat());

/** For a regular expression: any name of a weekday, short ones included. */
export const anyWeekday = alternatives(weekdayNames.flat());

/** For a regular expression: weekdays that are no word of their own and no month. */
export const anyPlainWeekday = alternatives(weekdayNames.flat().filter((name) => name !== 'mar'));

/** For a regular expression: weekdays written out, which can stand alone in a sentence. */
export const anyLongWeekday = alternatives(longWeekdays);

/**
 * Adds what the calendar of each language says, long and short. Two letters are too few to tell a
 * weekday from any other word.
 */
function withCalendarNames(
  unit: 'month' | 'weekday',
  written: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const formats = languages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (length) => new Intl.DateTimeFormat(localeOf(language), { [unit]: length, timeZone: 'UTC' }),
    ),
  );
  return written.map((names, index) => {
    // The year began on a Monday.
    const day = unit === 'month' ? Date.UTC(2024, index, 1) : Date.UTC(2024, 0, 1 + index);
    const official = formats.map((format) =>
      fold(format.format(day)).toLowerCase().replace('.', ''),
    );
    return [...new Set([...names, ...official.filter((name) => name.length > 2)])];
  });
}

/** 1 for January to 12; null for what is no month. The word is folded and in lower case. */
export function monthOf(word: string): number | null {
  const index = monthNames.findIndex((names) => names.includes(word));
  return index === -1 ? null : index + 1;
}

/** 1 for Monday to 7 (ISO 8601); null for what is no weekday. The word is folded and in lower case. */
export function weekdayOf(word: string): number | null {
  const index = weekdayNames.findIndex((names) => names.includes(word));
  return index === -1 ? null : index + 1;
}
