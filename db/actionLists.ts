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
  lt,
  lte,
  or,
  sql,
} from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  actionLists,
  actionRows,
  events,
  organizers,
  type ActionList,
  type ActionListChoices,
  type ActionRow,
  type ActionRowOutcome,
} from './schema.ts';

/** A list with who sent it. */
export interface ListedActionList extends ActionList {
  organizerName: string;
}

/** How many rows are what; nothing for none. */
export type ActionRowCounts = Readonly<Partial<Record<ActionRowOutcome, number>>>;

/** In milliseconds: what was not read whole by then never will be, since the program ended meanwhile. */
const longestReading = 3_600_000;

export function actionListReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const byId = drizzle
    .select()
    .from(actionLists)
    .where(eq(actionLists.id, value('id')))
    .prepare();
  // Asked every second: every state is named, so that the index of what is open serves.
  const underWay = drizzle
    .select({ id: actionLists.id })
    .from(actionLists)
    .where(
      and(
        isNull(actionLists.clearedAt),
        inArray(actionLists.state, ['checking', 'writing', 'undoing']),
      ),
    )
    .orderBy(asc(actionLists.id))
    .prepare();
  const rowsAfter = drizzle
    .select()
    .from(actionRows)
    .where(and(eq(actionRows.listId, value('listId')), gt(actionRows.line, value('line'))))
    .orderBy(asc(actionRows.line))
    .limit(value('limit'))
    .prepare();
  const earlierAlike = drizzle
    .select({ line: actionRows.line })
    .from(actionRows)
    .where(
      and(
        eq(actionRows.listId, value('listId')),
        eq(actionRows.likeKey, value('likeKey')),
        lt(actionRows.line, value('line')),
        inArray(actionRows.outcome, ['asked', 'ready', 'same']),
      ),
    )
    .limit(1)
    .prepare();

  return {
    byId: (id: number): ActionList | undefined => byId.get({ id }),
    /** The newest first, of those that were read whole. */
    ofCampaign: (campaignId: number, limit: number): ListedActionList[] =>
      drizzle
        .select({ one: actionLists, organizerName: organizers.name })
        .from(actionLists)
        .innerJoin(organizers, eq(organizers.id, actionLists.organizerId))
        .where(and(eq(actionLists.campaignId, campaignId), gt(actionLists.rows, 0)))
        .orderBy(desc(actionLists.id))
        .limit(limit)
        .all()
        .map(({ one, organizerName }) => ({ ...one, organizerName })),
    /** What was begun and is not done, by whichever process. */
    underWay: (): number[] => underWay.all().map(({ id }) => id),
    /** Rows below a line, from top to bottom. */
    rowsAfter: (listId: number, line: number, limit: number): ActionRow[] =>
      rowsAfter.all({ listId, line, limit }),
    row: (listId: number, line: number): ActionRow | undefined =>
      drizzle
        .select()
        .from(actionRows)
        .where(and(eq(actionRows.listId, listId), eq(actionRows.line, line)))
        .get(),
    /** Rows of some outcomes, from top to bottom. */
    rows: (
      listId: number,
      outcomes: readonly ActionRowOutcome[],
      { limit, offset }: { limit: number; offset: number },
    ): ActionRow[] =>
      drizzle
        .select()
        .from(actionRows)
        .where(and(eq(actionRows.listId, listId), inArray(actionRows.outcome, [...outcomes])))
        .orderBy(asc(actionRows.line))
        .limit(limit)
        .offset(offset)
        .all(),
    /** How many rows stand in a list down to a line. */
    rowsThrough: (listId: number, line: number): number =>
      drizzle
        .select({ rows: count() })
        .from(actionRows)
        .where(and(eq(actionRows.listId, listId), lte(actionRows.line, line)))
        .get()?.rows ?? 0,
    counts: (listId: number): ActionRowCounts => {
      const counts: Partial<Record<ActionRowOutcome, number>> = {};
      const found = drizzle
        .select({ outcome: actionRows.outcome, rows: count() })
        .from(actionRows)
        .where(eq(actionRows.listId, listId))
        .groupBy(actionRows.outcome)
        .all();
      for (const { outcome, rows } of found) if (outcome !== null) counts[outcome] = rows;
      return counts;
    },
    /** Whether a row further up says the same. */
    isRepeated: (listId: number, line: number, likeKey: string): boolean =>
      earlierAlike.get({ listId, line, likeKey }) !== undefined,
  };
}

