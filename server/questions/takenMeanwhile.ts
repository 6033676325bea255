import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { fieldName } from '../../templates/pages/events/askedQuestions.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import type { GivenAnswer } from './question.ts';

/** An option that is no more to be had, and the field in which it was chosen. */
export interface FullOption {
  name: string;
  problem: FieldProblem;
}

/**
 * Whether a question that was answered is gone, or asked in other words, in the state of the write that is to
 * store the answers: an organizer was at it in the very moment in which somebody pressed the button.
 */
export function isAskedOtherwise(
  store: Store,
  event: Event,
  answers: readonly GivenAnswer[],
): boolean {
  if (answers.length === 0) return false;
  const versions = new Set(
    store.questions
      .atEvent(event)
      .flatMap(({ version, archivedAt }) => (archivedAt === null ? [version.id] : [])),
  );
  return answers.some(({ question }) => !versions.has(question.versionId));
}

/**
 * The first option among answers that has no place left, in the state of the write that is to store them;
 * null where all can be had.
 *
 * @param held options whose places whoever answers has already, one for each place
 */
export function takenMeanwhile(
  store: Store,
  event: Event,
  answers: readonly GivenAnswer[],
  held: readonly number[] = [],
): FullOption | null {
  if (!event.countsPlaces || answers.length === 0) return null;
  const left = new Map(
    store.questions
      .atEvent(event)
      .flatMap(({ options }) => options)
      .flatMap(({ id, places, taken }) => (places === null ? [] : [[id, places - taken] as const])),
  );
  for (const id of held) left.set(id, (left.get(id) ?? Infinity) + 1);
  for (const { question, person, answer } of answers)
    for (const id of answer.kind === 'options' ? answer.options : []) {
      const places = left.get(id) ?? Infinity;
      left.set(id, places - 1);
      if (places > 0) continue;
      const label =
        'options' in question ? question.options.find((one) => one.id === id)?.label : '';
      return {
        name: fieldName(question, person),
        problem: { key: 'signup.questions.problems.full', values: { option: label ?? '' } },
      };
    }
  return null;
}
