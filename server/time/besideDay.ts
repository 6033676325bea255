import type { Language } from '../../templates/languages.ts';
import { announcementLine } from './announcementLine.ts';
import type { Schedule } from './schedule.ts';
import type { EventTimes } from './times.ts';

/**
 * The times of an action as the page of its campaign tells them. Where the campaign has one day, that day
 * stands large at the head of the page, and hundreds of lines need not repeat it: only an action of another
 * day says its own.
 */
export function timesBesideDay(
  times: EventTimes,
  schedule: Schedule,
  { day, lastDay }: { day: string | null; lastDay: string | null },
  language: Language,
): EventTimes {
  if (day === null || lastDay !== null || times.precision === 'day') return times;
  return { ...times, announced: announcementLine(schedule, language, { saidDay: day }) };
}
