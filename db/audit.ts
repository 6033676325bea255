import { and, asc, desc, eq, gte, inArray, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { readDeed, type AuditAction, type AuditDeed, type ReadDeed } from './auditActions.ts';
import type { Drizzle } from './connection.ts';
import { folded } from './folded.ts';
import { isOneOf, jsonPart, jsonText, storedJson } from './json.ts';
import {
  campaigns,
  endorsements,
  events,
  organizers,
  signups,
  auditEntries,
  frequentActions,
  isSeldom,
  type Actor,
  type AuditRow,
  type NewAuditRow,
} from './schema.ts';
import { isFound, peopleFound } from './signupTexts.ts';

/** An entry to be written. */
export type NewAuditEntry = AuditDeed &
  Pick<NewAuditRow, 'at' | 'eventId' | 'signupId' | 'endorsementId'> & { by: Actor };

/** An entry with the names of all whom it concerns, as far as they are still known. */
export type NamedAuditEntry = ReadDeed & Omit<AuditRow, 'action' | 'detail'> & Names;

interface Names {
  /** The organizer who acted. */
  organizerName: string | null;
  /** The organizer whom it was done to. */
  aboutOrganizerName: string | null;
  attendeeName: string | null;
  organizationName: string | null;
  event: { slug: string; title: string } | null;
  /** By its name in addresses, the campaign whose co-sponsor it is about. */
  campaignSlug: string | null;
}

/** Which entries of the audit log are asked for; what is null is not looked at. */
export interface AuditFilter {
  actions: readonly AuditAction[] | null;
  /** An organizer who acted, or to whom something was done. */
  organizerId: number | null;
  eventId: number | null;
  /** Only entries about one of these events. */
  theirs: readonly number[] | null;
  /** A part of the name or address of an attendee or an organization; '' for none. */
  search: string;
  /** Only entries from an instant on and before another, in epoch milliseconds. */
  days?: { from: number; before: number };
}

/** The id of the organizer whom an entry is about, in its detail. */
const aboutOrganizer = jsonPart<number>(auditEntries.detail, 'organizer');

export function auditReads(drizzle: Drizzle) {
  const about = alias(organizers, 'about');
  const joined = () =>
    drizzle
      .select({
        entry: auditEntries,
        organizerName: organizers.name,
        aboutOrganizerName: about.name,
        attendeeName: signups.name,
        organizationName: endorsements.listedAs,
        slug: events.slug,
        title: events.title,
        campaignSlug: campaigns.slug,
      })
      .from(auditEntries)
      .leftJoin(organizers, eq(organizers.id, auditEntries.organizerId))
      .leftJoin(about, eq(about.id, aboutOrganizer))
      .leftJoin(signups, eq(signups.id, auditEntries.signupId))
      .leftJoin(endorsements, eq(endorsements.id, auditEntries.endorsementId))
      .leftJoin(campaigns, eq(campaigns.id, endorsements.campaignId))
      .leftJoin(events, eq(events.id, auditEntries.eventId));
  const ofEvent = joined()
    .where(eq(auditEntries.eventId, sql.placeholder('eventId')))
    .orderBy(desc(auditEntries.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofEndorsement = joined()
    .where(eq(auditEntries.endorsementId, sql.placeholder('endorsementId')))
    .orderBy(asc(auditEntries.id))
    .prepare();
  const ofSignup = joined()
    .where(eq(auditEntries.signupId, sql.placeholder('signupId')))
    .orderBy(asc(auditEntries.id))
    .prepare();

  type Row = ReturnType<typeof ofEvent.all>[number];
  const named = ({ entry, slug, title, ...names }: Row): NamedAuditEntry => {
    const { action, detail, ...facts } = entry;
    const event = slug === null || title === null ? null : { slug, title };
    return { ...facts, ...readDeed(action, detail), ...names, event };
  };

  return {
    /** The newest entries of an event first. */
    ofEvent: (eventId: number, limit: number): NamedAuditEntry[] =>
      ofEvent.all({ eventId, limit }).map(named),
    ofEndorsement: (endorsementId: number): NamedAuditEntry[] =>
      ofEndorsement.all({ endorsementId }).map(named),
    ofSignup: (signupId: number): NamedAuditEntry[] => ofSignup.all({ signupId }).map(named),
    /** Entries of the audit log that are older than one of them, the newest first. */
    list: (filter: AuditFilter, before: number | null, limit: number): NamedAuditEntry[] => {
      const { actions, organizerId, eventId, theirs, search, days } = filter;
      return joined()
        .where(
          and(
            before === null ? undefined : lt(auditEntries.id, before),
            actions === null ? undefined : inArray(auditEntries.action, [...actions]),
            actions?.some((action) => frequentActions.includes(action)) === false
              ? isSeldom(auditEntries.action)
              : undefined,
            organizerId === null ? undefined : concernsOrganizer(organizerId),
            eventId === null ? undefined : eq(auditEntries.eventId, eventId),
            isOneOf(auditEntries.eventId, theirs),
            days === undefined ? undefined : gte(auditEntries.at, days.from),
            days === undefined ? undefined : lt(auditEntries.at, days.before),
            search === '' ? undefined : concerns(drizzle, search),
          ),
        )
        .orderBy(desc(auditEntries.id))
        .limit(limit)
        .all()
        .map(named);
    },
  };
}

/** Entries of what an organizer did, or what was done to them; what concerns organizers is seldom. */
function concernsOrganizer(organizerId: number): SQL {
  return sql`${auditEntries.id} in (
    select id from trail where organizer_id = ${organizerId} union all
    select id from trail where ${isSeldom(sql`"trail"."action"`)} and ${aboutOrganizer} = ${organizerId})`;
}

/** Up to so many people are looked up by their entries; of more, some stand among the newest ones. */
const mostNamed = 2000;

/** Entries about those whose name or address holds some letters. */
function concerns(drizzle: Drizzle, search: string): SQL | undefined {
  const found = (column: SQLiteColumn) =>
    sql`instr(folded(coalesce(${column}, '')), ${folded(search)}) > 0`;
  const organizations = drizzle
    .select({ id: endorsements.id })
    .from(endorsements)
    .where(
      or(found(endorsements.listedAs), found(endorsements.organization), found(endorsements.email)),
    )
    .all();
  const people = peopleFound(drizzle, search, mostNamed + 1);
  return or(
    // As one value: a statement takes 32,766, and nobody bounds how many may have asked.
    sql`${auditEntries.endorsementId} in (select value from json_each(
      ${JSON.stringify(organizations.map(({ id }) => id))}))`,
    people.length <= mostNamed
      ? inArray(auditEntries.signupId, people)
      : and(
          isNotNull(auditEntries.signupId),
          sql`exists (select 1 from ${signups}
            where ${signups.id} = +${auditEntries.signupId} and ${isFound(search)})`,
        ),
  );
}

export function auditChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  // Prepared once, since nothing is written without a trace.
  const append = drizzle
    .insert(auditEntries)
    .values({
      at: value('at'),
      actor: value('actor'),
      organizerId: value('organizerId'),
      action: value('action'),
      eventId: value('eventId'),
      signupId: value('signupId'),
      endorsementId: value('endorsementId'),
      detail: storedJson('detail'),
    } satisfies Record<Exclude<keyof NewAuditRow, 'id'>, unknown>)
    .prepare();

  return {
    /** Leaves a trace. It stands in the same write as the change it tells of. */
    append: ({ by, ...entry }: NewAuditEntry): void => {
      append.run({
        eventId: null,
        signupId: null,
        endorsementId: null,
        ...entry,
        ...(typeof by === 'string'
          ? { actor: by, organizerId: null }
          : { actor: 'organizer', organizerId: by.organizerId }),
        detail: jsonText(entry.detail),
      });
    },
    /**
     * Adds parts to the newest entry about an event, where that tells of an edit by the same organizer
     * since an instant.
     *
     * @returns whether it was one
     */
    joinEdit: (
      edit: { at: number; organizerId: number; eventId: number; parts: readonly string[] },
      since: number,
    ): boolean => {
      const newest = drizzle
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.eventId, edit.eventId))
        .orderBy(desc(auditEntries.id))
        .limit(1)
        .get();
      if (!newest || newest.at < since || newest.organizerId !== edit.organizerId) return false;
      const deed = readDeed(newest.action, newest.detail);
      if (deed.action !== 'event-edited' || deed.detail === null) return false;
      const parts = [...new Set([...deed.detail.parts.split(' '), ...edit.parts])].join(' ');
      drizzle
        .update(auditEntries)
        .set({ at: edit.at, detail: { parts } })
        .where(eq(auditEntries.id, newest.id))
        .run();
      return true;
    },
    /** Keeps what was done with an event that is about to be deleted. */
    outliveEvent: (eventId: number): void => {
      drizzle
        .update(auditEntries)
        .set({ eventId: null })
        .where(eq(auditEntries.eventId, eventId))
        .run();
    },
  };
}
