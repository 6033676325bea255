import type { NamedAuditEntry } from '../../db/audit.ts';
import type { AuditDay, AuditLineShown } from '../../templates/components/auditList.ts';
import type { View } from '../../templates/view.ts';
import { dayText, timeText } from '../time/times.ts';
import { entryInWords, whatInWords } from './auditWords.ts';
import type { AuditLine } from './foldEntries.ts';

/** So many entries of a run are shown where it is opened; the others on a page of their own. */
const shownOfRun = 50;

/**
 * Lines of the audit log in words, by the day on which they happened.
 *
 * @param zone whose days and hours are told
 * @param hrefOfRun the page with every entry of a run, from its newest on
 */
export function auditDays(
  view: View,
  lines: readonly AuditLine[],
  zone: string,
  hrefOfRun: (newest: NamedAuditEntry) => string,
): AuditDay[] {
  const days: { date: string; lines: AuditLineShown[] }[] = [];
  for (const line of lines) {
    const newest = line.kind === 'entry' ? line.entry : line.entries[0];
    const date = dayText(newest.at, zone, view.language);
    if (days.at(-1)?.date !== date) days.push({ date, lines: [] });
    days
      .at(-1)
      ?.lines.push(
        line.kind === 'entry'
          ? { kind: 'entry', ...entryInWords(view, line.entry, zone) }
          : runInWords(view, line.entries, zone, hrefOfRun),
      );
  }
  return days;
}

function runInWords(
  view: View,
  entries: readonly [NamedAuditEntry, ...NamedAuditEntry[]],
  zone: string,
  hrefOfRun: (newest: NamedAuditEntry) => string,
): AuditLineShown {
  const { t, language } = view;
  const [newest] = entries;
  const until = timeText(newest.at, zone, language);
  const from = timeText(entries.at(-1)?.at ?? newest.at, zone, language);
  return {
    kind: 'run',
    newest: entryInWords(view, newest, zone),
    summary: t('console.audit.run', {
      what: whatInWords(view, newest),
      number: entries.length,
      from: from.time,
      until: until.time,
      zone: until.zoneLabel,
    }),
    entries: entries.slice(0, shownOfRun).map((entry) => entryInWords(view, entry, zone)),
    all: entries.length > shownOfRun ? { href: hrefOfRun(newest), count: entries.length } : null,
  };
}
