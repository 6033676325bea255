import type { NamedAuditEntry } from '../../db/audit.ts';
import type { AuditDay } from '../../templates/components/auditList.ts';
import type { View } from '../../templates/view.ts';
import { wallTime } from '../time/clock.ts';
import { auditDays } from './auditDays.ts';
import { foldEntries } from './foldEntries.ts';

/**
 * The newest entries of the audit log for a page about something else, on a few lines.
 *
 * @param entries the newest first
 * @param zone whose days and hours are told
 * @param address of the page with the whole log
 */
export function latestDays(
  view: View,
  entries: readonly NamedAuditEntry[],
  { zone, address, lines: most }: { zone: string; address: string; lines: number },
): AuditDay[] {
  const { lines } = foldEntries(entries, ({ at }) => wallTime(at, zone).slice(0, 10), most);
  return auditDays(view, lines, zone, () => address);
}
