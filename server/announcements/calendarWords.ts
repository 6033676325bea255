import { languages, localeOf } from '../../templates/languages.ts';
import { alternatives, fold } from './spans.ts';

/** As people write them; the names of the calendar of each language come to it. */
const monthNames = withCalendarNames('month', [
  ['january', 'jan', 'enero', 'ene', 'janvier', 'janv', 'janeiro'],
  ['february', 'feb', 'febrero', 'fevrier', 'fevr', 'fev', 'fevereiro'],
  ['march', 'mar', 'marzo', 'mars', 'marco'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'mayo', 'mai', 'maio'],
  ['june', 'jun', 'junio', 'juin', 'junho'],
  ['july', 'jul', 'julio', 'juillet', 'juil', 'julho'],
  ['august', 'aug', 'agosto', 'ago', 'aout'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'set', 'septembre', 'setembro'],
  ['october', 'oct', 'octubre', 'octobre', 'outubro'],
  ['november', 'nov', 'noviembre', 'novembre', 'novembro'],
  ['december', 'dec', 'diciembre', 'dic', 'decembre', 'dezembro', 'dez'],
]);

const weekdayNames = withCalendarNames('weekday', [
  ['monday', 'mon', 'lunes', 'lun', 'lundi', 'segunda-feira', 'segunda feira'],
  ['tuesday', 'tues', 'tue', 'martes', 'mar', 'mardi', 'terca-feira', 'terca feira'],
  ['wednesday', 'weds', 'wed', 'miercoles', 'mie', 'mercredi', 'quarta-feira', 'quarta feira'],
  ['thursday', 'thurs', 'thur', 'thu', 'jueves', 'jue', 'jeudi', 'quinta-feira', 'quinta feira'],
  ['friday', 'fri', 'viernes', 'vie', 'vendredi', 'sexta-feira', 'sexta feira'],
  ['saturday', 'sat', 'sabado', 'sab', 'samedi'],
  ['sunday', 'sun', 'domingo', 'dom', 'dimanche'],
]);

/** Words of other kinds too, or of other languages: weekdays only beside a date, or where an hour follows. */
const besideDates: readonly (readonly string[])[] = [
  ['segunda', 'seg'],
  ['terca', 'ter', 'mar'],
  ['quarta', 'qua', 'mer'],
  ['quinta', 'qui', 'jeu'],
  ['sexta', 'sex', 'ven'],
  ['sam'],
  ['dim'],
];

const longWeekdays = weekdayNames
  .flat()
  .filter((name) => name.length > 5 || ['lunes', 'lundi', 'mardi', 'jeudi'].includes(name));

/** For a regular expression: any name of a month, the longer ones first. */
export const anyMonth = alternatives(monthNames.flat());

/** For a regular expression: any name of a weekday, short ones included. */
export const anyWeekday = alternatives(weekdayNames.flat());

/** For a regular expression: weekdays that are no word of their own and no month. */
export const anyPlainWeekday = alternatives(weekdayNames.flat().filter((name) => name !== 'mar'));

/** For a regular expression: any of those and of those that are weekdays beside a date. */
export const anyWeekdayOfDate = alternatives(
  [...weekdayNames, ...besideDates].flat().filter((name) => name !== 'mar'),
);

/** For a regular expression: the weekdays that people say in short, as `quarta`. */
export const anyShortFeira = alternatives(besideDates.slice(0, 5).flatMap(([name = '']) => name));

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
  const index = weekdayNames.findIndex(
    (names, day) => names.includes(word) || besideDates[day]?.includes(word) === true,
  );
  return index === -1 ? null : index + 1;
}
