import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';

/** What became of some events, and the ids of those that could not be read. */
export interface ReadEvents<Result> {
  results: Result[];
  unreadable: number[];
}

/**
 * Reads events one row at a time: a row that the database or the program cannot make sense of costs
 * itself and never the others.
 */
export function readEvents<Result>(
  db: Pick<Reads, 'events'>,
  ids: readonly number[],
  read: (event: Event) => Result,
): ReadEvents<Result> {
  const results: Result[] = [];
  const unreadable: number[] = [];
  for (const id of ids) {
    try {
      const event = db.events.byId(id);
      if (event) results.push(read(event));
    } catch {
      // The error may carry what stands in the row; its id is all that anybody needs.
      unreadable.push(id);
    }
  }
  return { results, unreadable };
}
