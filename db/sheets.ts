import { and, asc, count, eq, inArray, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { nameIn } from './door.ts';
import { folded } from './folded.ts';
import {
  arrivals,
  organizers,
  sheetPhotos,
  sheetRows,
  signups,
  type NewSheetPhoto,
  type SheetPhoto,
  type SheetRow,
  type SheetRowState,
  type Signup,
} from './schema.ts';
import { holdsEach, idsByText, wordsOf } from './signupTexts.ts';

/** More people than this are not told apart by their names. */
const mostCalled = 200;

/** So many more commas and spaces may stand between the same words. */
const separators = 8;

/** A photograph without its bytes. */
export type ListedSheetPhoto = Omit<SheetPhoto, 'bytes'>;

/** A row with the name of whoever typed last, and of whom was found or written down. */
export interface ListedSheetRow extends SheetRow {
  organizerName: string | null;
  name: string | null;
  arrivedWith: number | null;
}

/** What is done stays as it is: of two who read the same row, the first has entered it. */
export const isDone = (state: SheetRowState) => state === 'entered' || state === 'nobody';

export function sheetReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const { bytes: _, ...listedPhoto } = {
    id: sheetPhotos.id,
    eventId: sheetPhotos.eventId,
    bytes: sheetPhotos.bytes,
    width: sheetPhotos.width,
    height: sheetPhotos.height,
    rows: sheetPhotos.rows,
    organizerId: sheetPhotos.organizerId,
    createdAt: sheetPhotos.createdAt,
  };
  const photos = drizzle
    .select(listedPhoto)
    .from(sheetPhotos)
    .where(eq(sheetPhotos.eventId, value('eventId')))
    .orderBy(asc(sheetPhotos.id))
    .prepare();
  const photo = drizzle
    .select(listedPhoto)
    .from(sheetPhotos)
    .where(and(eq(sheetPhotos.eventId, value('eventId')), eq(sheetPhotos.id, value('id'))))
    .prepare();
  const bytes = drizzle
    .select({ bytes: sheetPhotos.bytes })
    .from(sheetPhotos)
    .where(and(eq(sheetPhotos.eventId, value('eventId')), eq(sheetPhotos.id, value('id'))))
    .prepare();
  const row = drizzle
    .select()
    .from(sheetRows)
    .where(eq(sheetRows.key, value('key')))
    .prepare();
  const listed = () =>
    drizzle
      .select({
        row: sheetRows,
        organizerName: organizers.name,
        name: signups.name,
        arrivedWith: signups.arrivedWith,
      })
      .from(sheetRows)
      .leftJoin(organizers, eq(organizers.id, sheetRows.organizerId))
      .leftJoin(signups, eq(signups.id, sheetRows.signupId));
  const ofPhoto = listed()
    .where(eq(sheetRows.photoId, value('photoId')))
    .orderBy(asc(sheetRows.number))
    .prepare();
  const left = listed()
    .where(
      and(
        eq(sheetRows.eventId, value('eventId')),
        inArray(sheetRows.state, ['later', 'unreadable']),
      ),
    )
    .orderBy(asc(sheetRows.updatedAt), asc(sheetRows.key))
    .limit(200)
    .prepare();
  const open = drizzle
    .select({ key: sheetRows.key, photoId: sheetRows.photoId, typed: sheetRows.typed })
    .from(sheetRows)
    .where(
      and(
        eq(sheetRows.eventId, value('eventId')),
        inArray(sheetRows.state, ['typed', 'later', 'unreadable']),
      ),
    )
    .prepare();
  const latest = listed()
    .where(and(eq(sheetRows.eventId, value('eventId')), eq(sheetRows.state, 'entered')))
    .orderBy(sql`${sheetRows.updatedAt} desc`, asc(sheetRows.key))
    .limit(value('limit'))
    .prepare();
  const typedBy = drizzle
    .select()
    .from(sheetRows)
    .where(
      and(
        eq(sheetRows.eventId, value('eventId')),
        eq(sheetRows.state, 'typed'),
        eq(sheetRows.organizerId, value('organizerId')),
        isNull(sheetRows.photoId),
      ),
    )
    .orderBy(asc(sheetRows.number), asc(sheetRows.key))
    .limit(value('limit'))
    .prepare();
  const entered = drizzle
    .select({ rows: count() })
    .from(sheetRows)
    .where(and(eq(sheetRows.eventId, value('eventId')), eq(sheetRows.state, 'entered')))
    .prepare();
  const hours = drizzle
    .select({
      hour: sql<number>`${signups.arrivedAt} / 3600000`,
      people: sql<number>`sum(1 + ${signups.arrivedWith})`,
    })
    .from(signups)
    // By the marks: where nobody was marked, not one sign-up is looked at.
    .where(
      and(
        sql`${signups.id} in (select ${arrivals.signupId} from ${arrivals}
          where ${arrivals.eventId} = ${value('eventId')})`,
        isNotNull(signups.arrivedAt),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .prepare();

  type Found = ReturnType<typeof ofPhoto.all>[number];
  const inList = ({ row: found, ...beside }: Found): ListedSheetRow => ({ ...found, ...beside });

  return {
    /** The photographs of an event's sheets, in the order in which they came. */
    photos: (eventId: number): ListedSheetPhoto[] => photos.all({ eventId }),
    photo: (eventId: number, id: number): ListedSheetPhoto | undefined =>
      photo.get({ eventId, id }),
    photoBytes: (eventId: number, id: number): Buffer | undefined =>
      bytes.get({ eventId, id })?.bytes,
    row: (key: string): SheetRow | undefined => row.get({ key }),
    /** Every row of a photograph that somebody has been at, from its top. */
    rowsOf: (photoId: number): ListedSheetRow[] => ofPhoto.all({ photoId }).map(inList),
    /** Rows of an event that nobody could read, or that wait, the oldest first. */
    left: (eventId: number): ListedSheetRow[] => left.all({ eventId }).map(inList),
    /** What stands in every row of an event that is not done. */
    open: (eventId: number): Pick<SheetRow, 'key' | 'photoId' | 'typed'>[] => open.all({ eventId }),
    /** Rows that were entered last. */
    latest: (eventId: number, limit: number): ListedSheetRow[] =>
      latest.all({ eventId, limit }).map(inList),
    enteredCount: (eventId: number): number => entered.get({ eventId })?.rows ?? 0,
    /** What somebody has typed from the paper itself and not entered yet. */
    typedBy: (eventId: number, organizerId: number, limit: number): SheetRow[] =>
      typedBy.all({ eventId, organizerId, limit }),
    /**
     * People of an event whose name or address holds each word of a text; none whose sign-up is canceled.
     *
     * @param whole only those with names hardly longer than the text: a short one stands in many others
     */
    called: (eventId: number, text: string, limit: number, whole = false): Signup[] => {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      const longest = folded(text).length + separators;
      const isMeant = (held: SQL) =>
        and(holdsEach(held, words), whole ? sql`length(${nameIn(held)}) <= ${longest}` : undefined);
      const ids = idsByText(drizzle, eventId, isMeant, mostCalled);
      return drizzle
        .select()
        .from(signups)
        .where(
          and(
            sql`${signups.id} in (select value from json_each(${ids}))`,
            ne(signups.state, 'cancelled'),
          ),
        )
        .orderBy(asc(signups.id))
        .limit(limit)
        .all();
    },
    /** How many people came in each hour since the epoch, those whom they brought among them. */
    arrivalHours: (eventId: number): { hour: number; people: number }[] => hours.all({ eventId }),
  };
}

export function sheetChanges(drizzle: Drizzle) {
  const reads = sheetReads(drizzle);
  return {
    addPhoto: (photo: NewSheetPhoto): number =>
      drizzle.insert(sheetPhotos).values(photo).returning({ id: sheetPhotos.id }).get().id,
    /** Notes how many rows are on a photograph. */
    countRows: (id: number, rows: number): void => {
      drizzle.update(sheetPhotos).set({ rows }).where(eq(sheetPhotos.id, id)).run();
    },
    /**
     * Deletes a photograph of an event. Rows that are done go with it, those that wait stay without it.
     *
     * @returns false where the event has none of that id; then nothing is deleted
     */
    removePhoto: (eventId: number, id: number): boolean => {
      if (reads.photo(eventId, id) === undefined) return false;
      drizzle
        .delete(sheetRows)
        .where(
          and(eq(sheetRows.photoId, id), inArray(sheetRows.state, ['typed', 'entered', 'nobody'])),
        )
        .run();
      drizzle.delete(sheetPhotos).where(eq(sheetPhotos.id, id)).run();
      return true;
    },
    /** Keeps a row as it is now, whoever had it before; what is done stays as it is. */
    putRow: (row: SheetRow): void => {
      const { key: _, ...values } = row;
      const before = reads.row(row.key);
      if (before === undefined) drizzle.insert(sheetRows).values(row).run();
      else if (!isDone(before.state))
        drizzle.update(sheetRows).set(values).where(eq(sheetRows.key, row.key)).run();
    },
    removeRow: (key: string): void => {
      drizzle.delete(sheetRows).where(eq(sheetRows.key, key)).run();
    },
    /** Has the rows by which one sign-up was found be those of another: it was the same person. */
    moveRows: (from: number, to: number): void => {
      drizzle.update(sheetRows).set({ signupId: to }).where(eq(sheetRows.signupId, from)).run();
    },
    /** The photographs on which somebody was found. */
    photosShowing: (signupId: number): number[] =>
      drizzle
        .selectDistinct({ id: sheetRows.photoId })
        .from(sheetRows)
        .where(and(eq(sheetRows.signupId, signupId), isNotNull(sheetRows.photoId)))
        .all()
        .flatMap(({ id }) => (id === null ? [] : [id])),
  };
}
