import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  endorsementLogos,
  endorsements,
  events,
  type EndorsementLogo,
  type LogoStage,
  type PictureType,
} from './schema.ts';

/** A logo without its bytes: of each width in which there are files of it, the smallest first. */
export interface OrganizationLogo {
  hash: string;
  sizes: readonly { width: number; height: number }[];
}

/** A file as it is kept, without whose it is. */
export type NewLogoFile = Omit<EndorsementLogo, 'endorsementId' | 'stage'>;

export function endorsementLogoReads(drizzle: Drizzle) {
  const named = {
    endorsementId: endorsementLogos.endorsementId,
    stage: endorsementLogos.stage,
    hash: endorsementLogos.hash,
    width: endorsementLogos.width,
    height: endorsementLogos.height,
  };
  const listed = drizzle
    .selectDistinct(named)
    .from(endorsementLogos)
    .innerJoin(endorsements, eq(endorsements.id, endorsementLogos.endorsementId))
    .where(
      and(
        eq(endorsements.eventId, sql.placeholder('eventId')),
        eq(endorsements.state, 'approved'),
        eq(endorsementLogos.stage, 'listed'),
      ),
    )
    .orderBy(asc(endorsementLogos.endorsementId), asc(endorsementLogos.width))
    .prepare();
  const of = drizzle
    .selectDistinct(named)
    .from(endorsementLogos)
    .where(eq(endorsementLogos.endorsementId, sql.placeholder('endorsementId')))
    .orderBy(asc(endorsementLogos.width))
    .prepare();
  const asked = and(
    eq(endorsementLogos.hash, sql.placeholder('hash')),
    eq(endorsementLogos.width, sql.placeholder('width')),
    eq(endorsementLogos.type, sql.placeholder('type')),
  );
  const publicFile = drizzle
    .select({ bytes: endorsementLogos.bytes })
    .from(endorsementLogos)
    .innerJoin(endorsements, eq(endorsements.id, endorsementLogos.endorsementId))
    .innerJoin(events, eq(events.id, endorsements.eventId))
    .where(
      and(
        asked,
        eq(endorsementLogos.stage, 'listed'),
        eq(endorsements.state, 'approved'),
        isNotNull(events.publishedAt),
      ),
    )
    .limit(1)
    .prepare();
  const fileOf = drizzle
    .select({ bytes: endorsementLogos.bytes })
    .from(endorsementLogos)
    .where(and(asked, eq(endorsementLogos.endorsementId, sql.placeholder('endorsementId'))))
    .limit(1)
    .prepare();

  return {
    /** The logos of the public list of an event, by the ids of their organizations. */
    listed: (eventId: number): Map<number, OrganizationLogo> => {
      const logos = new Map<number, OrganizationLogo>();
      for (const { endorsementId, hash, width, height } of listed.all({ eventId })) {
        const sizes = [...(logos.get(endorsementId)?.sizes ?? []), { width, height }];
        logos.set(endorsementId, { hash, sizes });
      }
      return logos;
    },
    /** The logo of an organization that is seen, and the one that waits; null where there is none. */
    of: (endorsementId: number): Record<LogoStage, OrganizationLogo | null> => {
      const logos: Record<LogoStage, OrganizationLogo | null> = { listed: null, proposed: null };
      for (const { stage, hash, width, height } of of.all({ endorsementId }))
        logos[stage] = { hash, sizes: [...(logos[stage]?.sizes ?? []), { width, height }] };
      return logos;
    },
    /** The bytes of a file that everybody may see; undefined where there is none. */
    publicFile: (hash: string, width: number, type: PictureType): Buffer | undefined =>
      publicFile.get({ hash, width, type })?.bytes,
    /** The same of one organization, seen by all or not. */
    fileOf: (
      endorsementId: number,
      file: { hash: string; width: number; type: PictureType },
    ): Buffer | undefined => fileOf.get({ endorsementId, ...file })?.bytes,
  };
}

export function endorsementLogoChanges(drizzle: Drizzle) {
  const remove = (endorsementId: number, stage: LogoStage): boolean =>
    drizzle
      .delete(endorsementLogos)
      .where(
        and(eq(endorsementLogos.endorsementId, endorsementId), eq(endorsementLogos.stage, stage)),
      )
      .run().changes > 0;

  return {
    /** Puts a logo in the place of the one before it. */
    put: (endorsementId: number, stage: LogoStage, files: readonly NewLogoFile[]): void => {
      remove(endorsementId, stage);
      for (const file of files)
        drizzle
          .insert(endorsementLogos)
          .values({ ...file, endorsementId, stage })
          .run();
    },
    /** Shows the logo that waits instead of the one that is seen; false where none waits. */
    accept: (endorsementId: number): boolean => {
      const waiting = drizzle
        .select({ hash: endorsementLogos.hash })
        .from(endorsementLogos)
        .where(
          and(
            eq(endorsementLogos.endorsementId, endorsementId),
            eq(endorsementLogos.stage, 'proposed'),
          ),
        )
        .limit(1)
        .get();
      if (!waiting) return false;
      remove(endorsementId, 'listed');
      drizzle
        .update(endorsementLogos)
        .set({ stage: 'listed' })
        .where(eq(endorsementLogos.endorsementId, endorsementId))
        .run();
      return true;
    },
    /** Takes a logo away; false where there was none. */
    remove,
  };
}
