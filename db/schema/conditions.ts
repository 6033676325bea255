import { sql, type SQL } from 'drizzle-orm';

/** Holds where each of the conditions holds. */
export function all(...conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` and `);
}

/** Holds where one of the conditions holds. */
export function some(...conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` or `);
}
