import { and, asc, eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../templates/textLanguages.ts';
import type { Drizzle } from './connection.ts';
import {
  furtherTexts,
  type FurtherTexts,
  type TextSubjectKind,
  type TranslatedTexts,
} from './schema.ts';

/** What texts are of: a campaign by its id, or the site, whose id is 0. */
export interface OfSubject {
  subject: TextSubjectKind;
  subjectId: number;
}

export function furtherTextReads(drizzle: Drizzle) {
  const of = drizzle
    .select()
    .from(furtherTexts)
    .where(
      and(
        eq(furtherTexts.subject, sql.placeholder('subject')),
        eq(furtherTexts.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .orderBy(asc(furtherTexts.language))
    .prepare();

  const languages = drizzle
    .selectDistinct({ language: furtherTexts.language })
    .from(furtherTexts)
    .where(eq(furtherTexts.subject, sql.placeholder('subject')))
    .prepare();

  return {
    /** Every further language in which there is a text of a campaign. */
    ofCampaigns: (): TextLanguage[] =>
      languages.all({ subject: 'campaign' }).map(({ language }) => language),
    /** What was written about a subject in further languages, by their codes. */
    of: ({ subject, subjectId }: OfSubject): FurtherTexts[] => of.all({ subject, subjectId }),
  };
}

export function furtherTextChanges(drizzle: Drizzle) {
  return {
    /** Puts texts of a subject in a further language in the place of those of before. */
    put: (of: OfSubject, language: TextLanguage, texts: TranslatedTexts, now: number): void => {
      drizzle
        .insert(furtherTexts)
        .values({ ...of, language, texts, updatedAt: now })
        .onConflictDoUpdate({
          target: [furtherTexts.subject, furtherTexts.subjectId, furtherTexts.language],
          set: { texts, updatedAt: now },
        })
        .run();
    },
    remove: ({ subject, subjectId }: OfSubject, language: TextLanguage): void => {
      drizzle
        .delete(furtherTexts)
        .where(
          and(
            eq(furtherTexts.subject, subject),
            eq(furtherTexts.subjectId, subjectId),
            eq(furtherTexts.language, language),
          ),
        )
        .run();
    },
  };
}
