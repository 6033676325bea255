import { readAccessFeatures } from '../../templates/accessFeatures.ts';
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

const reliedColumns: ReadonlySet<string> = new Set(
  eventFields.flatMap((field) => ('reliedOn' in field ? [field.name] : [])),
);

/** Whether a value that people knew is another one now, so that they have to hear of it. */
export function isOtherwise(column: MailedColumn, before: unknown, now: unknown): boolean {
  if (before === now || (reliedColumns.has(column) && before === '')) return false;
  if (column !== 'accessFeatures') return true;
  // What is there besides harms nobody.
  const left = readAccessFeatures(String(now));
  return readAccessFeatures(String(before)).some((feature) => !left.includes(feature));
}

/** The columns that mails tell of in one line, as the place. */
export const placeColumns = eventFields
  .filter((field) => field.mailed === 'place')
  .map(({ name }) => name);
