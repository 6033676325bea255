import { eventFields, type EventField } from './eventFields.ts';

type MailedField = Exclude<EventField, { mailed: null }>;
type ColumnOf<Field> = Field extends { compared: readonly (infer Column)[] }
  ? Column
  : Field extends { name: infer Name }
    ? Name
    : never;

/** A column whose change is mailed to everybody who counts on the event. */
export type MailedColumn = ColumnOf<MailedField>;

export const mailedColumns: readonly MailedColumn[] = eventFields.flatMap((field) => {
  if (field.mailed === null) return [];
  return 'compared' in field ? field.compared : [field.name];
});

/** The columns that mails tell of in one line, as the place. */
export const placeColumns = eventFields
  .filter((field) => field.mailed === 'place')
  .map(({ name }) => name);
