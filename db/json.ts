import { sql, type SQL } from 'drizzle-orm';

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
