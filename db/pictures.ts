import { and, asc, desc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import { campaignPictureChanges, campaignPictureReads } from './campaignPictures.ts';
import type { Drizzle } from './connection.ts';
import {
  eventPictures,
  events,
  pictureFiles,
  type Event,
  type EventPictureRow,
  type NewEventPicture,
  type NewPictureFile,
  type PictureType,
} from './schema.ts';

/** A picture without its bytes, with the widths in which there are files of it, the smallest first. */
export interface StoredPicture extends EventPictureRow {
  widths: number[];
}

export function pictureReads(drizzle: Drizzle) {
  const ofEvent = drizzle
    .select()
    .from(eventPictures)
    .where(eq(eventPictures.eventId, sql.placeholder('eventId')))
    .orderBy(asc(eventPictures.speaker))
    .prepare();
  const widths = drizzle
    .selectDistinct({ width: pictureFiles.width })
    .from(pictureFiles)
    .where(eq(pictureFiles.pictureId, sql.placeholder('id')))
    .orderBy(asc(pictureFiles.width))
    .prepare();
  const fileWhere = (within?: SQL) =>
    drizzle
      .select({ bytes: pictureFiles.bytes })
      .from(pictureFiles)
      .innerJoin(eventPictures, eq(eventPictures.id, pictureFiles.pictureId))
      .innerJoin(events, eq(events.id, eventPictures.eventId))
      .where(
        and(
          eq(eventPictures.hash, sql.placeholder('hash')),
          eq(pictureFiles.width, sql.placeholder('width')),
          eq(pictureFiles.type, sql.placeholder('type')),
          within,
        ),
      )
      .limit(1)
      .prepare();
  const withPicture = drizzle
    .selectDistinct({
      id: events.id,
      campaignId: events.campaignId,
      city: events.city,
      cityId: events.cityId,
    })
    .from(eventPictures)
    .innerJoin(events, eq(events.id, eventPictures.eventId))
    .where(eq(eventPictures.hash, sql.placeholder('hash')))
    .prepare();
  const file = fileWhere();
  const announcedFile = fileWhere(isNotNull(events.publishedAt));
  const fileOfEvent = fileWhere(eq(events.id, sql.placeholder('eventId')));
  const largest = drizzle
    .select({ bytes: pictureFiles.bytes })
    .from(pictureFiles)
    .where(and(eq(pictureFiles.pictureId, sql.placeholder('id')), eq(pictureFiles.type, 'jpeg')))
    .orderBy(desc(pictureFiles.width))
    .limit(1)
    .prepare();

  const withWidths = (row: EventPictureRow): StoredPicture => ({
    ...row,
    widths: widths.all({ id: row.id }).map(({ width }) => width),
  });

  return {
    /** The picture of an event, its `speaker` being '', and those of its speakers. */
    ofEvent: (eventId: number): StoredPicture[] => ofEvent.all({ eventId }).map(withWidths),
    /** The events that have a picture with this content. */
    eventsOf: (hash: string): Pick<Event, 'id' | 'campaignId' | 'city' | 'cityId'>[] =>
      withPicture.all({ hash }),
    /** The bytes of a file by what its address says; undefined where there is none. */
    file: (hash: string, width: number, type: PictureType): Buffer | undefined =>
      file.get({ hash, width, type })?.bytes,
    /** The same of a picture that everybody may see: of an event that is or was announced. */
    announcedFile: (hash: string, width: number, type: PictureType): Buffer | undefined =>
      announcedFile.get({ hash, width, type })?.bytes,
    /** The same of a picture of one event. */
    fileOf: (eventId: number, hash: string, width: number, type: PictureType): Buffer | undefined =>
      fileOfEvent.get({ eventId, hash, width, type })?.bytes,
    /** The largest JPEG of a picture, to make others of it. */
    largest: (id: number): Buffer | undefined => largest.get({ id })?.bytes,
    /** Those of campaigns, which have a table of their own. */
    ofCampaigns: campaignPictureReads(drizzle),
  };
}

export function pictureChanges(drizzle: Drizzle) {
  const remove = (eventId: number, speaker: string): boolean =>
    drizzle
      .delete(eventPictures)
      .where(and(eq(eventPictures.eventId, eventId), eq(eventPictures.speaker, speaker)))
      .run().changes > 0;

  return {
    /** Puts a picture in the place of the one that the event or the speaker had. */
    put: (picture: NewEventPicture, files: readonly NewPictureFile[]): void => {
      remove(picture.eventId, picture.speaker ?? '');
      const { id } = drizzle.insert(eventPictures).values(picture).returning().get();
      for (const file of files)
        drizzle
          .insert(pictureFiles)
          .values({ ...file, pictureId: id })
          .run();
    },
    /** Gives another event a picture like this one, which then is its own. */
    copy: (id: number, eventId: number, now: number): void => {
      const picture = drizzle.select().from(eventPictures).where(eq(eventPictures.id, id)).get();
      if (!picture) return;
      const copied = { ...picture, id: undefined, eventId, createdAt: now };
      const made = drizzle.insert(eventPictures).values(copied).returning().get();
      drizzle.run(sql`
        insert into ${pictureFiles} (picture_id, width, type, bytes)
        select ${made.id}, width, type, bytes from ${pictureFiles} where picture_id = ${id}
      `);
    },
    /** Changes what is said of a picture. */
    describe: (
      id: number,
      about: Partial<Pick<NewEventPicture, 'description' | 'focus'>>,
    ): void => {
      drizzle.update(eventPictures).set(about).where(eq(eventPictures.id, id)).run();
    },
    /** Takes a picture away; false where there was none. */
    remove,
    ofCampaigns: { ...campaignPictureReads(drizzle), ...campaignPictureChanges(drizzle) },
  };
}
