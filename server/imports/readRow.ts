import type { z } from 'zod';
import type { ImportProblem, SignupQuestion } from '../../db/schema.ts';
import { forEachQuestion } from '../../db/schema.ts';
import { unguarded } from '../../db/spreadsheetText.ts';
import type { Language } from '../../templates/languages.ts';
import { mostCompanions } from '../../templates/pages/events/mostCompanions.ts';
import { askedQuestions } from '../../templates/pages/events/signUpQuestions.ts';
import { answersOf } from '../questions/asking.ts';
import { answerField } from '../questions/answerForm.ts';
import type { Answer, GivenAnswer, Question } from '../questions/question.ts';
import { optionalEmail, optionalText, requiredLine, wholeNumber } from '../web/fields.ts';
import { fieldProblems, type FieldProblem } from '../web/parseForm.ts';
import { addressIn } from './columns.ts';
import { dayOf, instantOf } from './dates.ts';
import { questionOf, type ImportField } from './importFields.ts';
import type { Mapping } from './mapping.ts';
import { alike, languageOf, stateOf, yesOf, type ToldState } from './words.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** Somebody as a row tells of them; what it does not tell is null. */
export interface ReadPerson {
  name: string;
  email: string | null;
  companions: number | null;
  language: Language | null;
  state: ToldState;
  /** In epoch milliseconds. */
  signedUpAt: number | null;
  /** Whether they agreed to be mailed; null where there is nobody to mail. */
  agreed: boolean | null;
  texts: Record<SignupQuestion, string | null>;
  answers: readonly GivenAnswer[];
}

export type ReadRow =
  | { kind: 'person'; person: ReadPerson }
  /** `email` as far as it could be read: erasing somebody reaches the row by it. */
  | { kind: 'problems'; problems: ImportProblem[]; email: string | null };

export interface RowReading {
  mapping: Mapping;
  questions: readonly Question[];
  zone: string;
  /** Epoch milliseconds: nobody signed up later than now. */
  now: number;
}

const nameField = requiredLine(100, 'signup.problems.name');
const emailField = optionalEmail();
const companionsField = wholeNumber(0, mostCompanions, 0);
const textFields = forEachQuestion((name) => optionalText(askedQuestions[name].longest));

/** Before this nobody signed up for anything here: it is the year that was mistyped. */
const firstInstant = Date.UTC(2000, 0, 1);

/** Reads the rows of one list: what is the same for all of them is made once. */
export function rowReader(reading: RowReading): (cells: readonly string[]) => ReadRow {
  const { mapping, questions } = reading;
  // Somebody who signed up elsewhere was not asked what must be answered here.
  const asked = questions.map((question) => ({ ...question, required: false }));
  const fields = new Map(asked.map((question) => [question.id, answerField(question)]));
  const columnsOf = new Map<ImportField, number[]>();
  mapping.fields.forEach((field, index) =>
    columnsOf.set(field, [...(columnsOf.get(field) ?? []), index]),
  );

  return (cells) => {
    const problems: ImportProblem[] = [];
    const told = (field: ImportField) => cellOf(cells, columnsOf.get(field) ?? []);
    const note = (field: ImportField, { key, values = {} }: FieldProblem) =>
      problems.push({ column: told(field).column, key, values });
    const read = <Value>(field: ImportField, schema: z.ZodType<Value>, text: string) => {
      const parsed = schema.safeParse(text);
      if (parsed.success) return parsed.data;
      note(field, fieldProblems(parsed.error)[''] ?? { key: 'forms.problems.choose' });
      return null;
    };

    const written = addressIn(told('email').text);
    const email = read('email', emailField, written?.email ?? told('email').text) ?? '';
    const joined = [told('first-name').text, told('last-name').text]
      .filter((part) => part !== '')
      .join(' ');
    const named = told('name').text || joined || written?.name || '';
    const nameColumn = told('name').text === '' && joined !== '' ? 'first-name' : 'name';
    const name = read(nameColumn, nameField, named);
    const texts = forEachQuestion((question) =>
      told(question).text === '' ? null : read(question, textFields[question], told(question).text),
    );
    const person: ReadPerson = {
      name: name ?? '',
      email: email === '' ? null : email,
      companions: companions(told, read, note),
      language: languageOf(told('language').text),
      state: state(told('state').text, mapping, note),
      signedUpAt: signedUp(told, reading, note),
      agreed: email === '' ? null : agreed(told('agreed').text, mapping),
      texts,
      answers: answers(asked, fields, { told, read, note }, reading),
    };
    return problems.length === 0
      ? { kind: 'person', person }
      : { kind: 'problems', problems, email: person.email };
  };
}

interface Cell {
  text: string;
  column: number | null;
}

