import type { OutcomeCounts } from '../../db/imports.ts';
import type { Import, ImportChoices } from '../../db/schema.ts';
import type { FieldProblem } from '../web/parseForm.ts';

export interface ImportDecisions {
  /** How many people come with the list. */
  seats: number;
  /** What has to be decided before it is imported. */
  asks: { known: boolean; whenFull: boolean; partly: boolean; mailed: boolean };
  /** What was not decided, by the fields of the form. */
  problems: Record<string, FieldProblem>;
}

/**
 * What organizers decide about a list once they have seen what it would do.
 *
 * @param free spots; Infinity where nobody counts them
 */
export function importDecisions(
  { decisions }: Pick<Import, 'decisions'>,
  counts: OutcomeCounts,
  free: number,
  decided: ImportChoices = {},
): ImportDecisions {
  const more = decided['known'] === 'leave' ? 0 : Number(decisions['moreSeats'] ?? '0');
  const seats = Number(decisions['seats'] ?? '0') + more;
  const has = (outcome: keyof OutcomeCounts) => (counts[outcome] ?? 0) > 0;
  const asks = {
    known: has('different'),
    whenFull: seats > free,
    partly: has('problem'),
    mailed: has('new'),
  };
  const isOneOf = (name: string, ...values: string[]) => values.includes(decided[name] ?? '');
  const problems: ImportDecisions['problems'] = {};
  if (asks.known && !isOneOf('known', 'leave', 'update'))
    problems['known'] = { key: 'console.imports.problems.known' };
  if (asks.whenFull && !isOneOf('whenFull', 'wait', 'beyond'))
    problems['whenFull'] = { key: 'console.imports.problems.whenFull' };
  if (asks.partly && !isOneOf('partly', 'yes'))
    problems['partly'] = { key: 'console.imports.problems.partly' };
  if (!has('new') && !(has('different') && decided['known'] !== 'leave'))
    problems[''] = { key: 'console.imports.problems.nothing' };
  return { seats, asks, problems };
}
