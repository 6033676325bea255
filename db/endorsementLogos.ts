import { and, asc, countDistinct, eq, inArray, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { askedOfOwner } from './endorsementOwners.ts';
import {
  announced,
  campaigns,
  endorsementLogos,
  endorsements,
  events,
  logoStages,
  type EndorsementLogo,
  type EndorsementOwner,
  type LogoStage,
  type PictureType,
} from './schema.ts';

/** A logo without its bytes: of each width in which there are files of it, the smallest first. */
export interface OrganizationLogo {
  hash: string;
  sizes: readonly { width: number; height: number }[];
}

/** The logo of an organization that is seen, and the one that waits; null where there is none. */
export type LogosOfOrganization = Record<LogoStage, OrganizationLogo | null>;

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
  const filesOf = (isOfOwner: SQL, ...conditions: readonly SQL[]) =>
    drizzle
      .selectDistinct(named)
      .from(endorsementLogos)
      .innerJoin(endorsements, eq(endorsements.id, endorsementLogos.endorsementId))
      .where(and(isOfOwner, ...conditions))
      .orderBy(asc(endorsementLogos.endorsementId), asc(endorsementLogos.width))
      .prepare();
  const listed = askedOfOwner(endorsements, (isOfOwner) =>
    filesOf(isOfOwner, eq(endorsements.state, 'approved'), eq(endorsementLogos.stage, 'listed')),
  );
  const ofOwner = askedOfOwner(endorsements, (isOfOwner) => filesOf(isOfOwner));
  const having = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select({ number: countDistinct(endorsementLogos.endorsementId) })
      .from(endorsementLogos)
      .innerJoin(endorsements, eq(endorsements.id, endorsementLogos.endorsementId))
      .where(isOfOwner)
      .prepare(),
  );
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
    .leftJoin(events, eq(events.id, endorsements.eventId))
    .leftJoin(campaigns, eq(campaigns.id, endorsements.campaignId))
    .where(
      and(
        asked,
        eq(endorsementLogos.stage, 'listed'),
        eq(endorsements.state, 'approved'),
        or(announced(events), ne(campaigns.state, 'draft')),
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
    /** The logos of the public list of an event or a campaign, by the ids of their organizations. */
    listed: (owner: EndorsementOwner): Map<number, OrganizationLogo> => {
      const logos = new Map<number, OrganizationLogo>();
      for (const { endorsementId, hash, width, height } of listed(owner).all({ owner: owner.id })) {
        const sizes = [...(logos.get(endorsementId)?.sizes ?? []), { width, height }];
        logos.set(endorsementId, { hash, sizes });
      }
      return logos;
    },
    /** All logos of an event or a campaign, seen or waiting, by the ids of their organizations. */
    ofOwner: (owner: EndorsementOwner): Map<number, LogosOfOrganization> => {
      const all = new Map<number, LogosOfOrganization>();
      for (const { endorsementId, ...file } of ofOwner(owner).all({ owner: owner.id })) {
        const logos = all.get(endorsementId) ?? { listed: null, proposed: null };
        addSize(logos, file);
        all.set(endorsementId, logos);
      }
      return all;
    },
    /** How many organizations of an event or a campaign have one, seen or waiting. */
    countOf: (owner: EndorsementOwner): number =>
      having(owner).get({ owner: owner.id })?.number ?? 0,
    of: (endorsementId: number): LogosOfOrganization => {
      const logos: LogosOfOrganization = { listed: null, proposed: null };
      for (const file of of.all({ endorsementId })) addSize(logos, file);
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

function addSize(
  logos: LogosOfOrganization,
  file: { stage: LogoStage; hash: string; width: number; height: number },
): void {
  const { stage, hash, width, height } = file;
  logos[stage] = { hash, sizes: [...(logos[stage]?.sizes ?? []), { width, height }] };
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
    /** Takes away the logo that is seen and the one that waits. */
    removeOf: (endorsementId: number): void => {
      for (const stage of logoStages) remove(endorsementId, stage);
    },
    /** Takes away what organizations had that were declined or withdrawn before an instant. */
    removeOfGone: (before: number): void => {
      drizzle
        .delete(endorsementLogos)
        .where(
          inArray(
            endorsementLogos.endorsementId,
            drizzle
              .select({ id: endorsements.id })
              .from(endorsements)
              .where(
                and(
                  inArray(endorsements.state, ['declined', 'withdrawn']),
                  lt(endorsements.updatedAt, before),
                ),
              ),
          ),
        )
        .run();
    },
  };
}
