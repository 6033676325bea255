import { z } from 'zod';
import type { Signup, TypedValues } from '../../db/schema.ts';
import { freshForm, typed, typedList, type FormValues } from '../../templates/forms.ts';
import { rowField } from '../../templates/pages/console/sheetEntryRow.ts';
import { mostCompanions } from '../../templates/pages/events/mostCompanions.ts';
import { checkbox, optionalEmail, readBy, requiredLine, wholeNumber } from '../web/fields.ts';

/*
 * A row of a sign-in sheet as it is typed afterwards: a code or a name, how many came along, and what
 * somebody who is new wrote beside it.
 */

export const sheetRowFields = ['who', 'companions', 'email', 'consent', 'person', 'note'] as const;

/** A row of a form of many: its key, and what was typed, by the plain names of its fields. */
export interface TypedRow {
  key: string;
  values: FormValues;
}

/** More rows than a form of ours has. */
const mostRows = 100;

/** The rows that a form brings, those among them in which nothing stands. */
export function rowsIn(form: FormValues): TypedRow[] {
  const keys = typedList(freshForm(form), 'rows[]').filter((key) =>
    /^(?:[\w-]{16}|photo-\d{1,9}-\d{1,3})$/.test(key),
  );
  return [...new Set(keys)].slice(0, mostRows).map((key) => ({ key, values: rowIn(form, key) }));
}

/** What a form says of one row. */
export function rowIn(form: FormValues, key: string): FormValues {
  return Object.fromEntries(sheetRowFields.map((name) => [name, form[rowField(key, name)]]));
}

/** Whether somebody typed something into a row. */
export function isTyped({ values }: TypedRow): boolean {
  return ['who', 'companions', 'email', 'note'].some(
    (name) => typed(freshForm(values), name).trim() !== '',
  );
}

/** Longer than any field may be, in characters: what is kept of a row that is not entered yet. */
const mostKept = 400;

/** A row as it is kept until it is entered. */
export function keptValues(values: FormValues): TypedValues {
  const kept: TypedValues = {};
  for (const name of ['who', 'companions', 'email', 'consent'] as const) {
    const value = typed(freshForm(values), name);
    if (value !== '') kept[name] = value.slice(0, mostKept).toWellFormed();
  }
  return kept;
}

/** Whom an organizer chose among those of that name: nobody yet, somebody, or that the person is new. */
export type ChosenPerson = { kind: 'open' } | { kind: 'new' } | { kind: 'known'; id: number };

export const SheetRowForm = z.object({
  who: requiredLine(100, 'console.sheet.entry.problems.who'),
  companions: wholeNumber(0, mostCompanions, null),
  email: optionalEmail().transform((email) => (email === '' ? null : email)),
  /** Whether they ticked that they may be emailed. */
  consent: checkbox(),
  person: readBy<ChosenPerson>((text) => {
    if (text === '') return { kind: 'open' };
    if (text === 'new') return { kind: 'new' };
    return /^\d{1,15}$/.test(text) ? { kind: 'known', id: Number(text) } : null;
  }, 'forms.problems.choose'),
});

export type ReadRow = z.output<typeof SheetRowForm>;

/** Who of an event a row may be about. */
export interface FoundForRow {
  /** null where the row holds no code; undefined where it holds one that names nobody here. */
  byCode: Signup | null | undefined;
  /** Who was chosen, where they are of this event. */
  chosen: Signup | undefined;
  /** Whose address it is; a canceled sign-up has none here. */
  byAddress: Signup | undefined;
  /** Others with that name. */
  alike: readonly Signup[];
}

export type RowDecision =
  | { kind: 'came'; signup: Signup }
  | { kind: 'new'; name: string; email: string | null }
  /** Somebody has to say which of them it is, or that it is somebody else. */
  | { kind: 'ask'; among: readonly Signup[] }
  | { kind: 'unknown-code' };

/**
 * Whom a row is about. A code names one person, and so does an address that is on the list: who has it came,
 * and is no new one. Somebody who is only called alike is asked about. Without the box ticked, an address
 * serves to find its owner and is not kept.
 */
export function decideRow(row: ReadRow, found: FoundForRow): RowDecision {
  if (found.chosen !== undefined) return { kind: 'came', signup: found.chosen };
  if (found.byCode === undefined) return { kind: 'unknown-code' };
  if (found.byCode !== null) return { kind: 'came', signup: found.byCode };
  if (found.byAddress !== undefined) return { kind: 'came', signup: found.byAddress };
  if (row.person.kind !== 'new' && found.alike.length > 0)
    return { kind: 'ask', among: found.alike };
  return { kind: 'new', name: row.who, email: row.consent ? row.email : null };
}