type Told = (field: ImportField) => Cell;
type Note = (field: ImportField, problem: FieldProblem) => void;
type Read = <Value>(field: ImportField, schema: z.ZodType<Value>, text: string) => Value | null;

/** The first cell of a field that is not empty. */
function cellOf(cells: readonly string[], columns: readonly number[]): Cell {
  for (const column of columns) {
    const text = unguarded(cells[column] ?? '').trim();
    if (text !== '') return { text, column };
  }
  return { text: '', column: columns[0] ?? null };
}

function companions(told: Told, read: Read, note: Note): number | null {
  const brought = told('companions').text;
  if (brought !== '') {
    const plain = yesOf(brought) === false && brought !== '0' ? '0' : brought.replace(/^\+/, '');
    return read('companions', companionsField, wholeText(plain));
  }
  const people = wholeText(told('people').text);
  if (people === '') return null;
  const count = /^\d{1,3}$/.test(people) ? Number(people) : NaN;
  if (count >= 1 && count <= mostCompanions + 1) return count - 1;
  const values = { minimum: 1, maximum: mostCompanions + 1 };
  note('people', { key: 'forms.problems.wholeNumber', values });
  return null;
}

/** Spreadsheets write whole numbers with decimals, too. */
function wholeText(text: string): string {
  return text.replace(/[.,]0+$/, '');
}

function state(word: string, { states }: Mapping, note: Note): ToldState {
  if (word === '') return 'confirmed';
  const found = states.get(alike(word)) ?? stateOf(word);
  if (found === null) note('state', { key: 'console.imports.problems.stateOfRow' });
  return found ?? 'confirmed';
}

function signedUp(told: Told, { mapping, zone, now }: RowReading, note: Note): number | null {
  const { text } = told('signed-up');
  if (text === '') return null;
  const order = mapping.dates;
  const instant = instantOf(text, told('signed-up-hour').text, { order, zone });
  if (instant === null || instant < firstInstant) {
    note('signed-up', { key: 'console.imports.problems.dateOfRow' });
    return null;
  }
  return Math.min(instant, now);
}

function agreed(text: string, { agree }: Mapping): boolean {
  switch (agree) {
    case 'all':
      return true;
    case 'column':
      return yesOf(text) === true;
    case 'nobody':
      return false;
  }
}

function answers(
  questions: readonly Question[],
  fields: ReadonlyMap<number, z.ZodType<Answer | null>>,
  { told, read, note }: { told: Told; read: Read; note: Note },
  { mapping }: RowReading,
): GivenAnswer[] {
  const answered = new Set(mapping.fields.flatMap((field) => questionOf(field) ?? []));
  if (answered.size === 0) return [];
  const given = answersOf(questions, (question) => {
    const field = `question-${question.id}` as const;
    const { text } = told(field);
    const schema = fields.get(question.id);
    if (text === '' || schema === undefined || !answered.has(question.id)) return null;
    const typed = typedAnswer(question, text, mapping);
    if (typeof typed === 'string') return read(field, schema, typed);
    note(field, typed);
    return null;
  });
  return questions.flatMap((question) => {
    const answer = given.get(question.id) ?? null;
    return answer === null ? [] : [{ question, person: 0, answer }];
  });
}

/** An answer as the form would send it, or what is wrong with it. */
function typedAnswer(question: Question, text: string, { dates }: Mapping): string | FieldProblem {
  switch (question.kind) {
    case 'line':
    case 'text':
    case 'phone':
      return text;
    case 'number':
      return wholeText(text);
    case 'date':
      return dayOf(text, dates)?.day ?? text;
    case 'yes-no': {
      const yes = yesOf(text);
      if (yes === null) return { key: 'console.imports.problems.yesOrNo' };
      return yes ? 'yes' : 'no';
    }
    case 'consent':
      // Nothing but a clear yes is a consent.
      return yesOf(text) === true ? 'yes' : '';
    case 'one-of':
    case 'several-of':
      return chosenIn(question, text);
  }
}

function chosenIn(
  { kind, options }: Extract<Question, { kind: 'one-of' | 'several-of' }>,
  text: string,
): string | FieldProblem {
  const byName = new Map(options.map(({ id, label }) => [alike(label), String(id)]));
  const whole = byName.get(alike(text));
  if (whole !== undefined) return whole;
  const parts = kind === 'one-of' ? [text] : text.split(/[;,|\n]/);
  const chosen = parts
    .map((part) => alike(part))
    .filter((part) => part !== '')
    .map((part) => byName.get(part));
  if (chosen.every((id) => id !== undefined)) return chosen.join(' ');
  const labels = withCommas(options.map(({ label }) => label));
  return { key: 'console.imports.problems.option', values: { options: labels.slice(0, 300) } };
}
