import type { SignupRow } from '../../db/signupRows.ts';
import { columnOf, signupQuestions, type Event, type SignupState } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';

/** What a cell says: epoch milliseconds in columns of moments, `YYYY-MM-DD` in those of days. */
export type Cell = string | number | null;

/** A column of a table of people. */
export interface Column {
  /** As programs call it. */
  name: string;
  /** As people call it. */
  heading: string;
  /** The language of the heading, where it is another one than that of the reader. */
  language?: TextLanguage;
  /** Of what it is: a moment is told in UTC, or on the clocks of the event. */
  kind: 'text' | 'number' | 'utc' | 'local' | 'day';
  of: (row: SignupRow) => Cell;
  /** The same in words of programs, where those are others. */
  forPrograms?: (row: SignupRow) => Cell;
}

/**
 * OSDI's words for how somebody stands
 * (https://opensupporter.github.io/osdi-docs/attendances.html, "Attendance Fields").
 */
export const osdiStatuses: Record<SignupState, string> = {
  unconfirmed: 'needs action',
  confirmed: 'accepted',
  waiting: 'tentative',
  cancelled: 'declined',
};

/**
 * The columns that every event has, with headings in the words of who reads them. Names are those of
 * `server/signups/signupsCsv.ts`, which says where they are from, and our own for what is told here alone.
 */
export function columnsOfSignups(t: Translate): Column[] {
  const heading = (name: Heading) => t(`console.signups.fileColumns.${name}`);
  const column = (
    name: string,
    words: Heading,
    kind: Column['kind'],
    of: Column['of'],
  ): Column => ({ name, heading: heading(words), kind, of });
  return [
    column('identifier', 'identifier', 'text', ({ signup }) => `cacerola:${signup.publicId}`),
    column('given_name', 'name', 'text', ({ signup }) => signup.name),
    column('email_address', 'email', 'text', ({ signup }) => signup.email),
    column('language_spoken', 'language', 'text', ({ signup }) => signup.language),
    {
      ...column('status', 'standing', 'text', ({ signup }) =>
        t(`console.signups.state.${signup.state}`),
      ),
      forPrograms: ({ signup }) => osdiStatuses[signup.state],
    },
    column('created_date', 'createdUtc', 'utc', ({ signup }) => signup.createdAt),
    column('created_date_local', 'created', 'local', ({ signup }) => signup.createdAt),
    column('modified_date', 'modifiedUtc', 'utc', ({ signup }) => signup.updatedAt),
    column('companions', 'companions', 'number', ({ signup }) => signup.companions),
    ...signupQuestions.map((question) =>
      column(columnOf(question), question, 'text', ({ signup }) => signup[question]),
    ),
    column('time_zone', 'zone', 'text', ({ signup }) => signup.zone),
    column('calendar_declined_date', 'declinedUtc', 'utc', ({ signup }) => signup.declinedAt),
    column('arrived_date', 'arrivedUtc', 'utc', ({ signup }) => signup.arrivedAt),
    column('arrived_date_local', 'arrived', 'local', ({ signup }) => signup.arrivedAt),
    column('arrived_companions', 'arrivedWith', 'number', ({ signup }) => signup.arrivedWith),
    {
      ...column('origin', 'origin', 'text', ({ signup }) =>
        t(`console.exports.origins.${signup.origin}`),
      ),
      forPrograms: ({ signup }) => signup.origin,
    },
  ];
}

/** An event whose people stand in a file. */
export interface EventInFile {
  event: Event;
  /** The whole address of its page. */
  url: string;
}

/** Of which event somebody is, and on which day of its own it begins, in a file of several. */
export function columnsOfEvents(t: Translate, eventOf: (row: SignupRow) => EventInFile): Column[] {
  const heading = (name: 'title' | 'date' | 'page') => t(`console.exports.several.columns.${name}`);
  return [
    {
      name: 'event',
      heading: heading('title'),
      kind: 'text',
      of: (row) => eventOf(row).event.title,
    },
    {
      name: 'event_date',
      heading: heading('date'),
      kind: 'day',
      of: (row) => eventOf(row).event.startLocal.slice(0, 10),
    },
    { name: 'event_url', heading: heading('page'), kind: 'text', of: (row) => eventOf(row).url },
  ];
}

type Heading =
  | 'identifier'
  | 'name'
  | 'email'
  | 'language'
  | 'standing'
  | 'createdUtc'
  | 'created'
  | 'modifiedUtc'
  | 'companions'
  | (typeof signupQuestions)[number]
  | 'zone'
  | 'declinedUtc'
  | 'arrivedUtc'
  | 'arrived'
  | 'arrivedWith'
  | 'origin';
