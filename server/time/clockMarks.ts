import { getCountryCode } from '@vvo/tzdb';
import { knowsClockLetters, type Language } from '../../templates/languages.ts';
import { offsetAt, offsetText } from './clock.ts';
import { lettersAt } from './tzdata.ts';
import { isDoubled } from './wallTime.ts';

/** What is written behind an hour so that it means one instant. */
export type ClockMark = { kind: 'letters'; letters: string } | { kind: 'offset'; offset: string };

/**
 * The marks that hours need which are told together, such as the start and the end of an event; null
 * where none needs one. They do when one of the hours happens twice or when clocks change between
 * them: "1:30 AM – 1:15 AM" is nonsense, and "11 PM – 4 AM" is no longer five hours.
 *
 * All are of one kind: letters where readers know them for every hour, else offsets.
 */
export function clockMarks(
  instants: readonly number[],
  zone: string,
  language: Language,
): ClockMark[] | null {
  const offsets = instants.map((instant) => offsetAt(zone, instant));
  const change = new Set(offsets).size > 1;
  if (!change && !instants.some((instant) => isDoubled(instant, zone))) return null;
  const letters = instants.map((instant) => usualLetters(zone, instant, language));
  return offsets.map((offset, index) =>
    letters.includes(null)
      ? { kind: 'offset', offset: offsetText(offset) }
      : { kind: 'letters', letters: letters[index] ?? '' },
  );
}

/** Where clocks are called by letters. */
const countriesOfLetters = new Set(['US', 'CA', 'GB', 'IE', 'AU', 'NZ']);

/**
 * What readers of a language call the clocks of a zone at an instant, `EDT`; null where they use no
 * letters.
 */
export function usualLetters(zone: string, instant: number, language: Language): string | null {
  if (!knowsClockLetters(language) || !countriesOfLetters.has(getCountryCode(zone) ?? ''))
    return null;
  return lettersAt(zone, instant);
}
