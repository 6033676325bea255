import type { QuestionRow, QuestionVersion } from './schema.ts';

/** Old ids and those that came in their place. */
export type NewIds = ReadonlyMap<number, number>;

/** By which copies on several dates of a series are known as the same: the first of them. */
export function alikeOf({ id, alikeId }: { id: number; alikeId: number | null }): number {
  return alikeId ?? id;
}

/** The words of a copy: the labels of its own options, in every language. */
export function copiedWords(
  { language, wording, translations }: QuestionVersion,
  options: NewIds,
): Pick<QuestionVersion, 'language' | 'wording' | 'translations'> {
  const renamed = <Value>(texts: Readonly<Record<string, Value>>, prefix: string) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([name, value]) => {
        if (!name.startsWith(prefix)) return [[name, value] as const];
        const id = options.get(Number(name.slice(prefix.length)));
        return id === undefined ? [] : [[`${prefix}${id}`, value] as const];
      }),
    );
  return {
    language,
    wording: { ...wording, options: renamed(wording.options, '') },
    translations: Object.fromEntries(
      Object.entries(translations).map(([code, texts]) => [code, renamed(texts, 'option.')]),
    ),
  };
}

/** The condition of a copy: it follows from the copy of what the original follows from. */
export function copiedCondition(
  { condition }: Pick<QuestionRow, 'condition'>,
  questions: NewIds,
  options: NewIds,
): QuestionRow['condition'] {
  const question = condition && questions.get(condition.question);
  if (!condition || question === undefined || question === null) return null;
  const answers = condition.answers.map((one) => String(options.get(Number(one)) ?? one));
  return { question, answers };
}
