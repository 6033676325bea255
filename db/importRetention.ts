import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { importRows, imports } from './schema.ts';

/** In milliseconds: what was not read whole by then never will be, since the program ended meanwhile. */
const longestReading = 3_600_000;

/** How what lists of people say leaves. */
export function importRetention(drizzle: Drizzle) {
  return {
    /** Deletes what lists of an event say of an address. */
    forget: (eventId: number, emailKey: string): void => {
      drizzle
        .delete(importRows)
        .where(
          and(
            eq(importRows.emailKey, emailKey),
            sql`${importRows.importId} in
              (select ${imports.id} from ${imports} where ${imports.eventId} = ${eventId})`,
          ),
        )
        .run();
    },
    /**
     * Deletes what files said, of lists from before an instant: those that nobody imported go whole, and soon
     * those that were not read whole; of the others it stays who came by which of them, and whether they
     * agreed to be mailed.
     *
     * @returns how many lists there were
     */
    clear: (before: number, now: number): number => {
      const isOld = and(isNull(imports.clearedAt), lt(imports.createdAt, before));
      const abandoned = drizzle
        .delete(imports)
        .where(
          or(
            and(isOld, inArray(imports.state, ['read', 'checking', 'checked'])),
            and(eq(imports.rows, 0), lt(imports.createdAt, now - longestReading)),
          ),
        )
        .run().changes;
      const old = drizzle
        .select({ id: imports.id })
        .from(imports)
        .where(
          and(
            isNull(imports.clearedAt),
            or(lt(imports.writtenAt, before), lt(imports.undoneAt, before)),
            inArray(imports.state, ['written', 'undone']),
          ),
        )
        .all()
        .map(({ id }) => id);
      if (old.length === 0) return abandoned;
      const ofThese = inArray(importRows.importId, old);
      drizzle
        .delete(importRows)
        .where(and(ofThese, isNull(importRows.did)))
        .run();
      drizzle
        .update(importRows)
        .set({ cells: [], problems: [], changes: '', before: null })
        .where(ofThese)
        .run();
      // Samples of its columns are of what it said, too.
      drizzle
        .update(imports)
        .set({ columns: [], clearedAt: now })
        .where(inArray(imports.id, old))
        .run();
      return abandoned + old.length;
    },
  };
}
