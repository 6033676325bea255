import type { ActionList, Campaign } from '../../db/schema.ts';
import { watchColumns, type ColumnWatch } from '../imports/columns.ts';
import type { Services } from '../services.ts';
import { readTable } from '../spreadsheets/readTable.ts';
import {
  tableLimits,
  type TableForm,
  type TableRefusal,
  type TableRow,
} from '../spreadsheets/table.ts';
import type { UnreadFile } from '../web/readUpload.ts';
import { proposedChoices } from './actionChoices.ts';
import { languageOfList } from './listReading.ts';
import { isActionHeader, recognizeActionColumns } from './recognizeActionColumns.ts';

/** The largest file that is taken as a list, in bytes. */
export const largestList = 5_000_000;

/** More actions than any day of them had. */
export const mostActions = 10_000;

export type StartedList =
  | { kind: 'started'; list: ActionList }
  | {
      kind: 'refused';
      why: TableRefusal | UnreadFile | 'missing' | 'only-a-header';
      line?: number;
    };

/** A list as an organizer sends it. */
export interface SentActions {
  file: Buffer | UnreadFile | null;
  /** '' where rows were pasted. */
  fileName: string;
}

/** Reads a list of actions and keeps its rows, piece by piece, with what its columns are taken for. */
export async function startList(
  services: Pick<Services, 'db' | 'clock' | 'config' | 'cities'>,
  campaign: Campaign,
  organizerId: number,
  { file, fileName }: SentActions,
): Promise<StartedList> {
  if (file === null) return { kind: 'refused', why: 'missing' };
  if (typeof file === 'string') return { kind: 'refused', why: file };
  const { db, clock } = services;
  const createdAt = clock();
  const kept: { watch: ColumnWatch | null; list: ActionList | null; rows: number } = {
    watch: null,
    list: null,
    rows: 0,
  };
  const take = async (piece: TableRow[], form: TableForm) => {
    const [first] = piece;
    const hasHeader = kept.watch === null && first !== undefined && isActionHeader(first.cells);
    const rows = hasHeader ? piece.slice(1) : piece;
    kept.watch ??= watchColumns(hasHeader ? first.cells : (first?.cells.map(() => '') ?? []));
    kept.watch.see(rows);
    kept.rows += rows.length;
    kept.list = await db.write((store) => {
      const list =
        kept.list ??
        store.actionLists.insert({
          campaignId: campaign.id,
          organizerId,
          state: 'read',
          fileName: fileName.slice(0, 200),
          form: { ...form },
          columns: [],
          choices: {},
          rows: 0,
          createdAt,
        });
      store.actionLists.addRows(list.id, rows);
      return list;
    });
  };
  const limits = { ...tableLimits, rows: mostActions };
  const reading = await readTable(file, take, limits).catch(async (error: unknown) => {
    await drop(services, kept.list);
    throw error;
  });
  const { list, watch, rows } = kept;
  if (reading.kind !== 'read' || rows === 0 || list === null) {
    await drop(services, list);
    if (reading.kind === 'busy') return { kind: 'refused', why: 'busy' };
    if (reading.kind === 'refused') return reading;
    return { kind: 'refused', why: 'only-a-header' };
  }
  const columns = (watch?.columns() ?? []).map(({ name, samples }) => ({ name, samples }));
  const choices = proposedChoices(recognizeActionColumns(columns), {
    day: campaign.day,
    language: languageOfList(services, campaign),
  });
  const whole = { columns, choices, rows };
  await db.write((store) => store.actionLists.update(list.id, whole));
  return { kind: 'started', list: { ...list, ...whole } };
}

async function drop({ db }: Pick<Services, 'db'>, list: ActionList | null): Promise<void> {
  if (list !== null) await db.write((store) => store.actionLists.remove(list.id));
}
