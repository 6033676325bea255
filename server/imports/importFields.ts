import { signupQuestions, type SignupQuestion } from '../../db/schema.ts';

/** What a column of a list of people can be. */
export type ImportField =
  | 'none'
  | 'name'
  | 'first-name'
  | 'last-name'
  | 'email'
  /** How many somebody brings along. */
  | 'companions'
  /** How many come, whoever signed up among them. */
  | 'people'
  | 'state'
  /** The day, or the day and the hour, when they signed up. */
  | 'signed-up'
  /** The hour alone, where it stands in a column of its own. */
  | 'signed-up-hour'
  | 'language'
  /** Whether they agreed to be mailed. */
  | 'agreed'
  | SignupQuestion
  | QuestionField;

/** An answer to a question of the event, by its id. */
export type QuestionField = `question-${number}`;

/** The fields that every event has, in the order in which they are offered. */
export const plainFields = [
  'name',
  'first-name',
  'last-name',
  'email',
  'companions',
  'people',
  'state',
  'signed-up',
  'signed-up-hour',
  'language',
  'agreed',
  ...signupQuestions,
] as const satisfies readonly ImportField[];

export type PlainField = (typeof plainFields)[number];

export function isPlainField(text: string): text is PlainField {
  return plainFields.some((one) => one === text);
}

/** The id of the question that a column answers; null where it answers none. */
export function questionOf(field: ImportField): number | null {
  return field.startsWith('question-') ? Number(field.slice('question-'.length)) : null;
}

export function questionField(id: number): QuestionField {
  return `question-${id}`;
}
