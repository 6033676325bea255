/** What a column of a list of actions can be, in the order in which it is offered. */
export const actionFields = [
  'city',
  'country',
  'region',
  'venue',
  'address',
  'day',
  'hour',
  'end',
  'language',
  'title',
  'host',
  'description',
  'capacity',
  /** A telephone number or an email address that everybody will see: never guessed, only said. */
  'contact',
] as const;

export type ActionField = (typeof actionFields)[number];

/** What a column was said to be; 'none' is left out. */
export type ColumnMeaning = ActionField | 'none';

export function isActionField(text: string): text is ActionField {
  return actionFields.some((one) => one === text);
}
