import type { StoredQuestion } from '../../db/questions.ts';
import type { Condition, QuestionVersion, Wording } from '../../db/schema.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import { textsIn, type Texts, type TextsRead } from '../texts/textsIn.ts';

/** Something that can be chosen. */
export interface Option {
  id: number;
  label: string;
  /** How many people can have it; null where nobody counts. */
  places: number | null;
  taken: number;
}

interface Common {
  id: number;
  /** The words in which it is asked now. */
  versionId: number;
  /** The language of these words. */
  language: TextLanguage;
  label: string;
  help: string;
  required: boolean;
  eachPerson: boolean;
  sensitive: boolean;
  condition: Condition | null;
}

/** A question as somebody reads it, by its kind. */
export type Question = Common &
  (
    | { kind: 'line' | 'text' | 'phone' | 'date' | 'yes-no' }
    | { kind: 'one-of' | 'several-of'; options: readonly Option[] }
    | { kind: 'number'; minimum: number; maximum: number }
    | { kind: 'consent' }
  );

/** What can be answered, by the kind of the question. */
export type Answer =
  | { kind: 'words'; words: string }
  | { kind: 'options'; options: readonly number[] }
  | { kind: 'yes-no'; yes: boolean }
  | { kind: 'number'; number: number }
  /** `YYYY-MM-DD`. */
  | { kind: 'date'; date: string }
  /** Given: a consent that is not given is no answer. */
  | { kind: 'consent' };

/** An answer to a question, of whoever signs up (0) or of one of those they bring (from 1). */
export interface GivenAnswer {
  question: Question;
  person: number;
  answer: Answer;
}

/** The bounds of a number where organizers set none. */
export const numberBounds = { minimum: 0, maximum: 1_000_000 } as const;

/**
 * A question as somebody reads it: in the first of their languages in which it was written, and in that
 * of its organizers where it was in none. What has not been translated stays in the original.
 *
 * @param reads the languages of the reader, the dearest first
 */
export function questionIn(stored: StoredQuestion, reads: readonly TextLanguage[]): Question {
  const { version } = stored;
  const { language, texts } = textsRead(version, reads);
  const common: Common = {
    id: stored.id,
    versionId: version.id,
    language,
    label: texts['label'] ?? '',
    help: texts['help'] ?? '',
    required: stored.required,
    eachPerson: stored.eachPerson,
    sensitive: stored.sensitive,
    condition: stored.condition,
  };
  const { kind } = stored;
  switch (kind) {
    case 'one-of':
    case 'several-of':
      return { ...common, kind, options: optionsIn(stored, texts) };
    case 'number':
      return {
        ...common,
        kind,
        minimum: stored.minimum ?? numberBounds.minimum,
        maximum: stored.maximum ?? numberBounds.maximum,
      };
    case 'line':
    case 'text':
    case 'phone':
    case 'date':
    case 'yes-no':
    case 'consent':
      return { ...common, kind };
  }
}

function optionsIn({ options }: StoredQuestion, texts: Texts): Option[] {
  return options
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, places, taken }) => ({ id, label: texts[optionText(id)] ?? '', places, taken }));
}

/**
 * The words of a version as somebody reads them, by the names of the texts.
 *
 * @param reads the languages of the reader, the dearest first
 */
export function textsRead(
  { language, wording, translations }: QuestionVersion,
  reads: readonly TextLanguage[],
): TextsRead {
  const further = Object.entries(translations).flatMap(([code, texts]) =>
    isTextLanguage(code) ? [{ language: code, texts }] : [],
  );
  return textsIn({ language, texts: textsOf(wording) }, further, reads);
}

/** The texts of a wording, by the names under which translations keep theirs. */
export function textsOf({ label, help, options }: Wording): Texts {
  const labels = Object.entries(options).map(([id, text]): [string, string] => [
    optionText(Number(id)),
    text,
  ]);
  return { label, help, ...Object.fromEntries(labels) };
}

/** The name under which a translation keeps the label of an option. */
export function optionText(id: number): string {
  return `option.${id}`;
}
