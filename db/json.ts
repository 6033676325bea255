import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/**
 * A placeholder for a JSON column, to be filled with a {@link jsonText}. A plain placeholder would
 * store the text `null` where there is nothing.
 */
export function storedJson(name: string): SQL {
  return sql`${sql.placeholder(name)}`;
}

/** What a JSON column stores of a value; NULL for none. */
export function jsonText(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Whether a column holds one of these ids, however many; undefined, which asks nothing, for null. */
export function isOneOf(column: SQLWrapper, ids: readonly number[] | null): SQL | undefined {
  return ids === null
    ? undefined
    : sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}

/** The same in a statement that is prepared: what `name` is filled with is the ids as JSON. */
export function isOneOfNamed(column: SQLWrapper, name: string): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;
}

/**
 * A named part of what a JSON column holds; NULL where there is none. One row of broken JSON would end
 * the whole question if it were asked for directly.
 */
export function jsonPart<Value>(column: SQLiteColumn, name: string): SQL<Value> {
  return sql<Value>`case when json_valid(${column}) then json_extract(${column}, ${`$.${name}`}) end`;
}
