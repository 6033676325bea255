import { and, asc, desc, eq, ne, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  campaignPictureFiles,
  campaignPictures,
  campaigns,
  type CampaignPictureRow,
  type NewPictureFile,
  type PictureType,
} from './schema.ts';

/** The picture of a campaign without its bytes, with the widths of its files, the smallest first. */
export interface StoredCampaignPicture extends CampaignPictureRow {
  widths: number[];
}

export function campaignPictureReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const ofCampaign = drizzle
    .select()
    .from(campaignPictures)
    .where(eq(campaignPictures.campaignId, value('campaignId')))
    .prepare();
  const widths = drizzle
    .selectDistinct({ width: campaignPictureFiles.width })
    .from(campaignPictureFiles)
    .where(eq(campaignPictureFiles.pictureId, value('id')))
    .orderBy(asc(campaignPictureFiles.width))
    .prepare();
  const fileWhere = (within?: SQL) =>
    drizzle
      .select({ bytes: campaignPictureFiles.bytes })
      .from(campaignPictureFiles)
      .innerJoin(campaignPictures, eq(campaignPictures.id, campaignPictureFiles.pictureId))
      .innerJoin(campaigns, eq(campaigns.id, campaignPictures.campaignId))
      .where(
        and(
          eq(campaignPictures.hash, value('hash')),
          eq(campaignPictureFiles.width, value('width')),
          eq(campaignPictureFiles.type, value('type')),
          within,
        ),
      )
      .limit(1)
      .prepare();
  const file = fileWhere();
  const announcedFile = fileWhere(ne(campaigns.state, 'draft'));
  const largest = drizzle
    .select({ bytes: campaignPictureFiles.bytes })
    .from(campaignPictureFiles)
    .where(
      and(eq(campaignPictureFiles.pictureId, value('id')), eq(campaignPictureFiles.type, 'jpeg')),
    )
    .orderBy(desc(campaignPictureFiles.width))
    .limit(1)
    .prepare();

  return {
    of: (campaignId: number): StoredCampaignPicture | undefined => {
      const row = ofCampaign.get({ campaignId });
      return row && { ...row, widths: widths.all({ id: row.id }).map(({ width }) => width) };
    },
    /** The bytes of a file by what its address says; undefined where there is none. */
    file: (hash: string, width: number, type: PictureType): Buffer | undefined =>
      file.get({ hash, width, type })?.bytes,
    /** The same of a picture that everybody may see: of a campaign that is no draft. */
    announcedFile: (hash: string, width: number, type: PictureType): Buffer | undefined =>
      announcedFile.get({ hash, width, type })?.bytes,
    /** The largest JPEG of a picture, to make others of it. */
    largest: (id: number): Buffer | undefined => largest.get({ id })?.bytes,
  };
}

export function campaignPictureChanges(drizzle: Drizzle) {
  const remove = (campaignId: number): boolean =>
    drizzle.delete(campaignPictures).where(eq(campaignPictures.campaignId, campaignId)).run()
      .changes > 0;
  return {
    /** Puts a picture in the place of the one that the campaign had. */
    put: (
      picture: typeof campaignPictures.$inferInsert,
      files: readonly NewPictureFile[],
    ): void => {
      remove(picture.campaignId);
      const { id } = drizzle.insert(campaignPictures).values(picture).returning().get();
      for (const file of files)
        drizzle
          .insert(campaignPictureFiles)
          .values({ ...file, pictureId: id })
          .run();
    },
    /** Changes what is said of the picture of a campaign; false where it has none. */
    describe: (
      campaignId: number,
      about: Pick<CampaignPictureRow, 'description' | 'focus'>,
    ): boolean =>
      drizzle
        .update(campaignPictures)
        .set(about)
        .where(eq(campaignPictures.campaignId, campaignId))
        .run().changes > 0,
    /** Takes it away; false where there was none. */
    remove,
  };
}
