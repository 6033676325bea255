import type { Readable } from 'node:stream';
import type { Event } from '../../db/schema.ts';
import type { View } from '../../templates/view.ts';
import { columnsOfSignups, type Column } from './columns.ts';
import type { ExportChoice } from './exportForm.ts';
import { osdiAttendances, type Mailing } from './osdi.ts';
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
  event: Event;
  /** The address of its page. */
  url: string;
  choice: Pick<ExportChoice, 'profile' | 'format' | 'columns'>;
  view: Pick<View, 't' | 'language'>;
  people: People;
  /** The questions whose answers whoever reads it may see. */
  questions: readonly QuestionColumn[];
  mailing: Mailing;
  /** How many people match. */
  rows: number;
}

/** The file that somebody chose, as it is made. */
export function fileOfPeople(all: Ingredients): Readable {
  const { event, choice, view, people, questions, mailing, rows, url } = all;
  const phone = questions.find(({ question }) => question.kind === 'phone');
  switch (choice.profile) {
    case 'everything':
      return tableOf(all, chosenColumns(choice, columnsOf(view.t, questions)));
    case 'sheet':
      return tableOf(all, sheetColumns(view.t));
    case 'action-network':
      return tableOf(all, actionNetworkColumns(phone));
    case 'mobilize':
      return tableOf(all, mobilizeColumns(phone));
    case 'addresses':
      return textFile(() => addressLines(people));
    case 'vcard':
      return textFile(() => vCards(people, { category: event.title, phone }));
    case 'osdi':
      return textFile(() =>
        osdiAttendances(people, {
          event: { title: event.title, url },
          total: rows,
          questions,
          mailing,
        }),
      );
  }
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
  { event, choice, view, people }: Ingredients,
  columns: readonly Column[],
): Readable {
  const table = { columns, people, zone: event.zone };
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

/** An address a line. Of one event nobody is on the list twice with one address. */
async function* addressLines(people: People): AsyncGenerator<string> {
  for await (const some of people) yield some.map(({ signup }) => `${signup.email}\r\n`).join('');
}
