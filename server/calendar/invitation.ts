import { joinLines } from './contentLines.ts';
import { InvalidCalendarEntry } from './entry.ts';
import type { CalendarEntry } from './entry.ts';
import { calendarLines } from './eventComponent.ts';
import type { CalendarMethod } from './eventComponent.ts';

/**
 * One entry as a calendar file with a single VEVENT: CRLF line ends, no line over 75 octets, UTF-8.
 * The same entry gives the same bytes anywhere, whatever the zone or the clock of the process.
 *
 * - REQUEST invites one person: it names them as the only ATTENDEE, and their program answers to
 *   the organizer.
 * - PUBLISH hands out an entry to whom it may concern and names no attendee.
 * - CANCEL takes back either: same UID and ORGANIZER, STATUS:CANCELLED, and the attendee where one
 *   was invited.
 *   The caller raises `sequence` first.
 *
 * @throws InvalidCalendarEntry where no calendar would read the entry right; a REQUEST without an
 *   organizer or an attendee is such a case (RFC 5546 3.2.2).
 */
export function invitation(entry: CalendarEntry, method: CalendarMethod): string {
  if (method === 'REQUEST') {
    if (entry.organizer === null) throw new InvalidCalendarEntry('organizer-missing');
    if (entry.attendee === null) throw new InvalidCalendarEntry('attendee-missing');
  }
  return joinLines(calendarLines(method, entry));
}
