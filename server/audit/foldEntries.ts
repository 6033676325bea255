import type { NamedAuditEntry } from '../../db/audit.ts';

/** So many like entries in a row are told as one. */
const leastFolded = 3;

/** One line of the audit log: an entry, or a run of like ones, the newest first. */
export type AuditLine =
  | { kind: 'entry'; entry: NamedAuditEntry }
  | { kind: 'run'; entries: readonly [NamedAuditEntry, ...NamedAuditEntry[]] };

export interface FoldedEntries {
  lines: AuditLine[];
  /** The last entry that the lines tell of; null for none. */
  last: NamedAuditEntry | null;
}

/**
 * Tells entries that follow one another and say the same of different people as one line: fifty
 * sign-ups are no fifty news.
 *
 * @param entries the newest first
 * @param dayOf the day on which an entry stands; a run never goes over midnight
 * @param most how many lines there may be
 */
export function foldEntries(
  entries: readonly NamedAuditEntry[],
  dayOf: (entry: NamedAuditEntry) => string,
  most: number,
): FoldedEntries {
  const lines: AuditLine[] = [];
  let last: NamedAuditEntry | null = null;
  for (const run of runsOf(entries, dayOf)) {
    const told: AuditLine[] =
      run.length >= leastFolded
        ? [{ kind: 'run', entries: run }]
        : run.map((entry) => ({ kind: 'entry', entry }));
    if (lines.length > 0 && lines.length + told.length > most) break;
    lines.push(...told);
    last = run.at(-1) ?? last;
  }
  return { lines, last };
}

function runsOf(
  entries: readonly NamedAuditEntry[],
  dayOf: (entry: NamedAuditEntry) => string,
): [NamedAuditEntry, ...NamedAuditEntry[]][] {
  const runs: [NamedAuditEntry, ...NamedAuditEntry[]][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && saysTheSame(run[0], entry) && dayOf(run[0]) === dayOf(entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** What is told with words of its own is told by itself. */
function saysTheSame(one: NamedAuditEntry, other: NamedAuditEntry): boolean {
  return (
    written(one) === written(other) &&
    one.actor === other.actor &&
    one.organizerId === other.organizerId &&
    one.eventId === other.eventId &&
    one.detail === null &&
    other.detail === null
  );
}

function written(entry: NamedAuditEntry): string {
  return entry.action === 'unknown' ? entry.written : entry.action;
}
