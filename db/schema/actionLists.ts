import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { campaigns } from './campaigns.ts';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';

/**
 * 'read': its columns are to be said. 'checking' and 'checked': what each row would become, and what is asked
 * about it. 'writing' and 'written': its actions are in the campaign, or are put there; as long as they are,
 * organizers alone see them. 'undoing' and 'undone': they are deleted again.
 */
export const actionListStates = [
  'read',
  'checking',
  'checked',
  'writing',
  'written',
  'undoing',
  'undone',
] as const;
export type ActionListState = (typeof actionListStates)[number];

/** A column as it was read: what its cells look like. */
export interface ActionListColumn {
  /** '' where the list has no header. */
  name: string;
  /** Some cells that are not empty. */
  samples: string[];
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function areColumns(value: unknown): value is ActionListColumn[] {
  return Array.isArray(value) && value.every((one) => isObject(one) && areTexts(one['samples']));
}

/** What was chosen in a form, by the name of the field. */
export type ActionListChoices = Record<string, string>;

function areChoices(value: unknown): value is ActionListChoices {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

/** How the file was written, so that one can be given back alike. */
type ActionListForm = Record<string, string | boolean>;

function isForm(value: unknown): value is ActionListForm {
  return isObject(value) && typeof value['format'] === 'string';
}

/** A list of actions of a campaign, from the moment when it was sent. */
export const actionLists = sqliteTable(
  'action_lists',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    state: text({ enum: actionListStates }).notNull(),
    /** '' where the rows were pasted. */
    fileName: text().notNull(),
    form: jsonColumn<ActionListForm, null>(isForm, null),
    columns: jsonColumn<ActionListColumn[], ActionListColumn[]>(areColumns, []).notNull(),
    /** What its columns are, and what holds where a cell is empty. */
    choices: jsonColumn<ActionListChoices, ActionListChoices>(areChoices, {}).notNull(),
    /** Whether everybody sees the actions once they are written. */
    announce: integer({ mode: 'boolean' }).notNull().default(false),
    /** 0 until it is read whole. */
    rows: integer().notNull(),
    /** The line up to which the rows have been checked, written or taken back. */
    doneThrough: integer().notNull().default(0),
    /** How many actions were made, and how many stayed when that was undone. */
    made: integer().notNull().default(0),
    kept: integer().notNull().default(0),
    /** Whether it was taken back by itself, since it could not be written whole. */
    failed: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
    writtenAt: integer(),
    undoneAt: integer(),
    /** When what the file said left; from then on it cannot be undone. */
    clearedAt: integer(),
  },
  (one) => [
    index('action_lists_by_campaign').on(one.campaignId, one.id),
    // What is under way, or has something to lose.
    index('action_lists_open')
      .on(one.state, one.createdAt)
      .where(sql`${one.clearedAt} is null`),
    check(
      'action_lists_state',
      sql`${one.state} in ('read', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone')`,
    ),
  ],
);

/**
 * What a row is: 'ready' to become an action; 'asked' about; the 'same' as an action that the campaign has;
 * 'repeated' from further up in the list; 'skipped' by an organizer; 'empty' but for what is in no column.
 */
export const actionRowOutcomes = [
  'asked',
  'ready',
  'same',
  'repeated',
  'skipped',
  'empty',
] as const;
export type ActionRowOutcome = (typeof actionRowOutcomes)[number];

/** What a row becomes. Local times are of the clocks of its place. */
export interface ListedAction {
  cityId: number;
  city: string;
  region: string;
  country: string;
  latitude: number;
  longitude: number;
  zone: string;
  precision: 'hour' | 'day';
  /** `YYYY-MM-DDTHH:mm`, and a date where the hour is not known yet. */
  startLocal: string;
  startOccurrence: 'only' | 'earlier' | 'later';
  /** null where no end is told. */
  endLocal: string | null;
  venue: string;
  address: string;
  language: TextLanguage;
  /** As the list says them, where it names several; '' otherwise. */
  spokenLanguages: string;
  title: string;
  host: string;
  description: string;
  capacity: number | null;
  phone: string;
  replyTo: string;
  /** Columns of which something could not be read and is left out, by their names in the program. */
  unread: string[];
}

function isAction(value: unknown): value is ListedAction {
  return (
    isObject(value) &&
    typeof value['cityId'] === 'number' &&
    typeof value['startLocal'] === 'string' &&
    typeof value['zone'] === 'string' &&
    areTexts(value['unread'])
  );
}

/** What has to be said about a row before it can become an action. */
export type RowQuestion =
  /** Which city is meant: one of these by their ids, which may be none. */
  | {
      about: 'city';
      why: 'missing' | 'none' | 'several' | 'unlike';
      typed: string;
      cities: number[];
    }
  /** One of these hours, `HH:mm` or `HH:mm-HH:mm`; `elsewhere` names clocks that are not of the place. */
  | { about: 'hour'; why: 'unreadable' | 'unclear' | 'elsewhere'; typed: string; hours: string[] }
  /** Clocks there never show that hour on that day: the last before, and the first after. */
  | { about: 'gap'; typed: string; hours: string[] }
  /** Clocks there show it twice. */
  | { about: 'twice'; typed: string }
  | {
      about: 'day';
      why: 'missing' | 'unreadable' | 'unclear' | 'outside';
      typed: string;
      days: string[];
    }
  /** It has begun already. */
  | { about: 'past'; typed: string }
  /** The campaign has an action that is like it. */
  | { about: 'likeness'; why: 'hour' | 'place'; eventId: number };

function isQuestion(value: unknown): value is RowQuestion {
  return isObject(value) && typeof value['about'] === 'string';
}

/** A row of the list, and what became of it. */
export const actionRows = sqliteTable(
  'action_rows',
  {
    listId: integer()
      .notNull()
      .references(() => actionLists.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    cells: jsonColumn<string[], string[]>(areTexts, []).notNull(),
    /** What organizers answered about it, by what was asked. */
    answers: jsonColumn<ActionListChoices, ActionListChoices>(areChoices, {}).notNull(),
    outcome: text({ enum: actionRowOutcomes }),
    question: jsonColumn<RowQuestion, null>(isQuestion, null),
    action: jsonColumn<ListedAction, null>(isAction, null),
    /** By which rows that say the same are known. */
    likeKey: text(),
    /** The action that came of it, as long as there is that. */
    eventId: integer().references(() => events.id, { onDelete: 'set null' }),
  },
  (row) => [
    primaryKey({ columns: [row.listId, row.line] }),
    index('action_rows_by_outcome').on(row.listId, row.outcome, row.line),
    index('action_rows_by_likeness')
      .on(row.listId, row.likeKey, row.line)
      .where(sql`${row.likeKey} is not null`),
    index('action_rows_by_event')
      .on(row.eventId)
      .where(sql`${row.eventId} is not null`),
    check(
      'action_rows_outcome',
      sql`${row.outcome} in ('asked', 'ready', 'same', 'repeated', 'skipped', 'empty')`,
    ),
  ],
);

export type ActionList = typeof actionLists.$inferSelect;
export type ActionRow = typeof actionRows.$inferSelect;
