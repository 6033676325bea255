import { sql, type Placeholder } from 'drizzle-orm';

/**
 * Lets an update be prepared once for the columns that it sets, whatever it sets them to: who changes a
 * thousand rows sets the same columns of each, and to put the statement together takes longer than to run it.
 *
 * @param prepare makes the statement; it is given a placeholder for each column, by the column's name
 * @returns what finds the statement for some values, of which those that are undefined are left as they are
 */
export function onceForColumns<Prepared>(
  prepare: (placeholders: Readonly<Record<string, Placeholder>>) => Prepared,
): (values: Readonly<Record<string, unknown>>) => Prepared {
  const made = new Map<string, Prepared>();
  return (values) => {
    const columns = Object.keys(values).filter((column) => values[column] !== undefined);
    const key = columns.join(' ');
    const before = made.get(key);
    if (before !== undefined) return before;
    const statement = prepare(
      Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])),
    );
    made.set(key, statement);
    return statement;
  };
}
