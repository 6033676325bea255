import type { Readable } from 'node:stream';
import type { AuditFilter, NamedAuditEntry } from '../../db/audit.ts';
import type { View } from '../../templates/view.ts';
import { csvStream, type CsvCell } from '../web/csv.ts';
import { entryInWords } from './auditWords.ts';

/** Reads entries that are older than one of them; see `db/audit.ts`. */
type ReadEntries = (filter: AuditFilter, before: number | null, limit: number) => NamedAuditEntry[];

const readAtOnce = 500;

/** The entries of the audit log that a filter lets through, the newest first, as a CSV file in words. */
export function auditCsv(read: ReadEntries, filter: AuditFilter, view: View): Readable {
  const { t } = view;
  const columns = (['time', 'who', 'what', 'about', 'event'] as const).map((name) =>
    t(`console.audit.fileColumns.${name}`),
  );
  return csvStream(columns, rows(read, filter, view));
}

function* rows(read: ReadEntries, filter: AuditFilter, view: View): Generator<CsvCell[]> {
  let before: number | null = null;
  for (;;) {
    const entries: NamedAuditEntry[] = read(filter, before, readAtOnce);
    for (const entry of entries) {
      const { what, about, who, event } = entryInWords(view, entry, 'Etc/UTC');
      const whom = [who.name, who.role].filter((one) => one !== null).join(', ');
      const at = new Date(entry.at).toISOString();
      yield [at, whom, what, about?.name ?? '', event?.title ?? ''];
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < readAtOnce) return;
    before = last.id;
  }
}
