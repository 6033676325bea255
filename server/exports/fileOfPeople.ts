import type { Readable } from 'node:stream';
import type { SignupRow } from '../../db/signupRows.ts';
import type { View } from '../../templates/view.ts';
import { columnsOfEvents, columnsOfSignups, type Column, type EventInFile } from './columns.ts';
import type { ExportChoice } from './exportForm.ts';
import { osdiAttendances, type MailingOfEvents } from './osdi.ts';
import { actionNetworkColumns, mobilizeColumns, sheetColumns } from './partners.ts';
import type { Format } from './profiles.ts';
import type { QuestionColumn } from './questionColumns.ts';
import { csvTable, jsonLines, textFile, xlsxTable, type People } from './tables.ts';
import { vCards } from './vcards.ts';

/** Of what type a form of a file is, and how its name ends. */
export const forms: Readonly<Record<Format, { type: string; extension: string }>> = {
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  'csv-semicolon': { type: 'text/csv; charset=utf-8', extension: 'csv' },
  jsonl: { type: 'application/jsonl; charset=utf-8', extension: 'jsonl' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  txt: { type: 'text/plain; charset=utf-8', extension: 'txt' },
  vcf: { type: 'text/vcard; charset=utf-8', extension: 'vcf' },
};

/** All that a file is made of. */
export interface Ingredients {
  /** Whose people stand in it: one event at least. */
  events: readonly [EventInFile, ...EventInFile[]];
  choice: Pick<ExportChoice, 'profile' | 'format' | 'columns'>;
  view: Pick<View, 't' | 'language'>;
  people: People;
  /** The questions whose answers whoever reads it may see. */
  questions: readonly QuestionColumn[];
  /** Whether somebody may be written to as one of an event. */
  mailing: MailingOfEvents;
  /** How many people match. */
  rows: number;
}

/** The file that somebody chose, as it is made. */
export function fileOfPeople(all: Ingredients): Readable {
  const { events, choice, view, people, questions, mailing, rows } = all;
  const phone = phoneColumn(questions);
  const eventOf = eventsById(events);
  const ofEvents = columnsOfEvents(view.t, eventOf);
  switch (choice.profile) {
    case 'everything':
      return tableOf(all, chosenColumns(choice, [...ofEvents, ...columnsOf(view.t, questions)]));
    case 'sheet':
      return tableOf(all, [
        ...(events.length > 1 ? ofEvents.slice(0, 2) : []),
        ...sheetColumns(view.t),
      ]);
    case 'action-network':
      return tableOf(all, actionNetworkColumns(phone));
    case 'mobilize':
      return tableOf(all, mobilizeColumns(phone));
    case 'addresses':
      return textFile(() => addressLines(people));
    case 'vcard':
      return textFile(() =>
        vCards(people, { categoryOf: (row) => eventOf(row).event.title, phone }),
      );
    case 'osdi':
      return textFile(() =>
        osdiAttendances(people, {
          events: events.map(({ event: { id, title }, url }) => ({ id, title, url })),
          total: rows,
          questions,
          mailing,
        }),
      );
  }
}

/** The event of somebody who stands in a file. */
function eventsById(events: Ingredients['events']): (row: SignupRow) => EventInFile {
  const byId = new Map(events.map((one) => [one.event.id, one]));
  return ({ signup }) => byId.get(signup.eventId) ?? events[0];
}

/** Where several events ask for a telephone number, somebody has answered one of them. */
function phoneColumn(questions: readonly QuestionColumn[]): QuestionColumn | undefined {
  const [first, ...others] = questions.filter(({ question }) => question.kind === 'phone');
  if (first === undefined || others.length === 0) return first;
  return {
    ...first,
    of: (row) => [first, ...others].map((one) => one.of(row)).find(Boolean) ?? null,
  };
}

/** Every column that there is for an event. */
export function columnsOf(t: View['t'], questions: readonly QuestionColumn[]): Column[] {
  return [...columnsOfSignups(t), ...questions];
}

/** Those that were chosen, in the order of the table. */
function chosenColumns(
  { columns }: Pick<ExportChoice, 'columns'>,
  all: readonly Column[],
): Column[] {
  return all.filter(({ name }) => columns.includes(name));
}

function tableOf(
  { events, choice, view, people }: Ingredients,
  columns: readonly Column[],
): Readable {
  const eventOf = eventsById(events);
  const table = { columns, people, zoneOf: (row: SignupRow) => eventOf(row).event.zone };
  switch (choice.format) {
    case 'xlsx':
      return xlsxTable(table, view.t('console.signups.title'));
    case 'jsonl':
      return jsonLines(table);
    case 'csv-semicolon':
      return csvTable(table, ';');
    case 'csv':
    case 'json':
    case 'txt':
    case 'vcf':
      return csvTable(table, ',');
  }
}

/** An address a line. */
async function* addressLines(people: People): AsyncGenerator<string> {
  for await (const some of people) yield some.map(({ signup }) => `${signup.email}\r\n`).join('');
}
