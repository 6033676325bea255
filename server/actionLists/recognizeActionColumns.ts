import { alike } from '../imports/words.ts';
import { actionFields, type ActionField, type ColumnMeaning } from './actionFields.ts';
import { columnWords, wholeNames } from './columnWords.ts';
import { readDay } from './days.ts';
import { readHour } from './hours.ts';

/** A column as it is known before anybody has said what it is. */
export interface UnknownColumn {
  /** '' where the list has no header. */
  name: string;
  /** Some of its cells. */
  samples: readonly string[];
}

const guessed = actionFields.filter(
  (field): field is Exclude<ActionField, 'contact'> => field !== 'contact',
);

const named: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  guessed.map((field) => [field, columnWords[field].map((word) => alike(word))]),
);
const onlyWhole = new Set(wholeNames.map((word) => alike(word)));

/**
 * What the columns of a list of actions are, by their names in any language of this site, and where a name
 * tells nothing, by what stands in them. Each is one thing. A column of contacts is none: what is in it
 * would be seen by everybody.
 */
export function recognizeActionColumns(columns: readonly UnknownColumn[]): ColumnMeaning[] {
  const names = columns.map(({ name }) => alike(name));
  const fields: ColumnMeaning[] = columns.map(() => 'none');
  const isFree = (index: number) => fields[index] === 'none';
  const take = (field: ActionField, found: number) => {
    if (found !== -1) fields[found] = field;
  };
  for (const field of guessed) take(field, byName(names, named[field] ?? [], isFree));
  for (const field of guessed)
    if (!fields.includes(field)) take(field, byWordWithin(names, named[field] ?? [], isFree));
  for (const field of ['hour', 'day'] as const)
    if (!fields.includes(field)) take(field, byCells(columns, field, isFree));
  // Without any names the first words are cities.
  if (!fields.includes('city') && names.every((name) => name === ''))
    take(
      'city',
      columns.findIndex(
        ({ samples }, at) => isFree(at) && samples.some((one) => hasWord.test(one)),
      ),
    );
  return fields;
}

/**
 * Whether the first row of a list names its columns: it does where one is called as columns are, and none of
 * its cells is an hour or a day.
 */
export function isActionHeader(cells: readonly string[]): boolean {
  if (cells.some((cell) => isHour(cell) || isDay(cell))) return false;
  const fields = recognizeActionColumns(cells.map((name) => ({ name, samples: [] })));
  return fields.some((field) => field !== 'none');
}

const hasWord = /\p{L}{2}/u;

function byName(
  names: readonly string[],
  known: readonly string[],
  isFree: (index: number) => boolean,
): number {
  for (const word of known) {
    const found = names.findIndex((name, index) => name === word && isFree(index));
    if (found !== -1) return found;
  }
  return -1;
}

/** A name that has a known one among its words: "heure locale de départ". */
function byWordWithin(
  names: readonly string[],
  known: readonly string[],
  isFree: (index: number) => boolean,
): number {
  const words = known.filter((word) => !onlyWhole.has(word));
  return names.findIndex(
    (name, index) =>
      isFree(index) && name !== '' && words.some((word) => ` ${name} `.includes(` ${word} `)),
  );
}

function byCells(
  columns: readonly UnknownColumn[],
  field: 'hour' | 'day',
  isFree: (index: number) => boolean,
): number {
  const reads = field === 'hour' ? isHour : isDay;
  return columns.findIndex(
    ({ name, samples }, index) =>
      name === '' && isFree(index) && samples.length > 0 && samples.every((one) => reads(one)),
  );
}

function isHour(cell: string): boolean {
  // A bare number may be anything.
  return !/^\d+$/.test(cell.trim()) && /^(?:hour|unclear)$/.test(readHour(cell).kind);
}

/** Whether something is a day at all does not depend on the year. */
const anyDay = { first: '2000-01-01', last: '2000-01-01' };

function isDay(cell: string): boolean {
  const { kind } = readDay(cell, anyDay);
  return /\d/.test(cell) && !/^\d+$/.test(cell.trim()) && (kind === 'day' || kind === 'unclear');
}
