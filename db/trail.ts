import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { hadAddress } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import { jsonPart, jsonText, storedJson } from './json.ts';
import {
  endorsements,
  events,
  organizers,
  signups,
  trail,
  type AuditAction,
  type NewAuditEntry,
  type NewTrailEntry,
  type TrailEntry,
} from './schema.ts';

/** An entry with the names of all whom it concerns, as far as they are still known. */
export interface NamedTrailEntry extends TrailEntry {
  /** The organizer who acted. */
  organizerName: string | null;
  /** The organizer whom it was done to. */
  aboutOrganizerName: string | null;
  attendeeName: string | null;
  organizationName: string | null;
  event: { slug: string; title: string } | null;
}

/** Which entries of the audit log are asked for; what is null is not looked at. */
export interface AuditFilter {
  actions: readonly AuditAction[] | null;
  /** An organizer who acted, or to whom something was done. */
  organizerId: number | null;
  eventId: number | null;
  /** A part of the name or address of an attendee or an organization; '' for none. */
  search: string;
}

/** The id of the organizer whom an entry is about, in its detail. */
const aboutOrganizer = jsonPart<number>(trail.detail, 'organizer');

export function trailReads(drizzle: Drizzle) {
  const about = alias(organizers, 'about');
  const named = () =>
    drizzle
      .select({
        entry: trail,
        organizerName: organizers.name,
        aboutOrganizerName: about.name,
        attendeeName: signups.name,
        organizationName: endorsements.listedAs,
        slug: events.slug,
        title: events.title,
      })
      .from(trail)
      .leftJoin(organizers, eq(organizers.id, trail.organizerId))
      .leftJoin(about, eq(about.id, aboutOrganizer))
      .leftJoin(signups, eq(signups.id, trail.signupId))
      .leftJoin(endorsements, eq(endorsements.id, trail.endorsementId))
      .leftJoin(events, eq(events.id, trail.eventId));
  const ofEvent = named()
    .where(eq(trail.eventId, sql.placeholder('eventId')))
    .orderBy(desc(trail.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofEndorsement = named()
    .where(eq(trail.endorsementId, sql.placeholder('endorsementId')))
    .orderBy(asc(trail.id))
    .prepare();
  const ofSignup = named()
    .where(eq(trail.signupId, sql.placeholder('signupId')))
    .orderBy(asc(trail.id))
    .prepare();

  type Row = ReturnType<typeof ofEvent.all>[number];
  const flat = ({ entry, slug, title, ...names }: Row): NamedTrailEntry => ({
    ...entry,
    ...names,
    event: slug === null || title === null ? null : { slug, title },
  });

  return {
    /** The newest entries of an event first. */
    ofEvent: (eventId: number, limit: number): NamedTrailEntry[] =>
      ofEvent.all({ eventId, limit }).map(flat),
    ofEndorsement: (endorsementId: number): NamedTrailEntry[] =>
      ofEndorsement.all({ endorsementId }).map(flat),
    ofSignup: (signupId: number): NamedTrailEntry[] => ofSignup.all({ signupId }).map(flat),
    /** Entries of the audit log that are older than one of them, the newest first. */
    list: (filter: AuditFilter, before: number | null, limit: number): NamedTrailEntry[] => {
      const { actions, organizerId, eventId, search } = filter;
      const found = (column: SQLiteColumn) =>
        sql`instr(folded(coalesce(${column}, '')), folded(${search})) > 0`;
      return named()
        .where(
          and(
            before === null ? undefined : lt(trail.id, before),
            actions === null ? undefined : inArray(trail.action, [...actions]),
            organizerId === null
              ? undefined
              : or(eq(trail.organizerId, organizerId), eq(aboutOrganizer, organizerId)),
            eventId === null ? undefined : eq(trail.eventId, eventId),
            search === ''
              ? undefined
              : or(
                  found(signups.name),
                  found(signups.email),
                  hadAddress(search),
                  found(endorsements.listedAs),
                  found(endorsements.organization),
                  found(endorsements.email),
                ),
          ),
        )
        .orderBy(desc(trail.id))
        .limit(limit)
        .all()
        .map(flat);
    },
  };
}

export function trailChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  // Prepared once, since nothing is written without a trace.
  const append = drizzle
    .insert(trail)
    .values({
      at: value('at'),
      actor: value('actor'),
      organizerId: value('organizerId'),
      action: value('action'),
      eventId: value('eventId'),
      signupId: value('signupId'),
      endorsementId: value('endorsementId'),
      detail: storedJson('detail'),
    } satisfies Record<Exclude<keyof NewTrailEntry, 'id'>, unknown>)
    .prepare();

  return {
    /** Leaves a trace. It stands in the same write as the change it tells of. */
    append: (entry: NewAuditEntry): void => {
      append.run({
        organizerId: null,
        eventId: null,
        signupId: null,
        endorsementId: null,
        ...entry,
        detail: jsonText(entry.detail),
      });
    },
    /** Keeps what was done with an event that is about to be deleted. */
    outliveEvent: (eventId: number): void => {
      drizzle.update(trail).set({ eventId: null }).where(eq(trail.eventId, eventId)).run();
    },
  };
}
