import { and, asc, count, desc, eq, gt, lte, max, not, sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../templates/textLanguages.ts';
import type { Drizzle } from './connection.ts';
import { isOneOfNamed } from './json.ts';
import { announced, everAnnounced, events } from './schema.ts';

/*
 * Lists are of ids: a row that cannot be read must not keep the others from being read. Each is read from
 * an index, from where it begins to where it is cut off, so that it costs the same among ten events and
 * among a hundred thousand.
 */

/** Which events are over: by their end or, where none was announced, by their start. */
export interface OverBy {
  ended: number;
  started: number;
  /** What started by then is over, however long it was: where looking for the others can begin. */
  begun: number;
}

/** A part of a list: so many, after so many others. */
export interface Slice {
  limit: number;
  offset?: number;
}

const value = sql.placeholder;

/** Whether an event is over by the instants of {@link OverBy}. */
export const isOverBy = sql`coalesce(
  ${events.endsAt} <= ${value('ended')},
  ${events.startsAt} <= ${value('started')}
)`;
const wasOverBy = sql`coalesce(
  ${events.endsAt} <= ${value('endedBefore')},
  ${events.startsAt} <= ${value('startedBefore')}
)`;

/** To what somebody narrows the events of a campaign; '' for any. */
export interface CountryAndLanguage {
  /** ISO 3166-1 alpha-2. */
  country: string;
  language: TextLanguage | '';
}

/** Whether an event is what {@link CountryAndLanguage} asks for. */
export const inCountryAndLanguage = and(
  sql`(${value('country')} = '' or ${events.country} = ${value('country')})`,
  sql`(${value('language')} = '' or ${events.language} = ${value('language')})`,
);

/** Longer than an event counts as going on whose end nobody announced. */
const oneDay = 86_400_000;

export function eventLists(drizzle: Drizzle) {
  const everybodys = announced(events);
  const ofCampaign = eq(events.campaignId, value('campaignId'));
  const ofState = eq(events.state, value('state'));
  const all = byTime(drizzle, everybodys);
  const allOfCampaign = byTime(drizzle, and(everybodys, ofCampaign));
  const narrowedOfCampaign = byTime(drizzle, and(everybodys, ofCampaign, inCountryAndLanguage));
  const published = byTime(drizzle, sql`${events.state} = 'published'`);
  const inState = {
    first: idsWhere(drizzle, ofState, 'first'),
    last: idsWhere(drizzle, ofState, 'last'),
    count: countWhere(drizzle, ofState),
  };
  const among = isOneOfNamed(events.id, 'ids');
  const amongAnnounced = byTime(drizzle, and(everybodys, among));
  const amongPublished = byTime(drizzle, and(sql`${events.state} = 'published'`, among));
  const amongInState = {
    first: idsWhere(drizzle, and(ofState, among), 'first'),
    last: idsWhere(drizzle, and(ofState, among), 'last'),
    count: countWhere(drizzle, and(ofState, among)),
  };
  const inCampaign = idsWhere(drizzle, ofCampaign, 'first');
  const newest = drizzle
    .select({ id: events.id })
    .from(events)
    .orderBy(desc(events.id))
    .limit(value('limit'))
    .prepare();
  const unfinished = drizzle
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        sql`${events.state} in ('draft', 'published')`,
        gt(events.startsAt, value('begun')),
        sql`coalesce(${events.endsAt}, ${events.startsAt} + ${oneDay}) > ${value('ended')}`,
      ),
    )
    .orderBy(asc(events.id))
    .prepare();
  const announcedChange = drizzle
    .select({ at: max(events.updatedAt) })
    .from(events)
    .where(everAnnounced(events))
    .prepare();

  return {
    /** Announced and cancelled events. */
    announced: all,
    /** The same of a campaign. */
    announcedOf: (campaignId: number): Pick<ListsByTime, 'coming' | 'past'> => ({
      coming: (overBy, slice) => allOfCampaign.coming(overBy, slice, { campaignId }),
      past: (overBy, slice) => allOfCampaign.past(overBy, slice, { campaignId }),
    }),
    /** The same of those alone that are in a country and written in a language; '' for any. */
    announcedAmong: (
      campaignId: number,
      narrowed: CountryAndLanguage,
    ): Pick<ListsByTime, 'coming' | 'past'> => ({
      coming: (overBy, slice) =>
        narrowedOfCampaign.coming(overBy, slice, { campaignId, ...narrowed }),
      past: (overBy, slice) => narrowedOfCampaign.past(overBy, slice, { campaignId, ...narrowed }),
    }),
    /** Announced events that were not cancelled. */
    published,
    /** Drafts, the first to start first. */
    drafts: (slice: Slice): number[] => inState.first(slice, { state: 'draft' }),
    draftCount: (): number => inState.count({ state: 'draft' }),
    /** Cancelled events, the last to start first. */
    cancelled: (slice: Slice): number[] => inState.last(slice, { state: 'cancelled' }),
    cancelledCount: (): number => inState.count({ state: 'cancelled' }),
    /** The same lists of some events alone, by their ids. */
    among: (some: readonly number[]): DashboardLists => {
      const ids = JSON.stringify(some);
      const drafts = { state: 'draft', ids };
      const cancelled = { state: 'cancelled', ids };
      return {
        announced: withValues(amongAnnounced, { ids }),
        published: withValues(amongPublished, { ids }),
        drafts: (slice) => amongInState.first(slice, drafts),
        draftCount: () => amongInState.count(drafts),
        cancelled: (slice) => amongInState.last(slice, cancelled),
        cancelledCount: () => amongInState.count(cancelled),
      };
    },
    /** All of a campaign, drafts too, by their start. */
    inCampaign: (campaignId: number): number[] => inCampaign({ limit: -1 }, { campaignId }),
    /** Those that were made last, drafts too. */
    newestIds: (limit: number): number[] => newest.all({ limit }).map(({ id }) => id),
    /** Drafts and announced events that may not be over yet. */
    unfinishedIds: (overBy: OverBy): number[] => unfinished.all({ ...overBy }).map(({ id }) => id),
    /** When one that is or was announced last changed; 0 where there is none. */
    announcedChange: (): number => announcedChange.get()?.at ?? 0,
  };
}

