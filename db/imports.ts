import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { importRetention } from './importRetention.ts';
import {
  arrivals,
  auditEntries,
  bulkActions,
  bulkChanges,
  importRows,
  imports,
  organizers,
  signups,
  type Import,
  type ImportOutcome,
  type ImportRow,
} from './schema.ts';

/** An import with who made it. */
export interface ListedImport extends Import {
  organizerName: string;
}

/** How many rows would do what; nothing for none. */
export type OutcomeCounts = Readonly<Partial<Record<ImportOutcome, number>>>;

/** A row as it is read from the file. */
export type NewImportRow = Pick<ImportRow, 'line' | 'cells'>;

export function importReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const byId = drizzle
    .select()
    .from(imports)
    .where(eq(imports.id, value('id')))
    .prepare();
  // Asked every second: every state is named, so that the index of what is open serves.
  const underWay = drizzle
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        isNull(imports.clearedAt),
        inArray(imports.state, ['checking', 'writing', 'undoing', 'written']),
        or(ne(imports.state, 'written'), isNotNull(imports.mailedThrough)),
      ),
    )
    .orderBy(asc(imports.id))
    .prepare();
  const ofEvent = drizzle
    .select({ one: imports, organizerName: organizers.name })
    .from(imports)
    .innerJoin(organizers, eq(organizers.id, imports.organizerId))
    .where(and(eq(imports.eventId, value('eventId')), gt(imports.rows, 0)))
    .orderBy(desc(imports.id))
    .limit(value('limit'))
    .prepare();
  const rowsAfter = drizzle
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, value('importId')), gt(importRows.line, value('line'))))
    .orderBy(asc(importRows.line))
    .limit(value('limit'))
    .prepare();
  const earlierOfAddress = drizzle
    .select({ line: importRows.line })
    .from(importRows)
    .where(
      and(
        eq(importRows.emailKey, value('emailKey')),
        eq(importRows.importId, value('importId')),
        // By the address, and not by the outcome, which thousands have.
        sql`+${importRows.line} < ${value('line')}`,
        sql`+${importRows.outcome} in ('new', 'same', 'different')`,
      ),
    )
    .orderBy(sql`+${importRows.line}`)
    .limit(1)
    .prepare();
  const newestEntry = drizzle
    .select({ at: sql<number | null>`max(${auditEntries.at})` })
    .from(auditEntries)
    .where(eq(auditEntries.signupId, value('signupId')))
    .prepare();
  // These tell the audit log of all at once, or nothing.
  const newestArrival = drizzle
    .select({ at: sql<number | null>`max(${arrivals.receivedAt})` })
    .from(arrivals)
    .where(eq(arrivals.signupId, value('signupId')))
    .prepare();
  const newestBulk = drizzle
    .select({ at: sql<number | null>`max(${bulkActions.createdAt})` })
    .from(bulkChanges)
    .innerJoin(bulkActions, eq(bulkActions.id, bulkChanges.bulkId))
    .where(eq(bulkChanges.signupId, value('signupId')))
    .prepare();

  return {
    byId: (id: number): Import | undefined => byId.get({ id }),
    /** The newest first, of those that were read whole. */
    ofEvent: (eventId: number, limit: number): ListedImport[] =>
      ofEvent.all({ eventId, limit }).map(({ one, organizerName }) => ({ ...one, organizerName })),
    /** What was begun and is not done, by whichever process. */
    underWay: (): number[] => underWay.all().map(({ id }) => id),
    /** Rows below a line, from top to bottom. */
    rowsAfter: (importId: number, line: number, limit: number): ImportRow[] =>
      rowsAfter.all({ importId, line, limit }),
    /** Rows of an outcome, or all, from top to bottom. */
    rows: (
      importId: number,
      outcome: ImportOutcome | null,
      { limit, offset }: { limit: number; offset: number },
    ): ImportRow[] =>
      drizzle
        .select()
        .from(importRows)
        .where(
          and(
            eq(importRows.importId, importId),
            outcome === null ? undefined : eq(importRows.outcome, outcome),
          ),
        )
        .orderBy(asc(importRows.line))
        .limit(limit)
        .offset(offset)
        .all(),
    /** How many rows stand in a list down to a line. */
    rowsThrough: (importId: number, line: number): number =>
      drizzle
        .select({ rows: count() })
        .from(importRows)
        .where(and(eq(importRows.importId, importId), lte(importRows.line, line)))
        .get()?.rows ?? 0,
    counts: (importId: number): OutcomeCounts => {
      const counts: Partial<Record<ImportOutcome, number>> = {};
      const found = drizzle
        .select({ outcome: importRows.outcome, rows: count() })
        .from(importRows)
        .where(eq(importRows.importId, importId))
        .groupBy(importRows.outcome)
        .all();
      for (const { outcome, rows } of found) if (outcome !== null) counts[outcome] = rows;
      return counts;
    },
    /** How many of those who were on the list already could not be changed as the list tells. */
    keptAsTheyWere: (importId: number): number =>
      drizzle
        .select({ rows: count() })
        .from(importRows)
        .where(
          and(
            eq(importRows.importId, importId),
            eq(importRows.outcome, 'different'),
            sql`${importRows.problems} <> '[]'`,
          ),
        )
        .get()?.rows ?? 0,
    /** The line of an earlier row about the same address; null where there is none. */
    earlierOfAddress: (importId: number, line: number, emailKey: string): number | null =>
      earlierOfAddress.get({ importId, line, emailKey })?.line ?? null,
    /** The names of those of an event who have no address; few, where people are written down by hand. */
    namesWithoutAddress: (eventId: number): string[] =>
      drizzle
        .select({ name: signups.name })
        .from(signups)
        .where(
          and(
            eq(signups.eventId, eventId),
            isNull(signups.emailKey),
            ne(signups.state, 'cancelled'),
          ),
        )
        .all()
        .map(({ name }) => name),
    /**
     * When somebody last did something to a sign-up, at the door and to many as well, in epoch
     * milliseconds; 0 for never.
     */
    lastTouched: (signupId: number): number =>
      Math.max(
        ...[newestEntry, newestArrival, newestBulk].map(
          (newest) => newest.get({ signupId })?.at ?? 0,
        ),
      ),
  };
}

