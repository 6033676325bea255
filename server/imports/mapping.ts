import type { ImportChoices, ImportColumn } from '../../db/schema.ts';
import { isLanguage, type Language } from '../../templates/languages.ts';
import type { Question } from '../questions/question.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import { type DayOrder } from './dates.ts';
import { isPlainField, questionField, questionOf, type ImportField } from './importFields.ts';
import { alike, stateOf, type ToldState } from './words.ts';

/** What the columns of a list are, and how their cells are read. */
export interface Mapping {
  /** By the column. */
  fields: readonly ImportField[];
  dates: DayOrder;
  /** How somebody stands, by the word of the list as {@link alike} compares it. */
  states: ReadonlyMap<string, ToldState>;
  /** Of those whose row says none; null for the language of the event. */
  language: Language | null;
  /** Who agreed to be mailed: all, those whose row says so, nobody. */
  agree: Agreement;
}

export const agreements = ['all', 'column', 'nobody'] as const;
export type Agreement = (typeof agreements)[number];

export const toldStates = ['confirmed', 'waiting', 'cancelled'] as const;

/** Letters of the words with which people agreed. */
export const longestConsent = 1000;

/** The field of the form that says what a column is. */
export function fieldOfColumn(index: number): string {
  return `column-${index}`;
}

/** The field of the form that says what a word of the column of states stands for. */
export function fieldOfState(index: number): string {
  return `state-${index}`;
}

/** The field of the form by which an organizer says that people agreed to the words of a question. */
export function fieldOfExactWords(question: number): string {
  return `exact-${question}`;
}

/** The words of the column that says how somebody stands; few enough to ask about each. */
export function stateWords(
  columns: readonly ImportColumn[],
  fields: readonly ImportField[],
): readonly string[] {
  return columns[fields.indexOf('state')]?.words ?? [];
}

/** Whether it has to be asked whether the day or the month comes first. */
export function asksForDates(
  columns: readonly ImportColumn[],
  fields: readonly ImportField[],
  questions: readonly Question[],
): boolean {
  return columns.some(
    ({ dates }, index) =>
      (dates === 'unclear' || dates === 'mixed') && isDay(fields[index] ?? 'none', questions),
  );
}

function isDay(field: ImportField, questions: readonly Question[]): boolean {
  if (field === 'signed-up') return true;
  const id = questionOf(field);
  return questions.some((question) => question.id === id && question.kind === 'date');
}

/** What a form says of the columns, as far as they can be such things at this event. */
export function fieldsOf(
  choices: ImportChoices,
  columns: readonly ImportColumn[],
  questions: readonly Question[],
): ImportField[] {
  return columns.map((_, index) => {
    const chosen = choices[fieldOfColumn(index)] ?? '';
    if (isPlainField(chosen)) return chosen;
    const question = questions.find(({ id }) => questionField(id) === chosen);
    return question ? questionField(question.id) : 'none';
  });
}

/** Reads how a list is to be read, as it was chosen. */
export function mappingOf(
  choices: ImportChoices,
  columns: readonly ImportColumn[],
  questions: readonly Question[],
): Mapping {
  const fields = fieldsOf(choices, columns, questions);
  const words = stateWords(columns, fields);
  const language = choices['language'] ?? '';
  return {
    fields,
    dates: dayOrder(choices, columns),
    states: new Map(
      words.flatMap((word, index) => {
        const state = toldStates.find((one) => one === choices[fieldOfState(index)]);
        return state === undefined ? [] : [[alike(word), state] as const];
      }),
    ),
    language: isLanguage(language) ? language : null,
    agree: agreements.find((one) => one === choices['agree']) ?? 'nobody',
  };
}

function dayOrder(choices: ImportChoices, columns: readonly ImportColumn[]): DayOrder {
  if (choices['dates'] === 'day-first' || choices['dates'] === 'month-first')
    return choices['dates'];
  const known = columns.map(({ dates }) => dates);
  return known.includes('month-first') && !known.includes('day-first')
    ? 'month-first'
    : 'day-first';
}

/** What a list is taken for before an organizer has looked at it. */
export function proposedChoices(
  fields: readonly ImportField[],
  columns: readonly ImportColumn[],
): ImportChoices {
  const choices: ImportChoices = {};
  fields.forEach((field, index) => {
    choices[fieldOfColumn(index)] = field;
  });
  stateWords(columns, fields).forEach((word, index) => {
    choices[fieldOfState(index)] = stateOf(word) ?? '';
  });
  return choices;
}

/** What an organizer still has to say before the rows can be looked at, by the fields of the form. */
export function mappingProblems(
  choices: ImportChoices,
  columns: readonly ImportColumn[],
  questions: readonly Question[],
): Record<string, FieldProblem> {
  const fields = fieldsOf(choices, columns, questions);
  const problems: Record<string, FieldProblem> = {};
  const has = (field: ImportField) => fields.includes(field);
  if (!has('name') && !has('first-name') && !has('last-name') && !has('email'))
    problems[fieldOfColumn(0)] = { key: 'console.imports.problems.noName' };
  if (asksForDates(columns, fields, questions) && !isOrder(choices['dates']))
    problems['dates'] = { key: 'console.imports.problems.dates' };
  stateWords(columns, fields).forEach((_, index) => {
    const chosen = choices[fieldOfState(index)];
    if (!toldStates.some((one) => one === chosen))
      problems[fieldOfState(index)] = { key: 'console.imports.problems.state' };
  });
  for (const question of questions)
    if (
      question.kind === 'consent' &&
      has(questionField(question.id)) &&
      choices[fieldOfExactWords(question.id)] !== 'yes'
    )
      problems[fieldOfExactWords(question.id)] = { key: 'console.imports.problems.exactWords' };
  return { ...problems, ...agreementProblems(choices, fields) };
}

/** Whether a list says all by itself: what is in it is known, and nothing has to be asked. */
export function isUnderstood(
  choices: ImportChoices,
  columns: readonly ImportColumn[],
  questions: readonly Question[],
): boolean {
  const fields = fieldsOf(choices, columns, questions);
  return (
    columns.every(({ filled }, index) => filled === 0 || fields[index] !== 'none') &&
    Object.keys(mappingProblems(choices, columns, questions)).length === 0
  );
}

function agreementProblems(
  choices: ImportChoices,
  fields: readonly ImportField[],
): Record<string, FieldProblem> {
  if (!fields.includes('email')) return {};
  const agree = agreements.find((one) => one === choices['agree']);
  if (agree === undefined) return { agree: { key: 'console.imports.problems.agree' } };
  if (agree === 'column' && !fields.includes('agreed'))
    return { agree: { key: 'console.imports.problems.agreeColumn' } };
  const words = (choices['words'] ?? '').trim();
  if (agree !== 'nobody' && words === '')
    return { words: { key: 'console.imports.problems.words' } };
  if (words.length > longestConsent)
    return {
      words: {
        key: 'forms.problems.tooLong',
        values: { maximum: longestConsent, length: words.length },
      },
    };
  return {};
}

function isOrder(text: string | undefined): text is DayOrder {
  return text === 'day-first' || text === 'month-first';
}
