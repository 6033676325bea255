import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

/**
 * 'read': its columns are to be said. 'checking' and 'checked': what each row would do. 'writing' and
 * 'written': its people are on the list, or are put there; whoever finds it half written goes on.
 * 'undoing' and 'undone': they are taken off it again.
 */
export const importStates = [
  'read',
  'checking',
  'checked',
  'writing',
  'written',
  'undoing',
  'undone',
] as const;

/** A column as it was read: what its cells look like. */
export interface ImportColumn {
  /** '' where the file has no header. */
  name: string;
  /** Some cells that are not empty. */
  samples: string[];
  /** How many are not empty. */
  filled: number;
  /** Every text of a column that has few, the most frequent first; null where there are many. */
  words: string[] | null;
  /** How its days are written; null where they are none. */
  dates: 'year-first' | 'day-first' | 'month-first' | 'unclear' | 'mixed' | null;
}

function areColumns(value: unknown): value is ImportColumn[] {
  return Array.isArray(value) && value.every((one) => isObject(one) && areTexts(one['samples']));
}

/** What is kept of a form: by the name of the field. */
export type ImportChoices = Record<string, string>;

function areChoices(value: unknown): value is ImportChoices {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** How the file was written, so that one can be given back alike. */
export type ImportForm = Record<string, string | boolean>;

function isForm(value: unknown): value is ImportForm {
  return isObject(value) && typeof value['format'] === 'string';
}

/** A list of people from another program, from the moment when it was sent. */
export const imports = sqliteTable(
  'imports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    state: text({ enum: importStates }).notNull(),
    /** '' where the rows were pasted. */
    fileName: text().notNull(),
    form: jsonColumn<ImportForm, null>(isForm, null),
    columns: jsonColumn<ImportColumn[], ImportColumn[]>(areColumns, []).notNull(),
    /** What its columns are, and how their cells are read. */
    mapping: jsonColumn<ImportChoices, ImportChoices>(areChoices, {}).notNull(),
    /** What becomes of whom, as it was chosen before it was written. */
    decisions: jsonColumn<ImportChoices, ImportChoices>(areChoices, {}).notNull(),
    /** The words with which people agreed to be mailed, as an organizer told them; '' for none. */
    consentWords: text().notNull().default(''),
    /** 0 until it is read whole. */
    rows: integer().notNull(),
    /** The line up to which the rows have been checked, written or taken back. */
    doneThrough: integer().notNull().default(0),
    /** How many rows were entered, changed what there was, or were left out. */
    entered: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    leftOut: integer().notNull().default(0),
    /** How many stayed when it was undone, since somebody had changed them. */
    kept: integer().notNull().default(0),
    /** The line up to which those who were entered got their mail; null where nobody gets one. */
    mailedThrough: integer(),
    /** Why it was taken back by itself; null where it was not. */
    failure: text(),
    createdAt: integer().notNull(),
    checkedAt: integer(),
    writtenAt: integer(),
    undoneAt: integer(),
    /** When what the file said left; from then on it cannot be undone. */
    clearedAt: integer(),
  },
  (one) => [
    index('imports_by_event').on(one.eventId, one.id),
    // What is under way, or has something to lose.
    index('imports_open')
      .on(one.state, one.createdAt)
      .where(sql`${one.clearedAt} is null`),
    check(
      'imports_state',
      sql`${one.state} in ('read', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone')`,
    ),
  ],
);

export const importOutcomes = [
  'new',
  'same',
  'different',
  'repeated',
  'cancelled',
  'problem',
] as const;

/** What is to be said of a cell: a sentence of the locales, and what is put into it. */
export interface ImportProblem {
  /** The column from 0; null for the row. */
  column: number | null;
  key: string;
  values: Record<string, string | number>;
}

function areProblems(value: unknown): value is ImportProblem[] {
  return (
    Array.isArray(value) &&
    value.every((one) => isObject(one) && typeof one['key'] === 'string' && isObject(one['values']))
  );
}

/** A row of the file, and what became of it. It goes with the sign-up that it made or changed. */
export const importRows = sqliteTable(
  'import_rows',
  {
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    cells: jsonColumn<string[], string[]>(areTexts, []).notNull(),
    /** The address as two spellings of it are compared; null where there is none. */
    emailKey: text(),
    /** What it would do, or did. */
    outcome: text({ enum: importOutcomes }),
    problems: jsonColumn<ImportProblem[], ImportProblem[]>(areProblems, []).notNull(),
    /** The names of what it would change, with spaces between them. */
    changes: text().notNull().default(''),
    /** Whom it is about, once they are on the list. */
    signupId: integer().references(() => signups.id, { onDelete: 'cascade' }),
    /** What it did; null as long as it did nothing. */
    did: text({ enum: ['entered', 'changed'] }),
    didAt: integer(),
    /** What there was before it was changed, to be put back: JSON. */
    before: text(),
    /** Whether they agreed to be mailed, in the words of the import; null where nobody was asked. */
    agreed: integer({ mode: 'boolean' }),
  },
  (row) => [
    primaryKey({ columns: [row.importId, row.line] }),
    index('import_rows_by_outcome').on(row.importId, row.outcome, row.line),
    index('import_rows_by_signup')
      .on(row.signupId)
      .where(sql`${row.signupId} is not null`),
    index('import_rows_by_address')
      .on(row.emailKey, row.importId)
      .where(sql`${row.emailKey} is not null`),
    check(
      'import_rows_outcome',
      sql`${row.outcome} in ('new', 'same', 'different', 'repeated', 'cancelled', 'problem')`,
    ),
    check('import_rows_did', sql`(${row.did} is null) = (${row.didAt} is null)`),
  ],
);

export type Import = typeof imports.$inferSelect;
export type ImportState = Import['state'];
export type ImportRow = typeof importRows.$inferSelect;
export type ImportOutcome = NonNullable<ImportRow['outcome']>;