export function importChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  const insertRow = drizzle
    .insert(importRows)
    .values({
      importId: value('importId'),
      line: value('line'),
      cells: sql`${value('cells')}`,
      problems: sql`'[]'`,
    })
    .prepare();
  const checkRow = drizzle
    .update(importRows)
    .set({
      outcome: sql`${value('outcome')}`,
      emailKey: sql`${value('emailKey')}`,
      problems: sql`${value('problems')}`,
      changes: sql`${value('changes')}`,
      signupId: sql`${value('signupId')}`,
      agreed: sql`${value('agreed')}`,
    })
    .where(and(eq(importRows.importId, value('importId')), eq(importRows.line, value('line'))))
    .prepare();
  const noteDone = drizzle
    .update(importRows)
    .set({
      signupId: sql`${value('signupId')}`,
      did: sql`${value('did')}`,
      didAt: sql`${value('didAt')}`,
      before: sql`${value('before')}`,
    })
    .where(and(eq(importRows.importId, value('importId')), eq(importRows.line, value('line'))))
    .prepare();

  return {
    insert: (one: Omit<typeof imports.$inferInsert, 'id'>): Import =>
      drizzle.insert(imports).values(one).returning().get(),
    update: (id: number, values: Partial<Omit<Import, 'id' | 'eventId'>>): void => {
      drizzle.update(imports).set(values).where(eq(imports.id, id)).run();
    },
    /** With its rows. */
    remove: (id: number): void => {
      drizzle.delete(imports).where(eq(imports.id, id)).run();
    },
    addRows: (importId: number, rows: readonly NewImportRow[]): void => {
      for (const { line, cells } of rows)
        insertRow.run({ importId, line, cells: JSON.stringify(cells) });
    },
    /** Keeps what a row would do. */
    checkRow: (
      row: Pick<ImportRow, 'importId' | 'line' | 'emailKey' | 'problems' | 'changes'> &
        Pick<ImportRow, 'outcome' | 'signupId' | 'agreed'>,
    ): void => {
      const agreed = row.agreed === null ? null : Number(row.agreed);
      checkRow.run({ ...row, agreed, problems: JSON.stringify(row.problems) });
    },
    /** Keeps what a row did, or that it did nothing any more. */
    noteDone: (
      row: Pick<ImportRow, 'importId' | 'line' | 'signupId' | 'did' | 'didAt' | 'before'>,
    ): void => {
      noteDone.run({ ...row });
    },
    /** Keeps what could not be done as the row tells. */
    noteProblems: (
      { importId, line }: Pick<ImportRow, 'importId' | 'line'>,
      problems: ImportRow['problems'],
    ): void => {
      drizzle
        .update(importRows)
        .set({ problems })
        .where(and(eq(importRows.importId, importId), eq(importRows.line, line)))
        .run();
    },
    ...importRetention(drizzle),
  };
}
