import type { CalendarEntry } from './entry.ts';
import { calendarLines } from './eventComponent.ts';

export type EntryField =
  | 'start'
  | 'end'
  | 'title'
  | 'description'
  | 'location'
  | 'url'
  | 'status'
  | 'organizer'
  | 'position'
  | 'categories'
  | 'alarms';

const fieldOfProperty: Record<string, EntryField | undefined> = {
  DTSTART: 'start',
  DTEND: 'end',
  SUMMARY: 'title',
  DESCRIPTION: 'description',
  LOCATION: 'location',
  URL: 'url',
  STATUS: 'status',
  ORGANIZER: 'organizer',
  GEO: 'position',
  CATEGORIES: 'categories',
};

/**
 * The fields in which a calendar would show `after` otherwise than `before`, in alphabetical order.
 * Where there is one, SEQUENCE rises and whoever holds the entry is told; where there is none (a
 * space more, an edit beyond what a calendar keeps), nobody needs to hear of it. Attendee, stamp
 * and sequence are not compared.
 * @throws InvalidCalendarEntry where either could not stand in a calendar.
 */
export function calendarChanges(before: CalendarEntry, after: CalendarEntry): EntryField[] {
  const old = shownFields(before);
  const now = shownFields(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .sort();
}

/** What is written decides: only what reaches the file can be seen in a calendar. */
function shownFields(entry: CalendarEntry): Map<EntryField, string> {
  const fields = new Map<EntryField, string>();
  let inAlarm = false;
  for (const line of calendarLines('PUBLISH', entry)) {
    if (line === 'BEGIN:VALARM') inAlarm = true;
    const field = inAlarm ? 'alarms' : fieldOfProperty[line.split(/[:;]/, 1)[0] ?? ''];
    if (field !== undefined) fields.set(field, `${fields.get(field) ?? ''}${line}\n`);
    if (line === 'END:VALARM') inAlarm = false;
  }
  return fields;
}
