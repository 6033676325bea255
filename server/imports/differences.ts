import type { NewAnswer } from '../../db/answers.ts';
import type { AnswerRow, Signup } from '../../db/schema.ts';
import { signupQuestions } from '../../db/schema.ts';
import { answerRows } from '../questions/storedAnswer.ts';
import { questionField, type ImportField } from './importFields.ts';
import type { ReadPerson } from './readRow.ts';

/** What of a sign-up a row tells otherwise; what it does not tell stays as it is. */
export function differences(
  signup: Signup,
  answers: readonly AnswerRow[],
  person: ReadPerson,
): ImportField[] {
  const different: ImportField[] = [];
  if (person.name !== signup.name) different.push('name');
  if (person.companions !== null && person.companions !== signup.companions)
    different.push('companions');
  if (person.language !== null && person.language !== signup.language) different.push('language');
  for (const question of signupQuestions) {
    const text = person.texts[question];
    if (text !== null && text !== signup[question]) different.push(question);
  }
  const given = answerRows(person.answers, 0).filter((answer) => !isAmong(answers, answer));
  return [...different, ...given.map(({ questionId }) => questionField(questionId))];
}

function isAmong(answers: readonly AnswerRow[], { questionId, value, words }: NewAnswer): boolean {
  return answers.some(
    (one) =>
      one.questionId === questionId &&
      one.person === 0 &&
      one.value === value &&
      one.words === words,
  );
}

/** The answers of a sign-up with those of a row in the place of what they answer. */
export function mergedAnswers(
  answers: readonly AnswerRow[],
  person: ReadPerson,
  now: number,
): NewAnswer[] {
  const given = answerRows(person.answers, now);
  const kept = answers.filter(
    (one) => one.person !== 0 || given.every(({ questionId }) => questionId !== one.questionId),
  );
  return [...kept.map((row) => answerOf(row)), ...given];
}

/** An answer without what says whose it is. */
export function answerOf(row: AnswerRow): NewAnswer {
  const { signupId: _, held: __, ...answer } = row;
  return answer;
}
