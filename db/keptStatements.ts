import type { Statement } from 'better-sqlite3';

/** Each takes some ten kilobytes, and no day of a site asks in more different words. */
const usualMost = 256;

/**
 * Prepares a statement once and hands it out again. Drizzle prepares what is not kept by its
 * `prepare()` at every call, which takes SQLite up to fifty times as long as to run it: of an update that
 * triggers watch, a quarter of a millisecond.
 *
 * Whoever makes a statement answer in arrays makes it so for everybody it is handed to: each mode needs a
 * keeper of its own.
 *
 * @param prepare SQLite's
 * @param most bounds the memory; with one more the one goes that was missed longest
 */
export function keptStatements(
  prepare: (text: string) => Statement,
  most = usualMost,
): (text: string) => Statement {
  const kept = new Map<string, Statement>();
  return (text) => {
    const statement = kept.get(text) ?? prepare(text);
    // A Map keeps the order in which they came: the one asked for last stands last.
    kept.delete(text);
    kept.set(text, statement);
    const [longest] = kept.size > most ? kept.keys() : [];
    if (longest !== undefined) kept.delete(longest);
    return statement;
  };
}
