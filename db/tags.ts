import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isOneOf } from './json.ts';
import { events, signups, signupTags } from './schema.ts';

export function tagReads(drizzle: Drizzle) {
  return {
    /** The tags of some people, by the ids of their sign-ups. */
    tagsOf: (ids: readonly number[]): Map<number, string[]> => {
      const rows = drizzle
        .select({ signupId: signupTags.signupId, tag: signupTags.tag })
        .from(signupTags)
        .where(inArray(signupTags.signupId, [...ids]))
        .orderBy(asc(signupTags.tag))
        .all();
      const bySignup = Map.groupBy(rows, ({ signupId }) => signupId);
      return new Map([...bySignup].map(([id, tags]) => [id, tags.map(({ tag }) => tag)]));
    },
    /** Every tag that somebody of an event has, by the letters. */
    tagsAt: (eventId: number): string[] =>
      drizzle
        .selectDistinct({ tag: signupTags.tag })
        .from(signupTags)
        .where(eq(signupTags.eventId, eventId))
        .orderBy(asc(signupTags.tag))
        .all()
        .map(({ tag }) => tag),
    /** The same of some events; null for all there are. */
    tagsOfAll: (eventIds: readonly number[] | null): string[] =>
      drizzle
        .selectDistinct({ tag: signupTags.tag })
        .from(signupTags)
        .where(isOneOf(signupTags.eventId, eventIds))
        .orderBy(asc(signupTags.tag))
        .all()
        .map(({ tag }) => tag),
    /**
     * The same of the other events of its campaign or series, to be chosen again.
     *
     * @param theirs the events that whoever asks may look into; null for all there are
     */
    tagsBeside: (eventId: number, theirs: readonly number[] | null): string[] =>
      drizzle
        .selectDistinct({ tag: signupTags.tag })
        .from(signupTags)
        .where(
          and(
            isOneOf(signupTags.eventId, theirs),
            sql`${signupTags.eventId} in (select other.id from ${events} as one
              join ${events} as other on other.campaign_id = one.campaign_id
                or other.series_id = one.series_id
              where one.id = ${eventId})`,
          ),
        )
        .orderBy(asc(signupTags.tag))
        .all()
        .map(({ tag }) => tag),
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
  };
}
