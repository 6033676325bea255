import type { StoredQuestion } from '../../db/questions.ts';
import type {
  Condition,
  NewQuestionRow,
  QuestionKind,
  Wording,
  WordingTranslations,
} from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';

/** What organizers say of an option. */
export interface OptionDetails {
  /** Null for one that there was not before. */
  id: number | null;
  label: string;
  places: number | null;
}

/** What organizers say of a question. */
export interface QuestionDetails {
  label: string;
  help: string;
  required: boolean;
  eachPerson: boolean;
  sensitive: boolean;
  condition: Condition | null;
  minimum: number | null;
  maximum: number | null;
  /** Days after the event until the answers are deleted; null: with the sign-up. */
  keptDays: number | null;
  options: readonly OptionDetails[];
}

/** A question that is to be asked. */
export interface NewQuestion extends QuestionDetails {
  kind: QuestionKind;
  language: TextLanguage;
  preset?: string;
  endorsementId?: number;
  /** Its texts in further languages, once its options have ids. */
  translations?: (optionIds: readonly number[]) => WordingTranslations;
}

/** A question of nothing but a label. */
export const plainDetails: Omit<QuestionDetails, 'label'> = {
  help: '',
  required: false,
  eachPerson: false,
  sensitive: false,
  condition: null,
  minimum: null,
  maximum: null,
  keptDays: null,
  options: [],
};

/** The columns of a question that stand in no version of its words. */
export function columnsOf(details: QuestionDetails): Partial<NewQuestionRow> {
  const { required, eachPerson, sensitive, condition, minimum, maximum, keptDays } = details;
  return { required, eachPerson, sensitive, condition, minimum, maximum, keptDays };
}

/** Whether two wordings say the same. */
export function sameWording(one: Wording, other: Wording): boolean {
  const ids = Object.keys(one.options);
  return (
    one.label === other.label &&
    one.help === other.help &&
    ids.length === Object.keys(other.options).length &&
    ids.every((id) => one.options[id] === other.options[id])
  );
}

/** So long after a question was added, the same one is taken for its button pressed twice; milliseconds. */
const soonAfter = 60_000;

/** Whether a question is there already, or was added a moment ago in these very words. */
export function isSecondPress(
  before: readonly StoredQuestion[],
  question: NewQuestion,
  now: number,
): boolean {
  const labels = question.options.map((option) => option.label).join('\n');
  return before.some(({ preset, kind, createdAt, archivedAt, version: { wording } }) => {
    if (preset !== null && preset === question.preset) return true;
    if (archivedAt !== null || createdAt <= now - soonAfter) return false;
    const isSame = wording.label === question.label && wording.help === question.help;
    return isSame && kind === question.kind && Object.values(wording.options).join('\n') === labels;
  });
}
