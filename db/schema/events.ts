import { desc, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { check, index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ColorName } from '../../templates/palette.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { announced, everAnnounced, news } from './announcedEvents.ts';
import { campaigns } from './campaigns.ts';
import { all, some } from './conditions.ts';
import { jsonColumn } from './jsonColumn.ts';
import { isProgramme, occurrences, type ProgrammeItem } from './programmeItem.ts';
import { series } from './series.ts';

export type { ProgrammeItem } from './programmeItem.ts';

/** One speaker as announced: a name, and what they are known for. */
export interface Speaker {
  name: string;
  role: string;
}

export const eventKinds = ['online', 'in-person', 'hybrid'] as const;
export const eventStates = ['draft', 'published', 'cancelled'] as const;
/** Whether the hour of an event is announced, or its day alone. */
export const precisions = ['hour', 'day'] as const;

export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slug: text().notNull().unique(),
    campaignId: integer().references(() => campaigns.id),
    /** The series of which it is one date; it shares nothing with the others but what was typed. */
    seriesId: integer().references(() => series.id),
    kind: text({ enum: eventKinds }).notNull(),
    state: text({ enum: eventStates }).notNull().default('draft'),
    /** The language the organizers wrote the event's texts in. */
    language: text().$type<TextLanguage>().notNull(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    /** Markdown without HTML. */
    description: text().notNull().default(''),
    /** Who calls: the name that stands on the page. */
    host: text().notNull(),
    /** Of its page, its card and its pictures; null for that of the site. */
    color: text().$type<ColorName>(),

    // The truth of the schedule is wall time + zone + occurrence; the instants are derived from it
    // with the tz data named in `tzdata`, so that a change of the world's clocks can be noticed.
    zone: text().notNull(),
    // Of 'day', start and end are whole days, the first and the last, and their instants are when the
    // first begins and when the last is over.
    startPrecision: text({ enum: precisions }).notNull().default('hour'),
    startLocal: text().notNull(),
    startOccurrence: text({ enum: occurrences }).notNull().default('only'),
    startsAt: integer().notNull(),
    endLocal: text(),
    endOccurrence: text({ enum: occurrences }).notNull().default('only'),
    endsAt: integer(),
    assemblyLocal: text(),
    assemblyOccurrence: text({ enum: occurrences }).notNull().default('only'),
    assemblyAt: integer(),
    announcedZones: text({ mode: 'json' }).$type<string[]>().notNull(),
    tzdata: text().notNull(),

    venue: text().notNull().default(''),
    address: text().notNull().default(''),
    city: text().notNull().default(''),
    postalCode: text().notNull().default(''),
    /** ISO 3166-1 alpha-2, of where it takes place; null while that is not known. */
    country: text(),
    /** In degrees: of the city unless somebody knows better; null while that is not known. */
    latitude: real(),
    longitude: real(),
    /** Of GeoNames; null while it is not known, 0 where organizers said that it is none of those. */
    cityId: integer(),
    /** The action of another site that it was taken over from: its UID there, and its page. */
    originUid: text(),
    originUrl: text(),
    /** A state or a province, where addresses name it. */
    region: text().notNull().default(''),
    /** Where people meet on the way, a line each. */
    meetingPoints: text().notNull().default(''),
    /** For questions on the way. */
    phone: text().notNull().default(''),
    /** Which are spoken, and into which is interpreted. */
    spokenLanguages: text().notNull().default(''),
    /** Shown on the attendee's own page and nowhere else. */
    joinUrl: text().notNull().default(''),
    /** A phone number, a meeting code: what one needs beside the link. */
    joinNote: text().notNull().default(''),
    speakers: text({ mode: 'json' }).$type<Speaker[]>().notNull(),
    /** What happens when, within the event; no item where nobody said. */
    programme: jsonColumn<ProgrammeItem[], ProgrammeItem[]>(isProgramme, []).notNull().default([]),
    bring: text().notNull().default(''),
    accessibility: text().notNull().default(''),
    /** Names of what helps people to take part, separated by spaces. */
    accessFeatures: text().notNull().default(''),
    signupsOpen: integer({ mode: 'boolean' }).notNull().default(true),
    /** A sign-up counts only once the owner of its address has confirmed it. */
    confirmAddress: integer({ mode: 'boolean' }).notNull().default(false),
    /** Seats, companions included; null where nobody counts. */
    capacity: integer(),
    seatsTaken: integer().notNull().default(0),
    /** Those of them beyond the capacity, which organizers gave all the same. */
    seatsBeyond: integer().notNull().default(0),
    /** Until when many sign-ups from one network are expected: a hall behind one Wi-Fi. */
    crowdUntil: integer(),

    endorsementsOpen: integer({ mode: 'boolean' }).notNull().default(false),
    /** Adds "and others" to the public list. */
    endorsementsContinue: integer({ mode: 'boolean' }).notNull().default(false),
    endorsementOrder: text({ enum: ['alphabetical', 'chosen'] })
      .notNull()
      .default('alphabetical'),

    /** The hour of the day before, on the event's clocks, in which attendees are reminded; null: none. */
    dayReminderHour: integer().default(10),
    /** Minutes before the start; 0: no reminder; null: what is usual for the kind of event. */
    soonReminderMinutes: integer(),
    /** Minutes before the start at which online attendees are mailed how to join; 0: no such mail. */
    joiningLinkMinutes: integer().notNull().default(15),
    /** Who emails about the event are from, beside the site's own address; '': the site's name. */
    senderName: text().notNull().default(''),
    /** Where answers to these emails go; '': to the site's own address. */
    replyTo: text().notNull().default(''),
    /** Markdown that the confirmation of a sign-up tells beside the facts; '' for nothing. */
    confirmation: text().notNull().default(''),
    /** Markdown for everybody who was there, mailed after the event; '' mails nobody. */
    thanks: text().notNull().default(''),

    /** The start that was announced before the event was moved; null where it never was. */
    previousStartsAt: integer(),
    /** The same where a day without an hour had been announced: `YYYY-MM-DD`. */
    previousDay: text(),
    /** RFC 5545 SEQUENCE: rises with every change that a calendar can show. */
    sequence: integer().notNull().default(0),
    /** When a calendar's view of the event last changed: DTSTAMP and LAST-MODIFIED of its entry. */
    scheduledAt: integer().notNull(),
    /** When a text in another language came, changed or went; null where there never was one. */
    textsChangedAt: integer(),
    /** When a question to those who sign up came, changed or went; null where there never was one. */
    questionsChangedAt: integer(),
    /** Whether an option of a question has so many places and no more. */
    countsPlaces: integer({ mode: 'boolean' }).notNull().default(false),
    cancellationNote: text().notNull().default(''),
    cancelledAt: integer(),
    publishedAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    /** When the personal data of the event were removed for good. */
    purgedAt: integer(),
  },
  (event) => [
    index('events_by_start').on(event.state, event.startsAt),
    // Lists of what everybody may see are read from these alone, whatever number of events there is.
    index('events_announced')
      .on(event.startsAt, event.id, event.endsAt, event.state)
      .where(announced(event)),
    // What visitors narrow lists to is read from these, and what starts on a day, on its own clocks.
    index('events_narrowed')
      .on(
        event.startsAt,
        event.id,
        event.endsAt,
        event.state,
        event.startLocal,
        event.kind,
        event.language,
        event.campaignId,
        event.city,
      )
      .where(announced(event)),
    // A city has few of very many events.
    index('events_of_city')
      .on(
        event.city,
        event.startsAt,
        event.id,
        event.endsAt,
        event.state,
        event.startLocal,
        event.kind,
        event.language,
        event.campaignId,
      )
      .where(announced(event)),
    index('events_by_day')
      .on(event.startLocal, event.id, event.endLocal, event.startsAt, event.endsAt, event.state)
      .where(announced(event)),
    index('events_of_campaign')
      .on(event.campaignId, event.startsAt, event.id, event.endsAt, event.state)
      .where(announced(event)),
    // Drafts too: organizers see every date of a series.
    index('events_of_series')
      .on(event.seriesId, event.startsAt, event.id, event.endsAt, event.state)
      .where(sql`${event.seriesId} is not null`),
    index('events_by_news').on(news(event), desc(event.startsAt), event.id).where(announced(event)),
    index('events_by_change').on(event.updatedAt).where(everAnnounced(event)),
    index('events_by_texts')
      .on(event.textsChangedAt)
      .where(sql`${event.textsChangedAt} is not null`),
    index('events_by_language').on(event.language),
    index('events_taken_over')
      .on(event.originUid)
      .where(sql`${event.originUid} is not null`),
    check('events_kind', sql`${event.kind} in ('online', 'in-person', 'hybrid')`),
    check('events_state', sql`${event.state} in ('draft', 'published', 'cancelled')`),
    check(
      'events_seats',
      all(
        sql`${event.seatsTaken} >= 0 and ${event.seatsBeyond} >= 0`,
        sql`(${some(
          sql`${event.capacity} is null`,
          sql`(${event.capacity} > 0
            and ${event.seatsTaken} - ${event.seatsBeyond} <= ${event.capacity})`,
        )})`,
      ),
    ),
    check(
      'events_end',
      all(
        sql`(${event.endLocal} is null) = (${event.endsAt} is null)`,
        sql`(${event.endsAt} is null or ${event.endsAt} > ${event.startsAt})`,
      ),
    ),
    check(
      'events_assembly',
      all(
        sql`(${event.assemblyLocal} is null) = (${event.assemblyAt} is null)`,
        sql`(${event.assemblyAt} is null or ${event.assemblyAt} <= ${event.startsAt})`,
      ),
    ),
    check(
      'events_precision',
      all(
        sql`${event.startPrecision} in ('hour', 'day')`,
        sql`length(${event.startLocal}) = ${lengthOfLocal(event)}`,
        sql`(${event.endLocal} is null or length(${event.endLocal}) = ${lengthOfLocal(event)})`,
        sql`(${some(
          sql`${event.startPrecision} = 'hour'`,
          sql`(${event.endLocal} is not null and ${event.assemblyLocal} is null)`,
        )})`,
      ),
    ),
    check(
      'events_previous',
      sql`(${event.previousStartsAt} is null or ${event.previousDay} is null)`,
    ),
    check(
      'events_mails',
      all(
        sql`(${event.dayReminderHour} is null or ${event.dayReminderHour} between 0 and 23)`,
        sql`(${some(
          sql`${event.soonReminderMinutes} is null`,
          sql`${event.soonReminderMinutes} between 0 and 1440`,
        )})`,
        sql`${event.joiningLinkMinutes} between 0 and 1440`,
      ),
    ),
    check(
      'events_point',
      all(
        sql`(${event.latitude} is null) = (${event.longitude} is null)`,
        sql`(${event.latitude} is null or ${event.latitude} between -90 and 90)`,
        sql`(${event.longitude} is null or ${event.longitude} between -180 and 180)`,
      ),
    ),
    check('events_country', sql`${event.country} is null or ${event.country} glob '[A-Z][A-Z]'`),
    check(
      'events_cancelled',
      sql`(${event.state} = 'cancelled') = (${event.cancelledAt} is not null)`,
    ),
  ],
);

/** Letters of a wall time, and of a date. */
function lengthOfLocal({ startPrecision }: { startPrecision: SQLWrapper }): SQL {
  return sql`case ${startPrecision} when 'day' then 10 else 16 end`;
}

export type Event = typeof events.$inferSelect;
export type NewEvent = typeof events.$inferInsert;
export type EventKind = Event['kind'];
