import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isOneOfNamed, jsonPart } from './json.ts';
import {
  draftLinks,
  events,
  keptForms,
  organizers,
  type DraftLink,
  type KeptForm,
} from './schema.ts';

/** A kept form as lists tell of it: whole ones can be of hundreds of thousands of letters. */
export interface ListedForm extends Pick<KeptForm, 'id' | 'updatedAt'> {
  /** As it was typed; '' where nothing was. */
  title: string;
  organizerName: string;
  event: { slug: string; title: string } | null;
}

export function draftReads(drizzle: Drizzle) {
  const formById = drizzle
    .select()
    .from(keptForms)
    .where(eq(keptForms.id, sql.placeholder('id')))
    .prepare();
  const linkOfEvent = drizzle
    .select()
    .from(draftLinks)
    .where(eq(draftLinks.eventId, sql.placeholder('eventId')))
    .prepare();
  const linkByPublicId = drizzle
    .select()
    .from(draftLinks)
    .where(eq(draftLinks.publicId, sql.placeholder('publicId')))
    .prepare();
  const listed = () =>
    drizzle
      .select({
        id: keptForms.id,
        updatedAt: keptForms.updatedAt,
        typedTitle: jsonPart<string | null>(keptForms.typed, 'title'),
        organizerName: organizers.name,
        // Two columns: an event that is damaged must not cost the list.
        slug: events.slug,
        title: events.title,
      })
      .from(keptForms)
      .innerJoin(organizers, eq(organizers.id, keptForms.organizerId))
      .leftJoin(events, eq(events.id, keptForms.eventId))
      .orderBy(desc(keptForms.updatedAt), desc(keptForms.id));
  const newest = listed().limit(sql.placeholder('limit')).prepare();
  const ofSome = listed()
    .where(
      or(
        isOneOfNamed(keptForms.eventId, 'ids'),
        and(isNull(keptForms.eventId), eq(keptForms.organizerId, sql.placeholder('organizerId'))),
      ),
    )
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofEvent = listed()
    .where(eq(keptForms.eventId, sql.placeholder('eventId')))
    .limit(sql.placeholder('limit'))
    .prepare();

  type Row = ReturnType<typeof newest.all>[number];
  const inList = ({ id, updatedAt, typedTitle, organizerName, slug, title }: Row): ListedForm => ({
    id,
    updatedAt,
    title: typedTitle ?? '',
    organizerName,
    event: slug === null || title === null ? null : { slug, title },
  });

  return {
    form: (id: string): KeptForm | undefined => formById.get({ id }),
    /**
     * Forms that nobody has saved yet, the newest first: all, or those of some events and of the new ones
     * that somebody types.
     */
    newestForms: (
      limit: number,
      theirs: readonly number[] | null,
      organizerId = 0,
    ): ListedForm[] =>
      theirs === null
        ? newest.all({ limit }).map(inList)
        : ofSome.all({ limit, organizerId, ids: JSON.stringify(theirs) }).map(inList),
    formsOfEvent: (eventId: number, limit: number): ListedForm[] =>
      ofEvent.all({ eventId, limit }).map(inList),
    link: (eventId: number): DraftLink | undefined => linkOfEvent.get({ eventId }),
    linkByPublicId: (publicId: string): DraftLink | undefined => linkByPublicId.get({ publicId }),
  };
}

export function draftChanges(drizzle: Drizzle) {
  return {
    insertForm: (form: typeof keptForms.$inferInsert): KeptForm =>
      drizzle.insert(keptForms).values(form).returning().get(),
    updateForm: (id: string, values: Partial<KeptForm>): KeptForm =>
      drizzle.update(keptForms).set(values).where(eq(keptForms.id, id)).returning().get(),
    removeForm: (id: string): void => {
      drizzle.delete(keptForms).where(eq(keptForms.id, id)).run();
    },
    /** Makes the link of an event, or makes it anew. */
    setLink: (link: typeof draftLinks.$inferInsert): DraftLink =>
      drizzle
        .insert(draftLinks)
        .values(link)
        .onConflictDoUpdate({ target: draftLinks.eventId, set: { revokedAt: null, ...link } })
        .returning()
        .get(),
    revokeLink: (eventId: number, now: number): void => {
      drizzle
        .update(draftLinks)
        .set({ revokedAt: now })
        .where(eq(draftLinks.eventId, eventId))
        .run();
    },
  };
}
