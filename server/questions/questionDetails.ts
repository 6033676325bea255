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
