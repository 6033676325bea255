import type { Language } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { memoize } from '../memoize.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { placedProgramme } from '../time/programme.ts';
import { firstDayOf, type Schedule } from '../time/schedule.ts';
import { dayTextOf, spanTexts, zoneInWords, type DayText, type TimeText } from '../time/times.ts';
import type { ItemAsRead } from './textsBeside.ts';

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
  /** The language of its words, where it is another one than that of the programme. */
  language?: TextLanguage | undefined;
}

type WithProgramme = Parameters<typeof scheduleOf>[0] & { programme: readonly ItemAsRead[] };

/** The programme of an event as everybody reads it; null where it has none. */
export function shownProgramme(event: WithProgramme, language: Language): ShownProgramme | null {
  return event.programme.length === 0 ? null : known(scheduleOf(event), event.programme, language);
}

const known = memoize(
  50,
  (...question: [Schedule, readonly ItemAsRead[], Language]) => JSON.stringify(question),
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
          language: item.language,
        })),
      })),
    };
  },
);

/** A line of a programme; the language of its words, where it is another one than that of the programme. */
export type ProgrammeLine = Pick<ShownItem, 'language'> & { text: string };

/** A programme as plain lines, for emails and calendars: days, where they are named, and their items. */
export function programmeInLines(programme: ShownProgramme): string[] {
  return programmeAsRead(programme).map(({ text }) => text);
}

/** The same for whoever is told in which language each line is. */
export function programmeAsRead({ days }: ShownProgramme): ProgrammeLine[] {
  return days.flatMap(({ date, named, items }) => [
    ...(named ? [{ text: date }] : []),
    ...items.map((item) => ({ text: itemInLine(item), language: item.language })),
  ]);
}

function itemInLine({ start, end, title, place, speakers }: ShownItem): string {
  const span = end === null ? start.time : `${start.time} – ${end.time}`;
  const more = [speakers, place].filter((part) => part !== '').join(' · ');
  return `${span}: ${title}${more === '' ? '' : ` (${more})`}`;
}
