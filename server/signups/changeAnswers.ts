import type { NewAnswer } from '../../db/answers.ts';
import type { Store } from '../../db/database.ts';
import type { AnswerRow, Event, QuestionKind, Signup } from '../../db/schema.ts';
import type { GivenAnswer } from '../questions/question.ts';
import { hasOptions } from '../questions/questionForm.ts';
import { answerRows, keepingTimes } from '../questions/storedAnswer.ts';
import { takenMeanwhile, type FullOption } from '../questions/takenMeanwhile.ts';

/**
 * The answers after a change; null where they are as the form showed them, or were not asked for. An option
 * that was full is not shown as theirs, so that whoever chooses it once it is free gets it.
 *
 * @param unasked ids of questions that the form did not show: their answers stay
 */
export function newAnswers(
  store: Store,
  event: Event,
  { id, state }: Signup,
  answers: readonly GivenAnswer[] | undefined,
  unasked: ReadonlySet<number> = new Set(),
): readonly GivenAnswer[] | null {
  if (answers === undefined || event.questionsChangedAt === null) return null;
  const asked = store.questions
    .atEvent(event)
    .filter((question) => question.archivedAt === null && !unasked.has(question.id));
  const kinds = new Map(asked.map((question) => [question.id, question.kind]));
  const shown = (row: AnswerRow, kind: QuestionKind): string =>
    state === 'confirmed' && hasOptions(kind)
      ? row.value
          .split(',')
          .filter((option) => row.held.includes(Number(option)))
          .join(',')
      : row.value;
  const shape = ({ questionId, person, value, words }: NewAnswer) =>
    [questionId, person, value, words].join('\n');
  const before = new Set(
    store.answers.ofSignup(id).flatMap((row) => {
      const kind = kinds.get(row.questionId);
      const value = kind === undefined ? '' : shown(row, kind);
      return kind === undefined || value + row.words === '' ? [] : [shape({ ...row, value })];
    }),
  );
  const after = answerRows(answers, 0).map(shape);
  return after.length === before.size && after.every((one) => before.has(one)) ? null : answers;
}

/** The first option among answers that others have already; null where all can be had. */
export function optionRefusal(
  store: Store,
  event: Event,
  signup: Signup,
  answers: readonly GivenAnswer[] = [],
): ({ kind: 'option-full' } & FullOption) | null {
  if (!event.countsPlaces) return null;
  const held = store.answers.ofSignup(signup.id).flatMap((row) => row.held);
  const full = takenMeanwhile(store, event, answers, held);
  return full && { kind: 'option-full', ...full };
}

/** What was asked once and is asked no more keeps its answer; `unasked` as of {@link newAnswers}. */
export function changeAnswers(
  store: Store,
  { id, eventId, state }: Signup,
  answers: readonly GivenAnswer[],
  now: number,
  unasked: ReadonlySet<number> = new Set(),
): void {
  const event = store.events.byId(eventId);
  const asked = event ? store.questions.atEvent(event) : [];
  const archived = asked.filter(({ archivedAt }) => archivedAt !== null).map((one) => one.id);
  const before = store.answers.ofSignup(id);
  const kept = before.filter(
    ({ questionId }) => archived.includes(questionId) || unasked.has(questionId),
  );
  store.answers.givePlaces(id);
  store.answers.replace(id, [...kept, ...keepingTimes(before, answerRows(answers, now))]);
  if (state === 'confirmed') store.answers.takePlaces(id);
}
