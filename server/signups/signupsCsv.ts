import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { columnOf, signupQuestions, type Event, type SignupState } from '../../db/schema.ts';
import { csvCell } from '../../db/spreadsheetText.ts';
import type { Translate } from '../../templates/translate.ts';
import type { AnswersInFile } from '../questions/answersInFile.ts';
import { wallTime } from '../time/clock.ts';

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
  ...signupQuestions.map(columnOf),
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
  ...signupQuestions,
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
 * Every sign-up of an event as a CSV file, in the order of arrival, as they were when it began to be
 * read. The form is that of {@link csvStream}; `db/signupLines.ts` writes the lines.
 *
 * @param t the words of the organizer; null for those of OSDI, which other programs read
 * @param asked the questions of the event, whose columns come after all others
 */
export function signupsCsv(
  db: Pick<Database, 'signupLines'>,
  event: Event,
  t: Translate | null,
  asked: AnswersInFile | null = null,
): Readable {
  // Texts, which become bytes on their way out: buffers of a file of 250 MB would pile up to a hundred
  // before any is cleared away.
  return Readable.from(partsOf(db, event, t, asked), { highWaterMark: 2 });
}

async function* partsOf(
  db: Pick<Database, 'signupLines'>,
  event: Event,
  t: Translate | null,
  asked: AnswersInFile | null,
): AsyncGenerator<string> {
  const fixed = t ? words.map((word) => t(`console.signups.fileColumns.${word}`)) : columns;
  const header = [...fixed, ...(asked === null ? [] : t ? asked.labels : asked.names)];
  yield `\uFEFF${header.map((name) => csvCell(name)).join(',')}\r\n`;
  const lines = db.signupLines(event.id, {
    states: t ? statesInWords(t) : statuses,
    // A space instead of the T: spreadsheets read it as date and time.
    localTime: (instant) => wallTime(instant, event.zone).replace('T', ' '),
    ...(asked === null ? {} : { asked }),
  });
  for (const some of lines) {
    yield some;
    // Lines follow each other without a pause as long as the network takes them: let others in.
    await setImmediate();
  }
}

function statesInWords(t: Translate): Record<SignupState, string> {
  return {
    unconfirmed: t('console.signups.state.unconfirmed'),
    confirmed: t('console.signups.state.confirmed'),
    waiting: t('console.signups.state.waiting'),
    cancelled: t('console.signups.state.cancelled'),
  };
}
