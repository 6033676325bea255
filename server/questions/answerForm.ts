import { z } from 'zod';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import { fieldName } from '../../templates/pages/events/askedQuestions.ts';
import { isDate } from '../time/day.ts';
import {
  checkbox,
  optionalChoice,
  optionalLine,
  optionalText,
  readBy,
  severalOf,
  wholeNumber,
} from '../web/fields.ts';
import { fieldProblems, type FieldProblem } from '../web/parseForm.ts';
import { answersOf, questionsFor } from './asking.ts';
import { stampOf } from './askedAt.ts';
import type { Answer, GivenAnswer, Question } from './question.ts';

/** Letters of answers in words. */
export const longestWords = { line: 200, text: 2000, phone: 40 } as const;

const phoneNumber = /^\+?[\d\s().\-/]{5,}(?:\s*(?:x|ext\.?|int\.?|#)\s*\d{1,6})?$/iu;

/** The field of a question: what was typed as an answer, null where nothing was. */
export function answerField(question: Question): z.ZodType<Answer | null> {
  switch (question.kind) {
    case 'line':
      return optionalLine(longestWords.line).transform(inWords);
    case 'text':
      return optionalText(longestWords.text).transform(inWords);
    case 'phone':
      return readBy(readPhone, 'signup.questions.problems.phone').transform(({ words }) =>
        inWords(words),
      );
    case 'date':
      return readBy(readDate, 'signup.questions.problems.date').transform(({ date }) =>
        date === '' ? null : { kind: 'date', date },
      );
    case 'number':
      return wholeNumber(question.minimum, question.maximum, null).transform((number) =>
        number === null ? null : { kind: 'number', number },
      );
    case 'yes-no':
      return optionalChoice(['yes', 'no']).transform((value) =>
        value === null ? null : { kind: 'yes-no', yes: value === 'yes' },
      );
    case 'consent':
      return checkbox().transform((ticked) => (ticked ? { kind: 'consent' } : null));
    case 'one-of':
      return optionalChoice(question.options.map(({ id }) => String(id))).transform((value) =>
        value === null ? null : { kind: 'options', options: [Number(value)] },
      );
    case 'several-of':
      return severalOf(question.options.map(({ id }) => String(id))).transform((values) =>
        values === '' ? null : { kind: 'options', options: values.split(' ').map(Number) },
      );
  }
}

function inWords(words: string): Answer | null {
  return words === '' ? null : { kind: 'words', words };
}

function readPhone(text: string): { words: string } | null {
  if (text === '') return { words: '' };
  const isOne = text.length <= longestWords.phone && phoneNumber.test(text);
  return isOne ? { words: text } : null;
}

function readDate(date: string): { date: string } | null {
  return date === '' || isDate(date) ? { date } : null;
}

/** What came of the questions on a form: every answer, or what is wrong, by the names of the fields. */
export interface ReadAnswers {
  answers: GivenAnswer[];
  problems: Record<string, FieldProblem>;
}

/**
 * Reads what a form says to the questions that are asked. A question that is not asked, because of what was
 * answered above it, is not read at all.
 *
 * @param companions how many people are brought, each of whom is asked some of the questions
 */
export function readAnswers(
  questions: readonly Question[],
  values: FormValues,
  companions: number,
): ReadAnswers {
  const answers: GivenAnswer[] = [];
  const problems: Record<string, FieldProblem> = {};
  for (let person = 0; person <= companions; person += 1) {
    const asked = questionsFor(questions, person);
    const schema = z.object(
      Object.fromEntries(asked.map((one) => [fieldName(one, person), answerField(one)])),
    );
    const parsed = schema.safeParse(values);
    const wrong = fieldProblems(parsed.error);
    const given = answersOf(asked, (question) => {
      const name = fieldName(question, person);
      return parsed.success ? (parsed.data[name] ?? null) : alone(question, values[name]);
    });
    for (const question of asked) {
      const answer = given.get(question.id);
      const name = fieldName(question, person);
      // Undefined: it was not asked.
      if (answer === undefined) continue;
      const problem = wrong[name] ?? (answer === null ? missing(question) : null);
      if (problem) problems[name] = problem;
      else if (answer !== null) answers.push({ question, person, answer });
    }
  }
  const shown = Number(typed(freshForm(values), 'people') || '0');
  if (companions > shown && questions.some(({ eachPerson }) => eachPerson))
    problems['companions'] ??= { key: 'signup.questions.problems.companions' };
  return { answers, problems };
}

/** One answer of a form in which another one is wrong. */
function alone(question: Question, value: FormValues[string]): Answer | null {
  return answerField(question).safeParse(value).data ?? null;
}

function missing(question: Question): FieldProblem | null {
  if (!question.required) return null;
  switch (question.kind) {
    case 'consent':
      return { key: 'signup.questions.problems.consent' };
    case 'one-of':
    case 'several-of':
    case 'yes-no':
      return { key: 'forms.problems.choose' };
    case 'line':
    case 'text':
    case 'phone':
    case 'number':
    case 'date':
      return { key: 'forms.problems.required' };
  }
}

/**
 * Whether a form was made before the questions got the words that they have now: then they are shown once
 * more, with what was answered. A form that says nothing of questions asked none.
 */
export function asksOtherwise(questions: readonly Question[], values: FormValues): boolean {
  const stamp = typed(freshForm(values), 'asked');
  return stamp !== '' && questions.length > 0 && stamp !== stampOf(questions);
}
