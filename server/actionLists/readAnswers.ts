import type { ActionListChoices, RowQuestion } from '../../db/schema.ts';
import { isDate } from '../time/day.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import { isClock } from './actionChoices.ts';
import { readHour } from './hours.ts';

/** What was answered about a row: kept with it, not decided yet, or not understood. */
export type ReadAnswer =
  | { kind: 'answered'; answers: ActionListChoices }
  | { kind: 'undecided' }
  | { kind: 'problem'; problem: FieldProblem };

/** Longer than any name of a city, with its province and country. */
const longest = 200;

/**
 * Reads an answer about a row.
 *
 * @param chosen one of the choices; '' or `undecided` for none
 * @param typed what was typed in its place
 * @param before what had been answered about the row
 */
export function readAnswer(
  question: RowQuestion,
  { chosen, typed, before }: { chosen: string; typed: string; before: ActionListChoices },
): ReadAnswer {
  if (chosen === 'skip') return { kind: 'answered', answers: { ...before, skip: 'yes' } };
  const text = typed.trim().slice(0, longest);
  const isOpen = chosen === '' || chosen === 'undecided';
  if (isOpen && text === '') return { kind: 'undecided' };
  const { about } = question;
  switch (about) {
    case 'city':
      return isOpen ? cityTyped(before, text) : cityChosen(before, chosen, question.cities);
    case 'hour':
    case 'gap':
      return isOpen ? hourTyped(before, text) : hourChosen(before, chosen);
    case 'day':
      return dayAnswered(before, isOpen ? text : chosen);
    case 'past':
      return isOpen ? dayAnswered(before, text) : taken(before, about, chosen);
    case 'twice':
      return chosen === 'earlier' || chosen === 'later'
        ? { kind: 'answered', answers: { ...before, occurrence: chosen } }
        : { kind: 'undecided' };
    case 'likeness':
      return taken(before, about, chosen);
  }
}

/** What is typed comes in the place of what was chosen. */
function cityTyped(before: ActionListChoices, cityTyped: string): ReadAnswer {
  return { kind: 'answered', answers: { ...before, city: '', cityTyped } };
}

function cityChosen(before: ActionListChoices, chosen: string, offered: number[]): ReadAnswer {
  return offered.includes(Number(chosen))
    ? { kind: 'answered', answers: { ...before, city: chosen } }
    : { kind: 'undecided' };
}

function hourTyped(before: ActionListChoices, text: string): ReadAnswer {
  const read = readHour(text);
  if (read.kind !== 'hour')
    return { kind: 'problem', problem: { key: 'console.actionLists.problems.hour' } };
  const hour = read.end === null ? read.start : `${read.start}-${read.end}`;
  return { kind: 'answered', answers: { ...before, hour } };
}

function hourChosen(before: ActionListChoices, hour: string): ReadAnswer {
  return hour === 'open' || hour.split('-', 3).every((one) => isClock(one))
    ? { kind: 'answered', answers: { ...before, hour } }
    : { kind: 'undecided' };
}

function dayAnswered(before: ActionListChoices, day: string): ReadAnswer {
  return isDate(day)
    ? { kind: 'answered', answers: { ...before, day } }
    : { kind: 'problem', problem: { key: 'console.actionLists.problems.day' } };
}

function taken(before: ActionListChoices, about: 'past' | 'likeness', chosen: string): ReadAnswer {
  return chosen === 'take'
    ? { kind: 'answered', answers: { ...before, [about]: 'take' } }
    : { kind: 'undecided' };
}
