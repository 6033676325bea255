import type { FieldProblem } from '../web/parseForm.ts';
import { cellsOf, organizationTable, type OrganizationRow } from './organizationTable.ts';
import { mostNames, pastedNames, type PastedNames } from './pastedNames.ts';

export type PastedList =
  | { ok: true; rows: OrganizationRow[]; isTable: boolean; unused: string[] }
  | { ok: false; problem: FieldProblem };

/** Reads what an organizer pasted: a table whose first line names its columns, or names, one a line. */
export function pastedList(text: string): PastedList {
  const table = organizationTable(text);
  switch (table.kind) {
    case 'rows':
      return table.rows.length === 0
        ? { ok: false, problem: { key: 'console.endorsements.add.none' } }
        : { ok: true, rows: table.rows, isTable: true, unused: table.unused };
    case 'too-many':
      return { ok: false, problem: tooMany(table.count, mostNames) };
    case 'no-table': {
      const pasted = pastedNames(text);
      if (!pasted.ok) return { ok: false, problem: problemOfNames(pasted) };
      const rows = pasted.names.map((name, index) => ({
        line: index + 1,
        cells: cellsOf((column) => (column === 'name' ? name : '')),
      }));
      return { ok: true, rows, isTable: false, unused: [] };
    }
  }
}

function problemOfNames(refused: Exclude<PastedNames, { ok: true }>): FieldProblem {
  switch (refused.problem) {
    case 'none':
      return { key: 'console.endorsements.add.none' };
    case 'too-many':
      return tooMany(refused.count, refused.maximum);
    case 'line-too-long': {
      const { line, length, maximum } = refused;
      return { key: 'console.endorsements.add.lineTooLong', values: { line, length, maximum } };
    }
  }
}

function tooMany(count: number, maximum: number): FieldProblem {
  return { key: 'console.endorsements.add.tooMany', values: { count, maximum } };
}
