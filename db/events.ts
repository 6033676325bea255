import { and, desc, eq, inArray, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { eventLists } from './eventLists.ts';
import { heldSeats } from './heldSeats.ts';
import { onceForColumns } from './onceForColumns.ts';
import { countsPlaces } from './questions.ts';
import { events, questions, type Event, type NewEvent } from './schema.ts';

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
  const idOfSlug = drizzle
    .select({ id: events.id })
    .from(events)
    .where(eq(events.slug, sql.placeholder('slug')))
    .prepare();
  const allIds = drizzle
    .select({ id: events.id })
    .from(events)
    .orderBy(desc(events.startsAt), desc(events.id))
    .prepare();
  const any = drizzle.select({ id: events.id }).from(events).limit(1).prepare();

  return {
    ...eventLists(drizzle),
    bySlug: (slug: string): Event | undefined => bySlug.get({ slug }),
    /** The id of the event of a slug, which an index has: a row of sixty columns is read far longer. */
    idOfSlug: (slug: string): number | undefined => idOfSlug.get({ slug })?.id,
    byId: (id: number): Event | undefined => byId.get({ id }),
    /** Which of some slugs events have. */
    slugsAmong: (slugs: readonly string[]): string[] =>
      drizzle
        .select({ slug: events.slug })
        .from(events)
        .where(inArray(events.slug, [...slugs]))
        .all()
        .map(({ slug }) => slug),
    /** Whether there is one, a draft even. */
    any: (): boolean => any.get() !== undefined,
    /** Every event, drafts too, the latest first; of ids, as all lists. There may be very many. */
    allIds: (): number[] => allIds.all().map(({ id }) => id),
    /** Every event that can be read, drafts too, the latest first. There may be very many. */
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
  const isFree = (held: SQL) =>
    sql`(${events.capacity} is null or ${events.seatsTaken} + ${seats} + ${held} <= ${events.capacity})`;
  const takeSeatsWhere = (free: SQL) =>
    drizzle
      .update(events)
      .set({ seatsTaken: sql`${events.seatsTaken} + ${sql.placeholder('seats')}` })
      .where(and(eq(events.id, sql.placeholder('id')), free))
      .prepare();
  const takeSeats = takeSeatsWhere(isFree(heldSeats(sql.placeholder('id'))));
  const takeHeldSeats = takeSeatsWhere(isFree(sql`0`));
  /** How many seats are beyond a capacity. */
  const beyond = (capacity: SQLWrapper | number, taken: SQL) =>
    sql`max(0, coalesce(${taken} - ${capacity}, 0))`;
  const withMore = sql`(${events.seatsTaken} + ${seats})`;
  const takeSeatsBeyond = drizzle
    .update(events)
    .set({ seatsTaken: withMore, seatsBeyond: beyond(events.capacity, withMore) })
    .where(eq(events.id, sql.placeholder('id')))
    .prepare();
  const withFewer = sql`(${events.seatsTaken} - ${seats})`;
  const releaseSeats = drizzle
    .update(events)
    .set({ seatsTaken: withFewer, seatsBeyond: beyond(events.capacity, withFewer) })
    .where(eq(events.id, sql.placeholder('id')))
    .prepare();
  /** A capacity below the seats that are taken stays impossible, but for those beyond it; null has none. */
  const beyondAfter = sql`min(${events.seatsBeyond},
    ${beyond(sql.placeholder('capacity'), sql`${events.seatsTaken}`)})`;
  const updateOf = onceForColumns((set) =>
    drizzle
      .update(events)
      .set({ ...set, ...('capacity' in set ? { seatsBeyond: beyondAfter } : {}) })
      .where(eq(events.id, sql.placeholder('updatedId')))
      .returning()
      .prepare(),
  );

  const asksAsCampaign = sql`exists (select 1 from ${questions}
    where ${questions.campaignId} = ${events.campaignId})`;
  /** What a campaign asks, an event asks from when it is of it on, and no longer than that. */
  const asked = drizzle
    .update(events)
    .set({
      questionsChangedAt: sql`coalesce(${events.questionsChangedAt},
        case when ${asksAsCampaign} then ${events.updatedAt} end)`,
      countsPlaces,
    })
    .where(eq(events.id, sql.placeholder('id')))
    .returning()
    .prepare();
  const askedByCampaign = ({ id }: Event): Event => asked.get({ id });
  const removeEvent = drizzle
    .delete(events)
    .where(eq(events.id, sql.placeholder('id')))
    .prepare();
  const inserted = (event: Event): Event =>
    event.campaignId === null ? event : askedByCampaign(event);

  return {
    insert: (event: NewEvent): Event =>
      inserted(drizzle.insert(events).values(event).returning().get()),
    /** Several at once, in their order. */
    insertAll: (all: readonly NewEvent[]): Event[] =>
      all.length === 0
        ? []
        : drizzle
            .insert(events)
            .values([...all])
            .returning()
            .all()
            .map(inserted),
    /** @throws when a CHECK or the uniqueness of the slug is hurt. */
    update: (id: number, values: Partial<NewEvent>): Event => {
      const updated = updateOf(values).get({ ...values, updatedId: id });
      return values.campaignId === undefined ? updated : askedByCampaign(updated);
    },
    remove: (id: number): void => {
      removeEvent.run({ id });
    },
    /** Takes seats if that many are free and held for nobody; false leaves everything as it was. */
    takeSeats: (id: number, seats: number): boolean => takeSeats.run({ id, seats }).changes === 1,
    /** The same for somebody for whom they are held, see {@link heldSeats}. */
    takeHeldSeats: (id: number, seats: number): boolean =>
      takeHeldSeats.run({ id, seats }).changes === 1,
    /** Takes seats whether they are free or not: an organizer wants it so. */
    takeSeatsBeyond: (id: number, seats: number): void => {
      takeSeatsBeyond.run({ id, seats });
    },
    releaseSeats: (id: number, seats: number): void => {
      releaseSeats.run({ id, seats });
    },
  };
}
