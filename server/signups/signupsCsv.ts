import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Reads } from '../../db/database.ts';
import type { Event, Signup, SignupState } from '../../db/schema.ts';
import type { Translate } from '../../templates/translate.ts';
import { wallTime } from '../time/clock.ts';
import { csvStream, type CsvCell } from '../web/csv.ts';

/** Rows that are read from the database at a time: all that stands in memory of the list. */
const rowsAtOnce = 500;

/**
 * The columns as programs read them, named as OSDI names the fields of a person and an attendance
 * (opensupporter.github.io/osdi-docs), with one more for each thing asked that OSDI does not know.
 * People type one name, and nobody here takes it apart: it stands in `given_name`, which programs
 * that read OSDI ask for. Instants are ISO 8601 in UTC, with a column of local time beside them.
 */
const columns = [
  'identifier',
  'given_name',
  'email_address',
  'language_spoken',
  'status',
  'created_date',
  'created_date_local',
  'modified_date',
  'companions',
  'access_needs',
  'time_zone',
  'calendar_declined_date',
] as const;

/** The same columns in words. */
const words = [
  'identifier',
  'name',
  'email',
  'language',
  'standing',
  'createdUtc',
  'created',
  'modifiedUtc',
  'companions',
  'accessNeeds',
  'zone',
  'declinedUtc',
] as const;

/** OSDI's words for how somebody stands. */
const statuses: Record<SignupState, string> = {
  unconfirmed: 'needs action',
  confirmed: 'accepted',
  waiting: 'tentative',
  cancelled: 'declined',
};

/**
 * Every sign-up of an event as a CSV file, in the order of arrival, read page by page.
 *
 * @param t the words of the organizer; null for those of OSDI, which other programs read
 */
export function signupsCsv(
  reads: Pick<Reads, 'signups'>,
  event: Event,
  t: Translate | null,
): Readable {
  const header = t ? words.map((word) => t(`console.signups.fileColumns.${word}`)) : columns;
  return csvStream(header, rowsOf(reads, event, t));
}

async function* rowsOf(
  { signups }: Pick<Reads, 'signups'>,
  event: Event,
  t: Translate | null,
): AsyncGenerator<CsvCell[]> {
  let after = 0;
  for (;;) {
    const page = signups.page(event.id, after, rowsAtOnce);
    for (const signup of page) yield cells(signup, event, t);
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAtOnce) return;
    after = last.id;
    // Rows follow each other without a pause as long as the network takes them: let others in.
    await setImmediate();
  }
}

function cells(signup: Signup, event: Event, t: Translate | null): CsvCell[] {
  return [
    `cacerola:${signup.publicId}`,
    signup.name,
    signup.email,
    signup.language,
    t ? t(`console.signups.state.${signup.state}`) : statuses[signup.state],
    new Date(signup.createdAt).toISOString(),
    // A space instead of the T: spreadsheets read it as date and time.
    wallTime(signup.createdAt, event.zone).replace('T', ' '),
    new Date(signup.updatedAt).toISOString(),
    signup.companions,
    signup.accessNeeds,
    signup.zone,
    signup.declinedAt === null ? null : new Date(signup.declinedAt).toISOString(),
  ];
}
