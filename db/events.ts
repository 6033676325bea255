import { and, asc, desc, eq, isNotNull, max, ne, not, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { events, type Event, type NewEvent } from './schema.ts';

/** Ended by an instant; where no end was announced, started by another one. */
export interface OverBy {
  ended: number;
  started: number;
}

/** Whether an event is over by the instants of {@link OverBy}. */
export const isOverBy = sql`coalesce(
  ${events.endsAt} <= ${sql.placeholder('ended')},
  ${events.startsAt} <= ${sql.placeholder('started')}
)`;

/** Longer than an event counts as going on whose end nobody announced. */
const oneDay = 86_400_000;

export function eventReads(drizzle: Drizzle) {
  const bySlug = drizzle
    .select()
    .from(events)
    .where(eq(events.slug, sql.placeholder('slug')))
    .prepare();
  const byId = drizzle
    .select()
    .from(events)
    .where(eq(events.id, sql.placeholder('id')))
    .prepare();
  const comingIds = drizzle
    .select({ id: events.id })
    .from(events)
    .where(and(ne(events.state, 'draft'), not(isOverBy)))
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  const pastIds = drizzle
    .select({ id: events.id })
    .from(events)
    .where(and(ne(events.state, 'draft'), isOverBy))
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofCampaign = drizzle
    .select()
    .from(events)
    .where(and(ne(events.state, 'draft'), eq(events.campaignId, sql.placeholder('campaignId'))))
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  const campaignId = sql.placeholder('campaignId');
  const announcedIds = drizzle
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        ne(events.state, 'draft'),
        sql`coalesce(${events.endsAt}, ${events.startsAt}) >= ${sql.placeholder('since')}`,
        or(sql`${campaignId} is null`, eq(events.campaignId, campaignId)),
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  const unfinishedIds = drizzle
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        ne(events.state, 'cancelled'),
        sql`coalesce(${events.endsAt}, ${events.startsAt} + ${oneDay}) > ${sql.placeholder('now')}`,
      ),
    )
    .orderBy(asc(events.id))
    .prepare();
  const announcedChange = drizzle
    .select({ at: max(events.updatedAt) })
    .from(events)
    .where(or(ne(events.state, 'draft'), isNotNull(events.publishedAt)))
    .prepare();
  const allIds = drizzle
    .select({ id: events.id })
    .from(events)
    .orderBy(desc(events.startsAt), desc(events.id))
    .prepare();

  return {
    bySlug: (slug: string): Event | undefined => bySlug.get({ slug }),
    byId: (id: number): Event | undefined => byId.get({ id }),
    /*
     * Lists are of ids: a row that cannot be read must not keep the others from being read.
     */
    /** Announced and cancelled events that are not over, the next first. */
    comingIds: (overBy: OverBy): number[] => comingIds.all({ ...overBy }).map(({ id }) => id),
    /** Announced and cancelled events that are over, the last first. */
    pastIds: (overBy: OverBy, limit: number): number[] =>
      pastIds.all({ ...overBy, limit }).map(({ id }) => id),
    ofCampaign: (campaignId: number): Event[] => ofCampaign.all({ campaignId }),
    /** Announced and cancelled events that end at an instant or later, by their start. */
    announcedIds: (since: number, campaignId: number | null): number[] =>
      announcedIds.all({ since, campaignId }).map(({ id }) => id),
    /** Drafts and announced events that may not be over yet. */
    unfinishedIds: (now: number): number[] => unfinishedIds.all({ now }).map(({ id }) => id),
    /** When one that is or was announced last changed; 0 where there is none. */
    announcedChange: (): number => announcedChange.get()?.at ?? 0,
    /** Every event, drafts too, the latest first. */
    allIds: (): number[] => allIds.all().map(({ id }) => id),
    /** Every event that can be read, drafts too, the latest first. */
    all: (): Event[] =>
      allIds.all().flatMap(({ id }) => {
        try {
          return byId.get({ id }) ?? [];
        } catch {
          return [];
        }
      }),
  };
}

export function eventChanges(drizzle: Drizzle) {
  const seats = sql.placeholder('seats');
  const takeSeats = drizzle
    .update(events)
    .set({ seatsTaken: sql`${events.seatsTaken} + ${sql.placeholder('seats')}` })
    .where(
      and(
        eq(events.id, sql.placeholder('id')),
        sql`(${events.capacity} is null or ${events.seatsTaken} + ${seats} <= ${events.capacity})`,
      ),
    )
    .prepare();
  const releaseSeats = drizzle
    .update(events)
    .set({ seatsTaken: sql`${events.seatsTaken} - ${sql.placeholder('seats')}` })
    .where(eq(events.id, sql.placeholder('id')))
    .prepare();

  return {
    insert: (event: NewEvent): Event => drizzle.insert(events).values(event).returning().get(),
    /** @throws when a CHECK or the uniqueness of the slug is hurt. */
    update: (id: number, values: Partial<NewEvent>): Event =>
      drizzle.update(events).set(values).where(eq(events.id, id)).returning().get(),
    remove: (id: number): void => {
      drizzle.delete(events).where(eq(events.id, id)).run();
    },
    /** Takes seats if that many are free; false leaves everything as it was. */
    takeSeats: (id: number, seats: number): boolean => takeSeats.run({ id, seats }).changes === 1,
    releaseSeats: (id: number, seats: number): void => {
      releaseSeats.run({ id, seats });
    },
  };
}
