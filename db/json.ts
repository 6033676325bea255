import { sql, type SQL } from 'drizzle-orm';
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

/**
 * A named part of what a JSON column holds; NULL where there is none. One row of broken JSON would end
 * the whole question if it were asked for directly.
 */
export function jsonPart<Value>(column: SQLiteColumn, name: string): SQL<Value> {
  return sql<Value>`case when json_valid(${column}) then json_extract(${column}, ${`$.${name}`}) end`;
}
