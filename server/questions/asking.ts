import type { Condition, QuestionKind, QuestionOptionRow } from '../../db/schema.ts';
import type { Answer, Question } from './question.ts';

/**
 * The answers of a person to those questions that are asked of them: from top to bottom, since an answer
 * leads to questions below it alone. What was typed into a question that is not asked is no answer.
 *
 * @param answerOf what was typed, as an answer; null where there is none
 */
export function answersOf(
  questions: readonly Question[],
  answerOf: (question: Question) => Answer | null,
): Map<number, Answer | null> {
  const asked = new Map<number, Answer | null>();
  for (const question of questions)
    if (question.condition === null || leadsOn(question.condition, asked))
      asked.set(question.id, answerOf(question));
  return asked;
}

function leadsOn(
  { question, answers }: Condition,
  soFar: ReadonlyMap<number, Answer | null>,
): boolean {
  const given = soFar.get(question) ?? null;
  return given !== null && chosen(given).some((one) => answers.includes(one));
}

/** What of an answer a condition can name: ids of options, or 'yes' and 'no'. */
function chosen(answer: Answer): string[] {
  switch (answer.kind) {
    case 'options':
      return answer.options.map(String);
    case 'yes-no':
      return [answer.yes ? 'yes' : 'no'];
    case 'consent':
      return ['yes'];
    case 'words':
    case 'number':
    case 'date':
      return [];
  }
}

/** The questions that are asked of a person: of whoever signs up all, of companions some. */
export function questionsFor(questions: readonly Question[], person: number): readonly Question[] {
  return person === 0 ? questions : questions.filter(({ eachPerson }) => eachPerson);
}

/** What is needed to judge which questions may follow which. */
export interface Placed {
  id: number;
  eachPerson: boolean;
  condition: Condition | null;
  kind: QuestionKind;
  options: readonly Pick<QuestionOptionRow, 'id' | 'archivedAt'>[];
}

/**
 * What keeps questions in an order from being asked from top to bottom: the first that depends on one which
 * stands below it, is not there, is not asked of companions as it is itself, or has no such answer any more.
 * Null where nothing does.
 */
export function misplaced<One extends Placed>(inOrder: readonly One[]): One | null {
  const above = new Map<number, One>();
  for (const question of inOrder) {
    if (question.condition !== null) {
      const { question: id, answers } = question.condition;
      const leading = above.get(id);
      if (leading === undefined || (question.eachPerson && !leading.eachPerson)) return question;
      if (!possibleAnswers(leading).some((one) => answers.includes(one))) return question;
    }
    above.set(question.id, question);
  }
  return null;
}

/** What can be answered to a question and lead on, as a condition names it. */
function possibleAnswers({ kind, options }: Pick<Placed, 'kind' | 'options'>): string[] {
  switch (kind) {
    case 'one-of':
    case 'several-of':
      return options.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => String(id));
    case 'yes-no':
      return ['yes', 'no'];
    case 'consent':
      return ['yes'];
    case 'line':
    case 'text':
    case 'phone':
    case 'number':
    case 'date':
      return [];
  }
}
