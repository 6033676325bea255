import type { SeriesPattern, Weekday } from '../time/series.ts';
import { alternatives } from './spans.ts';

type Which = Extract<SeriesPattern, { kind: 'monthly-on-weekday' }>['which'];

/** Which weekday of a month; folded, in lower case. */
const whichWords: readonly (readonly [Which, readonly string[]])[] = [
  [1, ['first', '1st', 'primer', 'primero', '1er', '1ro', 'premier', 'primeir[ao]', '1[ao]']],
  [2, ['second', '2nd', 'segundo', '2do', 'deuxieme', '2e', '2eme', 'segund[ao]', '2[ao]']],
  [
    3,
    ['third', '3rd', 'tercer', 'tercero', '3er', '3ro', 'troisieme', '3e', '3eme', 'terceir[ao]'],
  ],
  [4, ['fourth', '4th', 'cuarto', '4to', 'quatrieme', '4e', '4eme', 'quart[ao]', '4[ao]']],
  ['last', ['last', 'ultimo', 'dernier', 'ultim[ao]']],
];

/** For a regular expression: a word that tells which weekday of a month. */
export const anyWhich = alternatives(whichWords.flatMap(([, words]) => words));

const patterns = whichWords.map(
  ([which, words]) => [which, new RegExp(`\\b(?:${alternatives(words)})s?[\\s-]`, 'i')] as const,
);

const everySecond = /\b(?:other|second|cada dos|sur deux|por medio|quinzenal)\b/i;
const ofMonth = /\b(?:mes|month|mois)\b/i;

/**
 * The pattern that words such as `every other Tuesday` tell, by their weekday. "Every first Friday" is one of
 * each month.
 *
 * @param said folded
 */
export function patternOf(said: string, weekday: Weekday): SeriesPattern {
  const which = patterns.find(([, words]) => words.test(said))?.[0];
  const second = everySecond.test(said) && !ofMonth.test(said);
  if (which !== undefined && !second) return { kind: 'monthly-on-weekday', which, weekday };
  return { kind: 'weekly', everyWeeks: second ? 2 : 1, weekdays: [weekday] };
}

/** That a date is the last of a series: what stands before it; folded. */
export const untilBefore =
  /\b(?:until|till?|through|thru|hasta|jusqu.au|ate)\s(?:the |el |le |o |dia )*$/i;

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  dos: 2,
  deux: 2,
  duas: 2,
  three: 3,
  tres: 3,
  trois: 3,
  four: 4,
  cuatro: 4,
  quatre: 4,
  quatro: 4,
  five: 5,
  cinco: 5,
  cinq: 5,
  six: 6,
  seis: 6,
  seven: 7,
  eight: 8,
  ocho: 8,
  ten: 10,
  diez: 10,
  dix: 10,
};

/** How many times; folded. */
export const timesSaid = new RegExp(
  [
    `\\b(\\d{1,2}|${Object.keys(numbers).join('|')})`,
    '\\s(?:sessions?|weeks|classes|meetings|encuentros|sesiones|semanas|clases|fechas|seances|semaines',
    '|rencontres|encontros|sessoes|aulas)\\b',
  ].join(''),
  'i',
);

/** A number in figures or words; null for any other word. */
export function countOf(word: string): number | null {
  return numbers[word.toLowerCase()] ?? (/^\d+$/.test(word) ? Number(word) : null);
}
