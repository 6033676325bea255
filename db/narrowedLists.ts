import { and, asc, eq, exists, gt, gte, lt, lte, not, or, sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../templates/textLanguages.ts';
import type { Drizzle } from './connection.ts';
import { countWhere, idsWhere, isOverBy, type OverBy, type Slice } from './eventLists.ts';
import { folded } from './folded.ts';
import { announced, eventSearches, events, eventTexts, type EventKind } from './schema.ts';

/** What lists of announced events are narrowed to. */
export interface Narrowing {
  kind?: EventKind;
  /** As it was announced at first. */
  city?: string;
  /** In which there are texts of the event. */
  language?: TextLanguage;
  campaignId?: number;
  /** By its start on its own clocks. */
  days?: Days;
  /** Words that are all in what is told of the event, whatever their case and accents. */
  search?: string;
}

/** Days of the calendar, `YYYY-MM-DD`: the first, and the one after the last. */
export interface Days {
  from: string;
  before: string;
}

/** What there is to choose from among the events that are coming. */
export interface EventChoices {
  kinds: EventKind[];
  cities: string[];
  languages: TextLanguage[];
  campaignIds: number[];
  /** `YYYY-MM` */
  months: string[];
}

/** So many of the events that are coming next say what there is to choose. */
const mostChosenFrom = 3000;
const mostWords = 8;
const oneDay = 86_400_000;
const value = sql.placeholder;

export function narrowedLists(drizzle: Drizzle) {
  const everybodys = announced(events);
  const isComing = and(everybodys, gt(events.startsAt, value('begun')), not(isOverBy));
  const nextOnes = drizzle
    .select({
      kind: events.kind,
      city: events.city,
      language: events.language,
      campaignId: events.campaignId,
      month: sql<string>`substr(${events.startLocal}, 1, 7)`.as('month'),
    })
    .from(events)
    .where(isComing)
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(mostChosenFrom)
    .as('next_ones');
  // Thousands of them differ in a few things only, which are all that leaves the database.
  const chosenFrom = drizzle.selectDistinct().from(nextOnes).prepare();
  const within = and(
    everybodys,
    gte(events.startLocal, value('from')),
    lt(events.startLocal, value('before')),
  );
  const onDays = drizzle
    .select({ id: events.id })
    .from(events)
    .where(within)
    .orderBy(asc(events.startLocal), asc(events.id))
    .limit(value('limit'))
    .prepare();
  const countOnDays = countWhere(drizzle, within);
  const lasting = drizzle
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        within,
        gte(events.endLocal, value('since')),
        sql`${events.endsAt} - ${events.startsAt} > ${oneDay}`,
      ),
    )
    .orderBy(asc(events.startLocal), asc(events.id))
    .limit(value('limit'))
    .prepare();
  const dayBefore = drizzle
    .select({ day: sql<string | null>`max(${events.startLocal})` })
    .from(events)
    .where(and(everybodys, lt(events.startLocal, value('day'))))
    .prepare();
  const dayFrom = drizzle
    .select({ day: sql<string | null>`min(${events.startLocal})` })
    .from(events)
    .where(and(everybodys, gte(events.startLocal, value('day'))))
    .prepare();
  const overOnDays = and(within, around(value('after'), value('until')), isOverBy);
  const past = idsWhere(drizzle, overOnDays, 'last');
  const pastCount = countWhere(drizzle, overOnDays);

  return {
    /** Those of the lists of announced events that a narrowing leaves. */
    narrowed: (narrowing: Narrowing) => {
      const where = and(...conditionsOf(drizzle, narrowing));
      const coming = idsWhere(drizzle, and(isComing, where), 'first');
      // What is over has begun, which an index tells.
      const begun = lte(events.startsAt, value('ended'));
      const over = idsWhere(drizzle, and(everybodys, begun, isOverBy, where), 'last');
      return {
        coming: (by: OverBy, slice: Slice): number[] => coming(slice, { ...by }),
        past: (by: OverBy, slice: Slice): number[] => over(slice, { ...by }),
      };
    },
    choices: (by: OverBy): EventChoices => {
      const rows = chosenFrom.all({ ...by });
      return {
        kinds: distinct(rows.map(({ kind }) => kind)),
        cities: distinct(rows.map(({ city }) => city).filter((city) => city !== '')),
        languages: distinct(rows.map(({ language }) => language)),
        campaignIds: distinct(rows.flatMap(({ campaignId }) => campaignId ?? [])),
        months: distinct(rows.map(({ month }) => month)),
      };
    },
    /** Those that start on some days, each on its own clocks, the first to start first. */
    onDays: (days: Days, limit: number): number[] =>
      onDays.all({ ...days, limit }).map(({ id }) => id),
    countOnDays: (days: Days): number => countOnDays({ ...days }),
    /** Those of more than a day that started on some days and still went on on another. */
    lasting: (days: Days, since: string, limit: number): number[] =>
      lasting.all({ ...days, since, limit }).map(({ id }) => id),
    /** The day of the last one that starts before a day; null where there is none. */
    lastDayBefore: (day: string): string | null => dayOf(dayBefore.get({ day })),
    /** The day of the first one that starts on a day or later; null where there is none. */
    firstDayFrom: (day: string): string | null => dayOf(dayFrom.get({ day })),
    /** Those of some days that are over, the last first. */
    pastOnDays: (by: OverBy, days: Days, slice: Slice): number[] =>
      past(slice, { ...by, ...days, ...begunAround(days, by) }),
    pastCountOnDays: (by: OverBy, days: Days): number =>
      pastCount({ ...by, ...days, ...begunAround(days, by) }),
  };
}

