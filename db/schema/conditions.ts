import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** Holds where each of the conditions holds. */
export function all(...conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` and `);
}

/** Holds where one of the conditions holds. */
export function some(...conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` or `);
}

/** Holds where exactly one of the owners has a value: what else can own a row is a column more. */
export function oneOwner(...owners: readonly SQLWrapper[]): SQL {
  const told = owners.map((owner) => sql`(${owner} is not null)`);
  return sql`${sql.join(told, sql` + `)} = 1`;
}
