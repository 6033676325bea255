import type { ImportColumn } from '../../db/schema.ts';
import type { Question } from '../questions/question.ts';
import { addressIn } from './columns.ts';
import { columnNames, phoneNames, productMarks, type Product } from './columnNames.ts';
import { plainFields, questionField, type ImportField, type PlainField } from './importFields.ts';
import { alike } from './words.ts';

/** What was recognized of a list. */
export interface Recognized {
  /** Where it comes from; null where that cannot be told. */
  product: Product | null;
  /** What each column is. */
  fields: ImportField[];
}

/** A question with its words in every language in which it is asked. */
export interface NamedQuestion {
  question: Question;
  labels: readonly string[];
}

/**
 * Recognizes the columns of a list by their names, as other programs and people call them, and a column of
 * addresses by what stands in it. Each is one thing; what is not recognized is left to the organizers.
 */
export function recognizeColumns(
  columns: readonly ImportColumn[],
  questions: readonly NamedQuestion[],
): Recognized {
  const names = columns.map(({ name }) => alike(name));
  const product = productOf(names);
  const fields: ImportField[] = columns.map(() => 'none');
  const isFree = (index: number) => fields[index] === 'none';

  // First what the event itself asks: its words are more than those of any list.
  for (const { question, labels } of questions) {
    const asked = labels.map((label) => alike(label)).filter((label) => label !== '');
    const found = names.findIndex((name, index) => isFree(index) && asked.includes(name));
    if (found !== -1) fields[found] = questionField(question.id);
  }
  for (const field of plainFields) {
    const found = bestColumn(columns, names, columnNames[field], isFree);
    if (found !== null) fields[found] = field;
  }
  const phone = questions.find(({ question }) => question.kind === 'phone')?.question;
  if (phone && !fields.includes(questionField(phone.id))) {
    const found = bestColumn(columns, names, phoneNames, isFree);
    if (found !== null) fields[found] = questionField(phone.id);
  }
  recognizeByCells(columns, fields);
  settleNames(columns, fields);
  // Another program counts a ticket for each person of its own row.
  if (product === 'pretix' || product === 'Eventbrite') clear(fields, 'people');
  return { product, fields };
}

export function productOf(names: readonly string[]): Product | null {
  const marked = productMarks.find(({ names: marks }) => marks.every((one) => names.includes(one)));
  return marked?.product ?? null;
}

/** The column whose name stands furthest up, before which no other has far more in it. */
function bestColumn(
  columns: readonly ImportColumn[],
  names: readonly string[],
  known: readonly string[],
  isFree: (index: number) => boolean,
): number | null {
  let best: number | null = null;
  for (const name of known) {
    const index = names.findIndex((one, at) => one === name && isFree(at));
    if (index === -1) continue;
    const filled = (at: number | null) => (at === null ? 0 : (columns[at]?.filled ?? 0));
    if (best === null || filled(index) > 2 * filled(best)) best = index;
  }
  return best;
}

function recognizeByCells(columns: readonly ImportColumn[], fields: ImportField[]): void {
  if (!fields.includes('email')) {
    const found = columns.findIndex(
      ({ samples }, index) =>
        fields[index] === 'none' &&
        samples.length > 0 &&
        samples.every((sample) => addressIn(sample) !== null),
    );
    if (found !== -1) fields[found] = 'email';
  }
  const isNamed = (['name', 'first-name', 'last-name'] as const).some((one) =>
    fields.includes(one),
  );
  // Without a header the first words are names.
  if (isNamed || columns.some(({ name }) => name !== '')) return;
  const found = columns.findIndex(
    ({ samples }, index) =>
      fields[index] === 'none' && samples.some((one) => /\p{L}{2}/u.test(one)),
  );
  if (found !== -1) fields[found] = 'name';
}

/**
 * A whole name and its parts say the same: what is filled more often counts. A list in Spanish calls a
 * whole name “nombre”, too, where there is no other part.
 */
function settleNames(columns: readonly ImportColumn[], fields: ImportField[]): void {
  const filled = (field: PlainField) => columns[fields.indexOf(field)]?.filled ?? 0;
  if (fields.includes('name') && fields.includes('first-name')) {
    if (filled('name') >= filled('first-name')) {
      clear(fields, 'first-name');
      clear(fields, 'last-name');
    } else clear(fields, 'name');
  } else if (fields.includes('name')) clear(fields, 'last-name');
  const first = fields.indexOf('first-name');
  if (
    first !== -1 &&
    !fields.includes('last-name') &&
    alike(columns[first]?.name ?? '') === 'nombre'
  )
    fields[first] = 'name';
}

function clear(fields: ImportField[], field: ImportField): void {
  const at = fields.indexOf(field);
  if (at !== -1) fields[at] = 'none';
}
