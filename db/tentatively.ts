import type { Connection } from './connection.ts';

/**
 * Runs a part of a write and, unless it is to be kept, takes its changes back.
 *
 * Where an answer must take the same time whether there was something to write or not, both do the same:
 * SQLite changes the same pages, and writes them to the disk even when they are as they were.
 *
 * @returns what the part answered, in either case
 * @throws what the part threw; then the whole write is undone
 */
export type Tentatively = <Result>(keeps: boolean, part: () => Result) => Result;

export function tentatively(connection: Connection): Tentatively {
  const begin = connection.prepare('SAVEPOINT part');
  const undo = connection.prepare('ROLLBACK TO part');
  const end = connection.prepare('RELEASE part');
  return (keeps, part) => {
    begin.run();
    const result = part();
    if (!keeps) undo.run();
    end.run();
    return result;
  };
}