type Values = Readonly<Record<string, number | string>>;

/** Some events by when they are. */
export interface ListsByTime {
  /** Those that are not over, the next first. */
  coming(overBy: OverBy, slice: Slice, more?: Values): number[];
  /** Counts them one by one. */
  comingCount(overBy: OverBy, more?: Values): number;
  /** Those that are over, the last first; `since` leaves out what was over by then. */
  past(overBy: OverBy, slice: Slice & { since?: OverBy }, more?: Values): number[];
  /** Counts them one by one. */
  pastCount(overBy: OverBy, more?: Values): number;
}

/** The lists of events that the dashboard shows. */
export interface DashboardLists {
  announced: ListsByTime;
  published: ListsByTime;
  drafts: (slice: Slice) => number[];
  draftCount: () => number;
  cancelled: (slice: Slice) => number[];
  cancelledCount: () => number;
}

function withValues(lists: ListsByTime, more: Values): ListsByTime {
  return {
    coming: (overBy, slice) => lists.coming(overBy, slice, more),
    comingCount: (overBy) => lists.comingCount(overBy, more),
    past: (overBy, slice) => lists.past(overBy, slice, more),
    pastCount: (overBy) => lists.pastCount(overBy, more),
  };
}

/** Farther back than any event. */
const ever: OverBy = { ended: -8.64e15, started: -8.64e15, begun: -8.64e15 };

/** The lists of some events, coming and over. */
export function byTime(drizzle: Drizzle, within: SQL | undefined): ListsByTime {
  const isComing = and(within, gt(events.startsAt, value('begun')), not(isOverBy));
  // What is over has begun, which an index tells.
  const isPast = and(within, lte(events.startsAt, value('ended')), isOverBy);
  const since = and(gt(events.startsAt, value('begunBefore')), not(wasOverBy));
  const coming = idsWhere(drizzle, isComing, 'first');
  const past = idsWhere(drizzle, and(isPast, since), 'last');
  // An index alone tells when an event started; how long those go on that began of late, the rows.
  const ahead = countWhere(drizzle, and(within, gt(events.startsAt, value('ended'))));
  const begun = countWhere(drizzle, and(within, lte(events.startsAt, value('ended'))));
  const goingOn = countWhere(drizzle, and(isComing, lte(events.startsAt, value('ended'))));
  return {
    coming: (overBy, slice, more) => coming(slice, { ...overBy, ...more }),
    comingCount: (overBy, more) => ahead({ ...overBy, ...more }) + goingOn({ ...overBy, ...more }),
    past: (overBy, { since: from = ever, ...slice }, more) =>
      past(slice, {
        ...overBy,
        ...more,
        endedBefore: from.ended,
        startedBefore: from.started,
        begunBefore: from.begun,
      }),
    pastCount: (overBy, more) => begun({ ...overBy, ...more }) - goingOn({ ...overBy, ...more }),
  };
}

/** @param end which of them stands at the head: the first to start, or the last */
export function idsWhere(drizzle: Drizzle, where: SQL | undefined, end: 'first' | 'last') {
  const direction = end === 'first' ? asc : desc;
  const rows = drizzle
    .select({ id: events.id })
    .from(events)
    .where(where)
    .orderBy(direction(events.startsAt), direction(events.id))
    .limit(value('limit'))
    .offset(value('offset'))
    .prepare();
  return ({ limit, offset = 0 }: Slice, values: Values): number[] =>
    rows.all({ ...values, limit, offset }).map(({ id }) => id);
}

export function countWhere(drizzle: Drizzle, where: SQL | undefined) {
  const rows = drizzle.select({ number: count() }).from(events).where(where).prepare();
  return (values: Values): number => rows.get(values)?.number ?? 0;
}
