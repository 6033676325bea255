import type { ProgrammeItem } from '../../db/schema.ts';
import { dateAfter, daysFrom } from '../time/day.ts';

/** A programme as it is on another first day: the days of its items move along. */
export function programmeOn(
  programme: readonly ProgrammeItem[],
  from: string,
  to: string,
): ProgrammeItem[] {
  const days = daysFrom(from, to);
  return programme.map((item) =>
    item.day === null ? item : { ...item, day: dateAfter(item.day, days) },
  );
}
