import type { Event } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { memoize } from '../memoize.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { placedProgramme } from '../time/programme.ts';
import { firstDayOf, type Schedule } from '../time/schedule.ts';
import { dayTextOf, spanTexts, zoneInWords, type DayText, type TimeText } from '../time/times.ts';

/** A programme in the words of one language, by day. */
export interface ShownProgramme {
  /** The zone of its times: `New York time (ET, UTC−05:00)`. */
  zone: string;
  days: readonly ProgrammeDay[];
}

export interface ProgrammeDay extends DayText {
  /** Whether it has to be named: not where all is on the day of the event. */
  named: boolean;
  items: readonly ShownItem[];
}

export interface ShownItem {
  start: TimeText;
  end: TimeText | null;
  title: string;
  place: string;
  speakers: string;
}

type WithProgramme = Parameters<typeof scheduleOf>[0] & Pick<Event, 'programme'>;

/** The programme of an event as everybody reads it; null where it has none. */
export function shownProgramme(event: WithProgramme, language: Language): ShownProgramme | null {
  return event.programme.length === 0 ? null : known(scheduleOf(event), event.programme, language);
}

const known = memoize(
  50,
  (...question: [Schedule, Event['programme'], Language]) => JSON.stringify(question),
  (schedule, programme, language): ShownProgramme | null => {
    const { zone } = schedule;
    const placed = placedProgramme(programme, schedule);
    const [first] = placed;
    if (first === undefined) return null;
    const byDay = Map.groupBy(placed, ({ date }) => date);
    const named = byDay.size > 1 || first.date !== firstDayOf(schedule);
    return {
      zone: zoneInWords(first.start, zone, language),
      days: [...byDay].map(([date, items]) => ({
        ...dayTextOf(date, zone, language),
        named,
        items: items.map(({ item, start, end }) => ({
          ...spanTexts(start, end, zone, language),
          title: item.title,
          place: item.place,
          speakers: item.speakers,
        })),
      })),
    };
  },
);

/** A programme as plain lines, for emails and calendars: days, where they are named, and their items. */
export function programmeInLines({ days }: ShownProgramme): string[] {
  return days.flatMap(({ date, named, items }) => [
    ...(named ? [date] : []),
    ...items.map((item) => itemInLine(item)),
  ]);
}

function itemInLine({ start, end, title, place, speakers }: ShownItem): string {
  const span = end === null ? start.time : `${start.time} – ${end.time}`;
  const more = [speakers, place].filter((part) => part !== '').join(' · ');
  return `${span}: ${title}${more === '' ? '' : ` (${more})`}`;
}