/** What is found out about a row. */
export type CheckedRow = Pick<
  ActionRow,
  'listId' | 'line' | 'outcome' | 'question' | 'action' | 'likeKey'
>;

export function actionListChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  const insertRow = drizzle
    .insert(actionRows)
    .values({
      listId: value('listId'),
      line: value('line'),
      cells: sql`${value('cells')}`,
      answers: sql`'{}'`,
    })
    .prepare();
  const ofRow = and(eq(actionRows.listId, value('listId')), eq(actionRows.line, value('line')));
  const checkRow = drizzle
    .update(actionRows)
    .set({
      outcome: sql`${value('outcome')}`,
      question: sql`${value('question')}`,
      action: sql`${value('action')}`,
      likeKey: sql`${value('likeKey')}`,
    })
    .where(ofRow)
    .prepare();
  const noteEvent = drizzle
    .update(actionRows)
    .set({ eventId: sql`${value('eventId')}` })
    .where(ofRow)
    .prepare();

  return {
    insert: (one: Omit<typeof actionLists.$inferInsert, 'id'>): ActionList =>
      drizzle.insert(actionLists).values(one).returning().get(),
    update: (id: number, values: Partial<Omit<ActionList, 'id' | 'campaignId'>>): void => {
      drizzle.update(actionLists).set(values).where(eq(actionLists.id, id)).run();
    },
    /** With its rows. */
    remove: (id: number): void => {
      drizzle.delete(actionLists).where(eq(actionLists.id, id)).run();
    },
    addRows: (listId: number, rows: readonly Pick<ActionRow, 'line' | 'cells'>[]): void => {
      for (const { line, cells } of rows)
        insertRow.run({ listId, line, cells: JSON.stringify(cells) });
    },
    /** Keeps what a row is. */
    checkRow: ({ question, action, ...row }: CheckedRow): void => {
      checkRow.run({
        ...row,
        question: question === null ? null : JSON.stringify(question),
        action: action === null ? null : JSON.stringify(action),
      });
    },
    answer: (listId: number, line: number, answers: ActionListChoices): void => {
      drizzle
        .update(actionRows)
        .set({ answers })
        .where(and(eq(actionRows.listId, listId), eq(actionRows.line, line)))
        .run();
    },
    /** Keeps which action came of a row, or that there is none any more. */
    noteEvent: (listId: number, line: number, eventId: number | null): void => {
      noteEvent.run({ listId, line, eventId });
    },
    /**
     * Announces the next actions of a list that are drafts.
     *
     * @returns how many there were
     */
    announceNext: (listId: number, at: number, most: number): number => {
      const drafts = drizzle
        .select({ id: events.id })
        .from(actionRows)
        .innerJoin(events, eq(events.id, actionRows.eventId))
        .where(
          and(
            eq(actionRows.listId, listId),
            isNotNull(actionRows.eventId),
            eq(events.state, 'draft'),
          ),
        )
        .limit(most)
        .all()
        .map(({ id }) => id);
      if (drafts.length > 0)
        drizzle
          .update(events)
          .set({ state: 'published', publishedAt: at, scheduledAt: at })
          .where(inArray(events.id, drafts))
          .run();
      return drafts.length;
    },
    /**
     * Deletes what files said, of lists from before an instant: those of which nothing was made go whole, and
     * soon those that were not read whole; of the others it stays how many actions they made.
     *
     * @returns how many lists there were
     */
    clear: (before: number, now: number): number => {
      const isOpen = isNull(actionLists.clearedAt);
      const abandoned = drizzle
        .delete(actionLists)
        .where(
          or(
            and(
              isOpen,
              lt(actionLists.createdAt, before),
              inArray(actionLists.state, ['read', 'checking', 'checked']),
            ),
            and(eq(actionLists.rows, 0), lt(actionLists.createdAt, now - longestReading)),
          ),
        )
        .run().changes;
      const old = drizzle
        .select({ id: actionLists.id })
        .from(actionLists)
        .where(
          and(
            isOpen,
            or(lt(actionLists.writtenAt, before), lt(actionLists.undoneAt, before)),
            inArray(actionLists.state, ['written', 'undone']),
          ),
        )
        .all()
        .map(({ id }) => id);
      if (old.length === 0) return abandoned;
      drizzle.delete(actionRows).where(inArray(actionRows.listId, old)).run();
      // Samples of its columns are of what it said, too.
      drizzle
        .update(actionLists)
        .set({ columns: [], choices: {}, clearedAt: now })
        .where(inArray(actionLists.id, old))
        .run();
      return abandoned + old.length;
    },
  };
}
