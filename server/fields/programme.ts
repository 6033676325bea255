import type { ProgrammeItem } from '../../db/schema.ts';
import { isDate } from '../time/day.ts';
import type { Occurrence } from '../time/schedule.ts';
import { readTime } from '../time/typedTime.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/*
 * A programme as it is typed, one item a line: `10:00–11:30 Opening | Main hall | Ada Example`. A date on a
 * line of its own, `2024-01-22`, is the day of what follows it; what comes before the first of them is on the
 * first day of the event. `1:30 (2)` is the second pass of an hour that happens twice.
 */

const mostItems = 100;
/** Letters of each part of an item. */
const longestPart = 200;
/** The same of all parts of an item in one line. */
export const longestItem = 3 * longestPart + 10;

const time = String.raw`\d{1,2}(?:[:.]\d\d(?:\s*[ap]\.?\s?m\b\.?)?|\s*[ap]\.?\s?m\b\.?)`;
const pass = String.raw`(?:\s*\(([12])\))?`;
const itemLine = new RegExp(
  String.raw`^(${time})${pass}(?:\s*[-–—]\s*(${time})${pass})?(?:[\s:,]+|$)(.*)$`,
  'i',
);

/** Reads a programme, or says what is wrong with the first line that is none. Empty lines are skipped. */
export function readProgramme(
  text: string,
): { value: ProgrammeItem[] } | { problem: FieldProblem } {
  const items: ProgrammeItem[] = [];
  let day: string | null = null;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    if (isDate(line)) {
      day = line;
      continue;
    }
    const item = readItem(line, day);
    if ('problem' in item) return item;
    items.push(item.value);
  }
  return items.length > mostItems
    ? {
        problem: {
          key: 'console.eventForm.problems.programmeTooMany',
          values: { most: mostItems },
        },
      }
    : { value: inOrder(items) };
}

function readItem(
  line: string,
  day: string | null,
): { value: ProgrammeItem } | { problem: FieldProblem } {
  const [, from = '', firstPass, until, secondPass, rest = ''] = itemLine.exec(line) ?? [];
  const start = timeOfDay(from);
  const end = until === undefined ? null : timeOfDay(until);
  if (start === null || (until !== undefined && end === null))
    return refused('console.eventForm.problems.programmeTime', line);
  const [title = '', place = '', ...others] = rest.split('|').map((part) => part.trim());
  const speakers = others.join(' | ');
  if (title === '') return refused('console.eventForm.problems.programmeTitle', line);
  if ([title, place, speakers].some((part) => part.length > longestPart))
    return refused('console.eventForm.problems.programmePart', line);
  return {
    value: {
      day,
      start,
      startOccurrence: passOf(firstPass),
      end,
      endOccurrence: passOf(secondPass),
      title,
      place,
      speakers,
    },
  };
}

function refused(key: FieldProblem['key'], line: string): { problem: FieldProblem } {
  const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return { problem: { key, values: { line: shown, most: longestPart } } };
}

/** `HH:mm`; null for what no clock shows. */
function timeOfDay(text: string): string | null {
  const whole = text.replace(/^(\d{1,2})(?=\s*[ap])/i, '$1:00');
  const read = readTime(whole.replace(/\s+/g, ' '));
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(read) ? read : null;
}

function passOf(typed: string | undefined): Occurrence {
  return typed === '1' ? 'earlier' : typed === '2' ? 'later' : 'only';
}

/** The words of an item as they are typed behind its hours. */
export function itemWords({
  title,
  place,
  speakers,
}: Pick<ProgrammeItem, 'title' | 'place' | 'speakers'>): string {
  const parts = [title, place, speakers];
  while (parts.at(-1) === '') parts.pop();
  return parts.join(' | ');
}

/** A programme as it is typed. */
export function programmeLines(programme: readonly ProgrammeItem[]): string {
  const lines: string[] = [];
  let day: string | null = null;
  for (const item of inOrder(programme)) {
    if (item.day !== null && item.day !== day) lines.push(item.day);
    day = item.day;
    lines.push(lineOf(item));
  }
  return lines.join('\n');
}

/** Those of the first day, whichever that is, before those of a day of their own. */
function inOrder(programme: readonly ProgrammeItem[]): ProgrammeItem[] {
  const key = ({ day, start }: ProgrammeItem) => `${day ?? ''} ${start}`;
  return programme.toSorted((one, other) =>
    key(one) < key(other) ? -1 : Number(key(one) > key(other)),
  );
}

function lineOf({ start, startOccurrence, end, endOccurrence, ...told }: ProgrammeItem): string {
  const span =
    start + passMark(startOccurrence) + (end === null ? '' : `–${end}${passMark(endOccurrence)}`);
  // A title such as "Am Anfang" would be read as half of the day.
  const colon = /^[ap]\.?\s?m\b/i.test(told.title) ? ':' : '';
  return `${span}${colon} ${itemWords(told)}`;
}

function passMark(occurrence: Occurrence): string {
  switch (occurrence) {
    case 'only':
      return '';
    case 'earlier':
      return ' (1)';
    case 'later':
      return ' (2)';
  }
}
