import { and, asc, desc, eq, gt, inArray, max, not, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { byTime, countWhere, idsWhere, isOverBy, type OverBy, type Slice } from './eventLists.ts';
import { announced, events, news, series, type Series } from './schema.ts';

/** How many come to a date of a series, and how many wait; companions included. */
export interface DateCounts {
  eventId: number;
  confirmed: number;
  waiting: number;
}

const value = sql.placeholder;

export function seriesReads(drizzle: Drizzle) {
  const bySlug = drizzle
    .select()
    .from(series)
    .where(eq(series.slug, value('slug')))
    .prepare();
  const byId = drizzle
    .select()
    .from(series)
    .where(eq(series.id, value('id')))
    .prepare();
  const ofSeries = eq(events.seriesId, value('seriesId'));
  const everybodys = and(announced(events), ofSeries);
  const lists = byTime(drizzle, everybodys);
  const all = idsWhere(drizzle, ofSeries, 'first');
  const rows = drizzle
    .select({
      id: events.id,
      slug: events.slug,
      state: events.state,
      title: events.title,
      language: events.language,
      capacity: events.capacity,
      zone: events.zone,
      startPrecision: events.startPrecision,
      startLocal: events.startLocal,
      startOccurrence: events.startOccurrence,
      startsAt: events.startsAt,
      endLocal: events.endLocal,
      endOccurrence: events.endOccurrence,
      endsAt: events.endsAt,
    })
    .from(events)
    .where(ofSeries)
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  const dates = countWhere(drizzle, and(ofSeries, sql`${events.state} = 'published'`));
  const lastChange = drizzle
    .select({ at: max(events.updatedAt) })
    .from(events)
    .where(everybodys)
    .prepare();
  const isComing = and(
    announced(events),
    gt(events.startsAt, value('begun')),
    not(isOverBy),
    isNextOfSeries,
  );
  const newsIds = drizzle
    .select({ id: events.id })
    .from(events)
    .where(and(announced(events), isFirstOfItsNews))
    .orderBy(desc(news(events)), asc(events.startsAt), desc(events.id))
    .limit(value('limit'))
    .prepare();
  const coming = idsWhere(drizzle, isComing, 'first');
  const comingCount = countWhere(drizzle, isComing);

  return {
    bySlug: (slug: string): Series | undefined => bySlug.get({ slug }),
    byId: (id: number): Series | undefined => byId.get({ id }),
    /** Every date of a series, drafts and cancelled ones too, by their start. */
    ids: (seriesId: number): number[] => all({ limit: -1 }, { seriesId }),
    /** The same with what a list for organizers tells of each, in one question. */
    rows: (seriesId: number) => rows.all({ seriesId }),
    /** How many dates are announced and not cancelled, those that are over too. */
    dates: (seriesId: number): number => dates({ seriesId }),
    /** The dates that everybody may see, cancelled ones too. */
    announcedOf: (seriesId: number) => ({
      coming: (overBy: OverBy, slice: Slice): number[] => lists.coming(overBy, slice, { seriesId }),
      past: (overBy: OverBy, slice: Slice): number[] => lists.past(overBy, slice, { seriesId }),
    }),
    /** When a date that everybody may see last changed; 0 where there is none. */
    lastChange: (seriesId: number): number => lastChange.get({ seriesId })?.at ?? 0,
    /** How many come to each date of a series to which anybody comes. */
    counts: (seriesId: number): DateCounts[] =>
      drizzle.all(sql`
        select event_id as "eventId",
          sum(case state when 'confirmed' then people else 0 end) as confirmed,
          sum(case state when 'waiting' then people else 0 end) as waiting
        from (
          select event_id, state, signups + companions as people from signup_blocks
          where event_id in (select id from events where series_id = ${seriesId})
          union all
          select event_id, state, 1 + companions from signups
          where id > (select entered_through from signup_lists)
            and +event_id in (select id from events where series_id = ${seriesId}))
        group by event_id`),
    /** How many emails each of some events would send to those who count on it; none is left out. */
    readers: (ids: readonly number[]): { eventId: number; emails: number }[] =>
      drizzle.all(sql`
        select event_id as "eventId", count(*) as emails from (${readersOf(ids)}) group by 1`),
    /** How many different addresses these are. */
    addresses: (ids: readonly number[]): number =>
      drizzle.get<{ addresses: number }>(sql`
        select count(distinct email_key) as addresses from (${readersOf(ids)})`).addresses,
    /**
     * Announced and cancelled events that are not over, the next first; of a series, those up to the next
     * date that takes place, so that it fills no list alone.
     */
    comingInShort: (overBy: OverBy, slice: Slice): number[] => coming(slice, { ...overBy }),
    /**
     * Announced and cancelled events, that of which there was news last first; of dates of a series that
     * were announced in one go, the first.
     */
    newsInShort: (limit: number): number[] => newsIds.all({ limit }).map(({ id }) => id),
    /** Counts them one by one. */
    comingInShortCount: (overBy: OverBy): number => comingCount({ ...overBy }),
  };
}

/** No date of the same series that takes place comes before it. */
const isNextOfSeries: SQL = sql`(${events.seriesId} is null or not exists (
  select 1 from events as earlier
  where earlier.series_id = ${events.seriesId} and earlier.state = 'published'
    and earlier.starts_at > ${value('begun')}
    and (earlier.starts_at, earlier.id) < (${events.startsAt}, ${events.id})
    and not coalesce(earlier.ends_at <= ${value('ended')}, earlier.starts_at <= ${value('started')})))`;

/** Attendees and contacts of organizations, as `server/events/eventReaders.ts` has them. */
function readersOf(ids: readonly number[]): SQL {
  const these = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  return sql`
    select event_id, email_key from signups
    where event_id in ${these} and state in ('confirmed', 'waiting') and email is not null
    union all
    select event_id, email_key from endorsements
    where event_id in ${these} and state in ('approved', 'waiting') and email is not null`;
}

/** No earlier date of the same series has its news from the same moment. */
const isFirstOfItsNews: SQL = sql`(${events.seriesId} is null or not exists (
  select 1 from events as earlier
  where earlier.series_id = ${events.seriesId} and earlier.state = ${events.state}
    and (earlier.starts_at, earlier.id) < (${events.startsAt}, ${events.id})
    and earlier.state <> 'draft'
    and max(coalesce(earlier.published_at, earlier.created_at), earlier.scheduled_at) = ${news(events)}))`;

export function seriesChanges(drizzle: Drizzle) {
  return {
    insert: (values: typeof series.$inferInsert): Series =>
      drizzle.insert(series).values(values).returning().get(),
    /** Says that a date came to a series or left it. */
    touch: (id: number, now: number): void => {
      drizzle.update(series).set({ updatedAt: now }).where(eq(series.id, id)).run();
    },
    /** Takes a series out that has no date left; one that has stays. */
    removeEmpty: (id: number): void => {
      drizzle
        .delete(series)
        .where(
          and(
            eq(series.id, id),
            sql`not exists (select 1 from events where events.series_id = ${id})`,
          ),
        )
        .run();
    },
    /** Makes some dates of a series public. */
    publish: (ids: readonly number[], now: number): void => {
      drizzle
        .update(events)
        .set({
          state: 'published',
          publishedAt: sql`coalesce(${events.publishedAt}, ${now})`,
          scheduledAt: now,
          previousStartsAt: null,
          previousDay: null,
          updatedAt: sql`max(${now}, ${events.updatedAt} + 1)`,
        })
        .where(inArray(events.id, [...ids]))
        .run();
    },
  };
}
