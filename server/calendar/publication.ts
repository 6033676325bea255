import { joinLines } from './contentLines.ts';
import type { CalendarEntry } from './entry.ts';
import { calendarLines } from './eventComponent.ts';

/**
 * Several entries as one calendar file of METHOD:PUBLISH, a VEVENT each with its own UID. An invitation
 * cannot hold them: what one REQUEST asks is one UID (RFC 5546 3.2.2), and a later one with the same UID
 * takes up the entry that was published.
 *
 * @throws InvalidCalendarEntry where no calendar would read one of them right
 */
export function publication(entries: readonly CalendarEntry[]): string {
  const [begin, ...header] = calendarLines('PUBLISH', null);
  const end = header.pop();
  if (begin === undefined || end === undefined) throw new Error('A calendar without a frame');
  const events = entries.flatMap((entry) => {
    const lines = calendarLines('PUBLISH', entry);
    return lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1);
  });
  return joinLines([begin, ...header, ...events, end]);
}
