import type { Event, Import, ImportChoices, ImportForm } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { readTable } from '../spreadsheets/readTable.ts';
import type { TableForm, TableRefusal, TableRow } from '../spreadsheets/table.ts';
import type { UnreadFile } from '../web/readUpload.ts';
import { isHeader, watchColumns, type ColumnWatch } from './columns.ts';
import { namedQuestions } from './importReading.ts';
import { proposedChoices, type Agreement } from './mapping.ts';
import { recognizeColumns } from './recognizeColumns.ts';

/** The largest file that is taken as a list, in bytes: fifty thousand people with long answers. */
export const largestList = 10_000_000;

export type StartedImport =
  | { kind: 'started'; import: Import }
  | {
      kind: 'refused';
      why: TableRefusal | UnreadFile | 'missing' | 'only-a-header';
      line?: number;
    };

/** A list as an organizer sends it. */
export interface SentList {
  file: Buffer | UnreadFile | null;
  /** '' where rows were pasted. */
  fileName: string;
  /** Whether the people may be mailed, where that was said with the list. */
  agree?: Agreement;
}

/**
 * Reads a list of people and keeps its rows, piece by piece, with what can be recognized of them. Nobody is
 * entered yet.
 */
export async function startImport(
  services: Pick<Services, 'db' | 'clock'>,
  event: Event,
  organizerId: number,
  { file, fileName, agree }: SentList,
): Promise<StartedImport> {
  if (file === null) return { kind: 'refused', why: 'missing' };
  if (typeof file === 'string') return { kind: 'refused', why: file };
  const { db, clock } = services;
  const now = clock();
  const kept: { watch: ColumnWatch | null; one: Import | null; rows: number } = {
    watch: null,
    one: null,
    rows: 0,
  };

  const take = async (piece: TableRow[], form: TableForm) => {
    const [first] = piece;
    const hasHeader = kept.watch === null && first !== undefined && isHeader(first.cells);
    const people = hasHeader ? piece.slice(1) : piece;
    const names = hasHeader ? first.cells : (first?.cells.map(() => '') ?? []);
    kept.watch ??= watchColumns(names);
    kept.watch.see(people);
    kept.rows += people.length;
    kept.one = await db.write((store) => {
      const one =
        kept.one ??
        store.imports.insert({
          eventId: event.id,
          organizerId,
          state: 'read',
          fileName: fileName.slice(0, 200),
          form: formOf(form),
          columns: [],
          mapping: {},
          decisions: {},
          rows: 0,
          createdAt: now,
        });
      store.imports.addRows(one.id, people);
      return one;
    });
  };
  const reading = await readTable(file, take).catch(async (error: unknown) => {
    await drop(services, kept.one);
    throw error;
  });
  const { one, watch, rows } = kept;
  if (reading.kind !== 'read' || rows === 0 || one === null) {
    await drop(services, one);
    if (reading.kind === 'busy') return { kind: 'refused', why: 'busy' };
    if (reading.kind === 'refused') return reading;
    return { kind: 'refused', why: 'only-a-header' };
  }
  const columns = watch?.columns() ?? [];
  const { fields, product } = recognizeColumns(columns, namedQuestions(db, event));
  const mapping: ImportChoices = {
    ...proposedChoices(fields, columns),
    product: product ?? '',
    ...(agree === undefined ? {} : { agree }),
  };
  const whole = { columns, mapping, rows };
  await db.write((store) => store.imports.update(one.id, whole));
  return { kind: 'started', import: { ...one, ...whole } };
}

async function drop({ db }: Pick<Services, 'db'>, one: Import | null): Promise<void> {
  if (one !== null) await db.write((store) => store.imports.remove(one.id));
}

function formOf(form: TableForm): ImportForm {
  return { ...form };
}
