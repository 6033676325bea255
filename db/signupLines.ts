import type { Connection } from './connection.ts';
import { columnOf, signupQuestions, type SignupState } from './schema.ts';
import type { Snapshots } from './snapshots.ts';
import { csvCell } from './spreadsheetText.ts';

/** What a file of sign-ups says in its reader's words. */
export interface SignupLineWords {
  states: Readonly<Record<SignupState, string>>;
  /** An instant on the clocks of the event, as a spreadsheet reads it. */
  localTime: (instant: number) => string;
  /** The cells that answers to the questions of the event fill, at the end of each line. */
  asked?: AskedInFile;
}

/** What an event asks, for a file of its sign-ups. */
export interface AskedInFile {
  /** Ids of the questions, in the order of the columns. */
  questions: readonly number[];
  /** What a cell says. */
  cell: (question: number, answers: readonly AnswerInFile[]) => string;
}

/** An answer as it is stored, in the order of the persons. */
export interface AnswerInFile {
  signupId: number;
  questionId: number;
  person: number;
  versionId: number;
  value: string;
  words: string;
}

/** So many lines at a time: a millisecond, after which others are answered. */
const linesAtOnce = 250;

const oneMinute = 60_000;

/** Bare columns in this order: an object for each row would cost more than its line. */
const columns = `signups.id, public_id, name, email, language, state, created_at, updated_at,
  companions, zone, declined_at, ${signupQuestions.map(columnOf).join()}`;

type Row = [
  id: number,
  publicId: string,
  name: string,
  email: string | null,
  language: string,
  state: SignupState,
  createdAt: number,
  updatedAt: number,
  companions: number,
  zone: string | null,
  declinedAt: number | null,
  ...answers: string[],
];
const fixedColumns = 11;

/** Those that stand in the lists in the order of their ids; then the few that are newer. */
const stretches = [
  `select ${columns} from signup_texts as entered
    cross join signups on signups.id = entered.signup_id
    where entered.event_id = @event and entered.signup_id > @after
    order by entered.signup_id limit ${linesAtOnce}`,
  `select ${columns} from signups
    where signups.id > max(@after, (select entered_through from signup_lists))
      and +signups.event_id = @event order by signups.id limit ${linesAtOnce}`,
];

/**
 * The sign-ups of an event as lines of a CSV file in the order of arrival, some hundreds at a time and
 * all as they were when the first were asked for. Their columns: identifier, name, address, language,
 * state, the instant of the sign-up in UTC and on the event's clocks, that of its last change,
 * companions, the answers to the questions, time zone, and when a calendar declined.
 *
 * @throws where nobody asked for the next ones within two minutes, or for the last within an hour
 */
export function* signupLines(
  snapshots: Snapshots,
  eventId: number,
  words: SignupLineWords,
): Generator<string> {
  const snapshot = snapshots.open();
  try {
    const lineOf = lineWriter(words);
    const withAnswers = words.asked && answerWriter(snapshot.connection, words.asked);
    for (const stretch of stretches) {
      const next = snapshot.connection.prepare<[object], Row>(stretch).raw();
      let rows = next.all({ event: eventId, after: 0 });
      while (rows.length > 0) {
        yield (withAnswers?.(rows, lineOf) ?? rows.map(lineOf)).join('');
        snapshot.renew();
        const after = rows.at(-1)?.[0];
        rows = rows.length < linesAtOnce ? [] : next.all({ event: eventId, after });
      }
    }
  } finally {
    snapshot.close();
  }
}

/** Lines with the answers at their end, looked up for some hundreds of sign-ups at once. */
function answerWriter(connection: Connection, { questions, cell }: AskedInFile) {
  const answers = connection.prepare<[string], AnswerInFile>(
    `select signup_id as signupId, question_id as questionId, person, version_id as versionId, value, words
      from question_answers where signup_id in (select value from json_each(?))
      order by signup_id, question_id, person`,
  );
  return (rows: readonly Row[], lineOf: (row: Row) => string): string[] => {
    const found = Map.groupBy(
      answers.all(JSON.stringify(rows.map(([id]) => id))),
      (one) => one.signupId,
    );
    return rows.map((row) => {
      const given = found.get(row[0]) ?? [];
      const cells = questions.map((id) =>
        csvCell(
          cell(
            id,
            given.filter(({ questionId }) => questionId === id),
          ),
        ),
      );
      return `${lineOf(row).slice(0, -2)},${cells.join()}\r\n`;
    });
  };
}

function lineWriter({ states, localTime }: SignupLineWords): (row: Row) => string {
  const stateCells = {
    unconfirmed: csvCell(states.unconfirmed),
    confirmed: csvCell(states.confirmed),
    waiting: csvCell(states.waiting),
    cancelled: csvCell(states.cancelled),
  };
  // Sign-ups that follow each other mostly came within the same minute.
  const partsOf = rememberingLast((minute) => ({
    utc: new Date(minute * oneMinute).toISOString().slice(0, -7),
    local: csvCell(localTime(minute * oneMinute)),
  }));
  const minuteOf = (instant: number) => Math.floor(instant / oneMinute);
  function utc(instant: number): string {
    const minute = minuteOf(instant);
    // 5 digits of seconds and milliseconds, whatever they begin with.
    const digits = String(100_000 + instant - minute * oneMinute);
    return `"${partsOf(minute).utc}${digits.slice(1, 3)}.${digits.slice(3)}Z"`;
  }

  return (row) => {
    const [, publicId, name, email, language, state, created, updated, companions] = row;
    const [, , , , , , , , , zone, declined] = row;
    let answers = '';
    for (let at = fixedColumns; at < row.length; at += 1) answers += `${csvCell(String(row[at]))},`;
    const createdCell = utc(created);
    return (
      `"cacerola:${publicId}",${csvCell(name)},${csvCell(email ?? '')},${csvCell(language)},` +
      `${stateCells[state]},${createdCell},${partsOf(minuteOf(created)).local},` +
      `${updated === created ? createdCell : utc(updated)},"${companions}",` +
      `${answers}${csvCell(zone ?? '')},${declined === null ? '""' : utc(declined)}\r\n`
    );
  };
}

function rememberingLast<Value>(of: (key: number) => Value): (key: number) => Value {
  let last: { key: number; value: Value } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: of(key) };
    return last.value;
  };
}
