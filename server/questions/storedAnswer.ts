import type { NewAnswer } from '../../db/answers.ts';
import type { AnswerRow, QuestionKind } from '../../db/schema.ts';
import type { Answer, GivenAnswer } from './question.ts';

/** An answer as a row keeps it: what was chosen in short, or words. */
type Kept = Pick<AnswerRow, 'value' | 'words'>;

/** How an answer is kept; {@link storedAnswer} reads it again. */
export function keptAnswer(answer: Answer): Kept {
  switch (answer.kind) {
    case 'words':
      return { value: '', words: answer.words };
    case 'options':
      return { value: answer.options.join(','), words: '' };
    case 'yes-no':
      return { value: answer.yes ? 'yes' : 'no', words: '' };
    case 'number':
      return { value: String(answer.number), words: '' };
    case 'date':
      return { value: answer.date, words: '' };
    case 'consent':
      return { value: 'yes', words: '' };
  }
}

/** What a row says, by the kind of its question; null where a damaged one says nothing. */
export function storedAnswer(kind: QuestionKind, { value, words }: Kept): Answer | null {
  switch (kind) {
    case 'line':
    case 'text':
    case 'phone':
      return words === '' ? null : { kind: 'words', words };
    case 'one-of':
    case 'several-of':
      return value === '' ? null : { kind: 'options', options: value.split(',').map(Number) };
    case 'yes-no':
      return value === '' ? null : { kind: 'yes-no', yes: value === 'yes' };
    case 'number':
      return value === '' ? null : { kind: 'number', number: Number(value) };
    case 'date':
      return value === '' ? null : { kind: 'date', date: value };
    case 'consent':
      return value === 'yes' ? { kind: 'consent' } : null;
  }
}

/** The rows of answers. */
export function answerRows(answers: readonly GivenAnswer[], at: number): NewAnswer[] {
  return answers.map(({ question, person, answer }) => ({
    questionId: question.id,
    person,
    versionId: question.versionId,
    language: question.language,
    ...keptAnswer(answer),
    at,
  }));
}

/** Answers after a change: one that is as it was keeps when it was given, and in which language. */
export function keepingTimes(
  before: readonly AnswerRow[],
  after: readonly NewAnswer[],
): NewAnswer[] {
  return after.map(
    (answer) =>
      before.find(
        (one) =>
          one.questionId === answer.questionId &&
          one.person === answer.person &&
          one.value === answer.value &&
          one.words === answer.words &&
          one.versionId === answer.versionId,
      ) ?? answer,
  );
}
