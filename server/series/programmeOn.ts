import type { Event, ProgrammeItem } from '../../db/schema.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { dateAfter } from '../time/day.ts';
import { firstDayOf } from '../time/schedule.ts';

/** The programme of an event as it is on another first day: its days move along. */
export function programmeOn(event: Event, firstDay: string): ProgrammeItem[] {
  const from = firstDayOf(scheduleOf(event));
  const days = (Date.parse(`${firstDay}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;
  return event.programme.map((item) =>
    item.day === null ? item : { ...item, day: dateAfter(item.day, days) },
  );
}
