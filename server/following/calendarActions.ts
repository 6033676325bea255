import type { ReadCalendar, ReadCalendarEntry, ReadTime } from '../calendar/readCalendar.ts';
import { dateAfter } from '../time/day.ts';
import { nowhere, type FoundAction, type FoundWhen } from './foundActions.ts';
import { webAddress } from './webAddress.ts';

/** Letters of the summary: calendars put whole announcements into DESCRIPTION. */
const longestSummary = 300;

/** The entries of a calendar as actions. */
export function actionsOfCalendar({ entries, zone }: ReadCalendar): FoundAction[] {
  return entries.flatMap((entry) => {
    // Before the year 1000 a date is no date of ours, which the day after it is reckoned from.
    if (entry.start.kind === 'day' && !/^[12]/.test(entry.start.date)) return [];
    const when = whenOf(entry, zone);
    return when === null || entry.title === '' ? [] : [actionOf(entry, when)];
  });
}

function actionOf(entry: ReadCalendarEntry, when: FoundWhen): FoundAction {
  const isOnline = /^https?:\/\//.test(entry.location);
  return {
    uid: entry.uid,
    // A joining link that stands as the place is no page about it.
    url: webAddress(entry.url ?? ''),
    title: entry.title,
    summary: firstParagraph(entry.description),
    calledBy: entry.organizer,
    language: null,
    kind: isOnline ? 'online' : 'in-person',
    cancelled: entry.cancelled,
    when,
    place: {
      ...nowhere,
      ...(isOnline ? {} : { venue: entry.location }),
      ...entry.position,
    },
  };
}

function firstParagraph(text: string): string {
  const [first = ''] = text.split(/\n\s*\n/);
  const line = first.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestSummary ? '' : line;
}

/** Null where its start and end are of two kinds, which no calendar may say (RFC 5545, 3.8.2.2). */
function whenOf({ start, end }: ReadCalendarEntry, zone: string | null): FoundWhen | null {
  switch (start.kind) {
    case 'day': {
      // DTEND of whole days is the day after the last one.
      const after = end?.kind === 'day' ? end.date : dateAfter(start.date, 1);
      const last = after > start.date ? dateAfter(after, -1) : start.date;
      return { kind: 'days', zone, first: start.date, last };
    }
    case 'wall':
      return {
        kind: 'wall',
        zone: start.zone ?? zone,
        start: { local: start.local, occurrence: 'only' },
        end: wallOf(end),
      };
    case 'instant':
      return {
        kind: 'instant',
        zone,
        start: start.instant,
        end: end?.kind === 'instant' ? end.instant : null,
      };
  }
}

function wallOf(time: ReadTime | null) {
  return time?.kind === 'wall' ? { local: time.local, occurrence: 'only' as const } : null;
}
