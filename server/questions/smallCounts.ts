import type { QuestionKind } from '../../db/schema.ts';

/** A number of people that is told, or only that it is small, or only that it is not. */
export type ToldCount = { kind: 'exact'; people: number } | { kind: 'few' } | { kind: 'several' };

/** Fewer people than this gave a sensitive answer: who knows them knows who they are. */
export const fewerThan = 3;

/**
 * How many gave each of the answers to a sensitive question, as a page may tell that is printed and passed
 * on: of fewer than three it says no more than that, since in a collective "one person needs …" is a name.
 * Nobody is told as well as one, so that the difference gives nothing away.
 *
 * Where everybody gave exactly one answer, a single small number could be told from the others and the sum
 * of all: then the smallest of the others is not told either.
 *
 * @param oneEach whether everybody who answered gave exactly one of the answers
 */
export function sensitiveCounts(people: readonly number[], oneEach: boolean): ToldCount[] {
  const told = people.map((count): ToldCount =>
    count < fewerThan ? { kind: 'few' } : { kind: 'exact', people: count },
  );
  const small = told.filter(({ kind }) => kind === 'few').length;
  if (!oneEach || small !== 1) return told;
  const least = Math.min(...people.filter((count) => count >= fewerThan));
  const at = people.indexOf(least);
  return told.map((count, index) => (index === at ? { kind: 'several' } : count));
}

/**
 * How many gave each answer to a question, as a page may tell that leaves the team: those of a sensitive
 * question as {@link sensitiveCounts} has it.
 *
 * @param answers how many answered at all
 */
export function toldAnswers({
  kind,
  sensitive,
  answers,
  counted,
}: {
  kind: QuestionKind;
  sensitive: boolean;
  answers: number;
  counted: readonly { people: number }[];
}): ToldCount[] {
  const people = counted.map((one) => one.people);
  if (!sensitive) return people.map(exactly);
  if (kind === 'one-of' || kind === 'several-of' || kind === 'yes-no')
    return sensitiveCounts(people, kind !== 'several-of');
  // A sum of few numbers tells each of them.
  return people.map((sum) => (answers < fewerThan ? { kind: 'few' } : exactly(sum)));
}

/** A number that is told as it is. */
export function exactly(people: number): ToldCount {
  return { kind: 'exact', people };
}
