import { isDeepStrictEqual } from 'node:util';
import { alikeOf, copiedCondition, copiedWords, type NewIds } from '../../db/copyQuestions.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { QuestionOptionRow } from '../../db/schema.ts';

/* What has another date of a series ask the same as one does. */

/** An option of a question, and the same one on another date; null where it has none. */
export interface OptionPair {
  like: QuestionOptionRow;
  there: QuestionOptionRow | null;
}

/** A question, and the same one on another date; null where it does not ask it. */
export interface QuestionPair {
  like: StoredQuestion;
  there: StoredQuestion | null;
  options: OptionPair[];
}

/** How another date stands to what one asks. */
export interface Alike {
  /** In the order in which they are asked. */
  pairs: QuestionPair[];
  /** What it asks alone, from top to bottom; what it asks for a co-sponsor is not among them. */
  others: StoredQuestion[];
}

/** How a question is on another date, once both ask the same. */
export interface AskedThere {
  columns: Pick<
    StoredQuestion,
    | 'required'
    | 'eachPerson'
    | 'sensitive'
    | 'condition'
    | 'minimum'
    | 'maximum'
    | 'keptDays'
    | 'alikeId'
  >;
  words: ReturnType<typeof copiedWords>;
}

/**
 * Finds each question again on another date: by what both were copied from, else as the same ready-made
 * one, else by its very words. Co-sponsors are each date's own, and so is what is asked for them.
 */
export function alikeOn(asked: readonly StoredQuestion[], there: readonly StoredQuestion[]): Alike {
  const left = new Set(there.filter(({ endorsementId }) => endorsementId === null));
  const found = new Map<number, StoredQuestion>();
  const isSame: ((one: StoredQuestion, other: StoredQuestion) => boolean)[] = [
    (one, other) => alikeOf(one) === alikeOf(other),
    (one, other) => one.preset !== null && one.preset === other.preset,
    (one, other) => one.version.wording.label === other.version.wording.label,
  ];
  const wanted = asked.filter((one) => one.endorsementId === null && one.archivedAt === null);
  for (const same of isSame)
    for (const like of wanted.filter(({ id }) => !found.has(id))) {
      const candidates = [...left].filter((one) => one.kind === like.kind && same(like, one));
      const match = candidates.find(({ archivedAt }) => archivedAt === null) ?? candidates[0];
      if (match === undefined) continue;
      left.delete(match);
      found.set(like.id, match);
    }
  return {
    pairs: wanted.map((like) => {
      const match = found.get(like.id) ?? null;
      return { like, there: match, options: optionPairs(like, match) };
    }),
    others: [...left].filter(({ archivedAt }) => archivedAt === null),
  };
}

function optionPairs(like: StoredQuestion, there: StoredQuestion | null): OptionPair[] {
  const left = new Set(there?.options);
  const labels = there?.version.wording.options ?? {};
  return like.options
    .filter(({ archivedAt }) => archivedAt === null)
    .map((one) => {
      const label = like.version.wording.options[one.id];
      const match =
        [...left].find((other) => alikeOf(other) === alikeOf(one)) ??
        [...left].find(({ id }) => label !== undefined && labels[id] === label);
      if (match !== undefined) left.delete(match);
      return { like: one, there: match ?? null };
    });
}

/**
 * How a question will be on another date.
 *
 * @param questions ids of the questions there by those of the questions here
 * @param options the same of their options
 * @param seesSensitive whether whoever asks may call an answer harmless that is sensitive there
 */
export function askedThere(
  { like, there }: Pick<QuestionPair, 'like' | 'there'>,
  questions: NewIds,
  options: NewIds,
  seesSensitive: boolean,
): AskedThere {
  const { required, eachPerson, sensitive, minimum, maximum, keptDays } = like;
  return {
    columns: {
      required,
      eachPerson,
      sensitive: sensitive || (there?.sensitive === true && !seesSensitive),
      condition: copiedCondition(like, questions, options),
      minimum,
      maximum,
      keptDays,
      alikeId: alikeOf(like),
    },
    words: copiedWords(like.version, options),
  };
}

/** How many can have an option there: no fewer than have it already. */
export function placesThere({ like, there }: OptionPair): number | null {
  const isTaken = there !== null && like.places !== null && there.taken > like.places;
  return isTaken ? there.places : like.places;
}

/** The ids of what is on another date already, by those of what is here; of what is not, a number below 0. */
export function idsThere({ pairs }: Alike): { questions: NewIds; options: NewIds } {
  const idOf = ({ like, there }: Pick<QuestionPair, 'like' | 'there'> | OptionPair) =>
    [like.id, there?.id ?? -like.id] as const;
  return {
    questions: new Map(pairs.map(idOf)),
    options: new Map(pairs.flatMap(({ options }) => options.map(idOf))),
  };
}

/** What becomes of a question on another date. */
export function becomes(
  pair: QuestionPair,
  { questions, options }: ReturnType<typeof idsThere>,
  seesSensitive: boolean,
): 'added' | 'changed' | 'same' {
  const { there } = pair;
  if (there === null) return 'added';
  const { columns, words } = askedThere(pair, questions, options, seesSensitive);
  const { alikeId: _, ...told } = columns;
  const offered = there.options.filter(({ archivedAt }) => archivedAt === null);
  const isSame =
    there.archivedAt === null &&
    Object.entries(told).every(([name, value]) =>
      isDeepStrictEqual(Object.entries(there).find(([other]) => other === name)?.[1], value),
    ) &&
    isDeepStrictEqual({ ...words }, wordsOf(there)) &&
    offered.length === pair.options.length &&
    pair.options.every(
      (one, at) => one.there?.id === offered[at]?.id && one.there?.places === placesThere(one),
    );
  return isSame ? 'same' : 'changed';
}

function wordsOf({ version }: StoredQuestion): ReturnType<typeof copiedWords> {
  const { language, wording, translations } = version;
  return { language, wording, translations };
}

/** Whether what both ask stands in another order there. */
export function isReordered({ pairs }: Alike): boolean {
  const positions = pairs.flatMap(({ there }) =>
    there === null || there.archivedAt !== null ? [] : [there.position],
  );
  return positions.some((position, at) => at > 0 && position <= (positions[at - 1] ?? 0));
}
