import { and, asc, eq, inArray, notExists, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isOneOf } from './json.ts';
import { events, signups, signupTags, withheldTags } from './schema.ts';

/**
 * Tags as somebody reads them.
 *
 * @param drizzle the database
 */
export function tagReads(drizzle: Drizzle) {
  /** Which of them whoever asks may read: who does not see each sensitive answer, none that tells one. */
  const isTold = (sees: boolean): SQL | undefined =>
    sees
      ? undefined
      : notExists(
          drizzle
            .select({ tag: withheldTags.tag })
            .from(withheldTags)
            .where(
              and(
                eq(withheldTags.eventId, signupTags.eventId),
                eq(withheldTags.tag, signupTags.tag),
              ),
            ),
        );
  const named = (condition: SQL | undefined): string[] =>
    drizzle
      .selectDistinct({ tag: signupTags.tag })
      .from(signupTags)
      .where(condition)
      .orderBy(asc(signupTags.tag))
      .all()
      .map(({ tag }) => tag);

  return {
    /**
     * The tags of some people, by the ids of their sign-ups.
     *
     * @param sees whether whoever asks is shown each sensitive answer
     */
    tagsOf: (ids: readonly number[], sees: boolean): Map<number, string[]> => {
      const rows = drizzle
        .select({ signupId: signupTags.signupId, tag: signupTags.tag })
        .from(signupTags)
        .where(and(inArray(signupTags.signupId, [...ids]), isTold(sees)))
        .orderBy(asc(signupTags.tag))
        .all();
      const bySignup = Map.groupBy(rows, ({ signupId }) => signupId);
      return new Map([...bySignup].map(([id, tags]) => [id, tags.map(({ tag }) => tag)]));
    },
    /** Every tag that somebody of an event has, by the letters. */
    tagsAt: (eventId: number, sees: boolean): string[] =>
      named(and(eq(signupTags.eventId, eventId), isTold(sees))),
    /** The same of some events; null for all there are. */
    tagsOfAll: (eventIds: readonly number[] | null, sees: boolean): string[] =>
      named(and(isOneOf(signupTags.eventId, eventIds), isTold(sees))),
    /**
     * The same of the other events of its campaign or series, to be chosen again.
     *
     * @param theirs the events that whoever asks may look into; null for all there are
     */
    tagsBeside: (eventId: number, theirs: readonly number[] | null, sees: boolean): string[] =>
      named(
        and(
          isOneOf(signupTags.eventId, theirs),
          sql`${signupTags.eventId} in (select other.id from ${events} as one
            join ${events} as other on other.campaign_id = one.campaign_id
              or other.series_id = one.series_id
            where one.id = ${eventId})`,
          isTold(sees),
        ),
      ),
    /** Whether a tag tells a sensitive answer at one of some events. */
    isWithheldTag: (eventIds: readonly number[], tag: string): boolean =>
      drizzle
        .select({ tag: withheldTags.tag })
        .from(withheldTags)
        .where(and(isOneOf(withheldTags.eventId, eventIds), eq(withheldTags.tag, tag)))
        .limit(1)
        .all().length > 0,
  };
}

export function tagChanges(drizzle: Drizzle) {
  return {
    /** Tags somebody; false where they have the tag. */
    tag: (signupId: number, tag: string): boolean =>
      drizzle
        .insert(signupTags)
        .select(
          drizzle
            .select({
              signupId: signups.id,
              tag: sql<string>`${tag}`.as('tag'),
              eventId: signups.eventId,
            })
            .from(signups)
            .where(eq(signups.id, signupId)),
        )
        .onConflictDoNothing()
        .run().changes === 1,
    /** Takes a tag from somebody; false where they do not have it. */
    untag: (signupId: number, tag: string): boolean =>
      drizzle
        .delete(signupTags)
        .where(and(eq(signupTags.signupId, signupId), eq(signupTags.tag, tag)))
        .run().changes === 1,
    /** Says that who has a tag tells a sensitive answer. */
    withholdTag: (eventId: number, tag: string): void => {
      drizzle.insert(withheldTags).values({ eventId, tag }).onConflictDoNothing().run();
    },
    /** Forgets that of the tags that nobody of an event has any more. */
    forgetWithheldTags: (eventId: number): void => {
      const somebody = drizzle
        .select({ tag: signupTags.tag })
        .from(signupTags)
        .where(
          and(eq(signupTags.eventId, withheldTags.eventId), eq(signupTags.tag, withheldTags.tag)),
        );
      drizzle
        .delete(withheldTags)
        .where(and(eq(withheldTags.eventId, eventId), notExists(somebody)))
        .run();
    },
  };
}