function dayOf(row: { day: string | null } | undefined): string | null {
  return row?.day?.slice(0, 10) ?? null;
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

function conditionsOf(drizzle: Drizzle, narrowing: Narrowing): (SQL | undefined)[] {
  const { kind, city, language, campaignId, days, search = '' } = narrowing;
  return [
    kind && eq(events.kind, kind),
    city === undefined ? undefined : eq(events.city, city),
    language && or(eq(events.language, language), translatedInto(drizzle, language)),
    campaignId === undefined ? undefined : eq(events.campaignId, campaignId),
    days && onThese(days),
    ...wordsIn(search).map((word) =>
      exists(
        drizzle
          .select({ one: sql`1` })
          .from(eventSearches)
          .where(
            and(eq(eventSearches.eventId, events.id), sql`instr(${eventSearches.text}, ${word})`),
          ),
      ),
    ),
  ];
}

function translatedInto(drizzle: Drizzle, language: TextLanguage): SQL {
  return exists(
    drizzle
      .select({ one: sql`1` })
      .from(eventTexts)
      .where(and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, language))),
  );
}

function wordsIn(search: string): string[] {
  return distinct(folded(search).split(/\s+/u).filter(Boolean)).slice(0, mostWords);
}

function onThese(days: Days): SQL | undefined {
  const { after, until } = instantsAround(days);
  return and(
    gte(events.startLocal, days.from),
    lt(events.startLocal, days.before),
    around(sql`${after}`, sql`${until}`),
  );
}

/** What an index by instants has to be looked through for, of days that are of no zone. */
function around(after: SQL | ReturnType<typeof value>, until: SQL | ReturnType<typeof value>): SQL {
  return sql`${events.startsAt} between ${after} and ${until}`;
}

/** The same for what is over: that has begun, and nothing that is to come is looked at. */
function begunAround(days: Days, { ended }: OverBy): { after: number; until: number } {
  const { after, until } = instantsAround(days);
  return { after, until: Math.min(until, ended) };
}

function instantsAround({ from, before }: Days): { after: number; until: number } {
  return { after: Date.parse(from) - oneDay, until: Date.parse(before) + oneDay };
}
