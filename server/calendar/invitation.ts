import { memoize } from '../memoize.ts';
import { joinLines } from './contentLines.ts';
import { checkEntry, InvalidCalendarEntry } from './entry.ts';
import type { CalendarEntry } from './entry.ts';
import { calendarLines, instantText, mailtoOf, nameOf } from './eventComponent.ts';
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
  checkEntry(entry);
  const lines = linesForAnybody(method, forAnybody(entry));
  return joinLines(lines.map((line) => lineFor(entry, line)));
}

/** What stands in an entry where something of its reader's own belongs. */
const anybody = { name: 'anybody', address: 'anybody@example.invalid', uid: 'anybody', instant: 0 };

/** Thousands are invited to one event, and few lines of the file are a reader's own. */
const linesForAnybody = memoize(
  100,
  (method: CalendarMethod, entry: CalendarEntry) => JSON.stringify([method, entry]),
  calendarLines,
);

function forAnybody(entry: CalendarEntry): CalendarEntry {
  const { uid, name, address, instant } = anybody;
  const { organizer, attendee, created } = entry;
  return {
    ...entry,
    uid,
    stamp: instant,
    created: created === undefined ? undefined : instant,
    organizer: organizer && { ...organizer, name: nameOf(organizer), address },
    attendee: attendee && { ...attendee, name, address },
  };
}

/** A line as it is for one reader. */
function lineFor(
  { uid, stamp, created, organizer, attendee }: CalendarEntry,
  line: string,
): string {
  const [name = ''] = /^[A-Z-]+/.exec(line) ?? [];
  switch (name) {
    case 'UID':
      return `UID:${uid}`;
    case 'DTSTAMP':
      return `DTSTAMP:${instantText(stamp)}`;
    case 'LAST-MODIFIED':
      return `LAST-MODIFIED:${instantText(stamp)}`;
    case 'CREATED':
      return `CREATED:${instantText(created ?? stamp)}`;
    case 'ORGANIZER':
      return organizer === null ? line : addressed(line, mailtoOf(organizer, 'organizer-address'));
    case 'ATTENDEE':
      return attendee === null
        ? line
        : addressed(
            line.replace(anybody.name, () => nameOf(attendee)),
            mailtoOf(attendee, 'attendee-address'),
          );
    default:
      return line;
  }
}

/** The address is what such a line ends in. */
function addressed(line: string, mailto: string): string {
  return `${line.slice(0, line.lastIndexOf('mailto:'))}${mailto}`;
}
