import type { ProgrammeItem } from '../../db/schema.ts';
import { dateAfter } from './day.ts';
import { firstDayOf, mostDays, type Schedule } from './schedule.ts';
import { resolveWallTime, type Occurrence, type ResolvedWallTime } from './wallTime.ts';

/** An item of a programme with its place on the time line. */
export interface PlacedItem<Item extends ProgrammeItem = ProgrammeItem> {
  item: Item;
  /** The date on which it starts, in the event's zone. */
  date: string;
  /** Epoch milliseconds. */
  start: number;
  end: number | null;
}

/** Why an item cannot be at its time. */
export type ProgrammeProblem = { item: ProgrammeItem } & (
  { kind: 'outside'; date: string } | Extract<ResolvedWallTime, { kind: 'skipped' | 'doubled' }>
);

/**
 * The items of a programme in the order of their times. What clocks jump over moves forward by the gap, and
 * of an hour that happens twice the first pass counts where nobody said which is meant: so much is asked
 * before a programme is stored, and later only tz data can bring it about.
 */
export function placedProgramme<Item extends ProgrammeItem>(
  programme: readonly Item[],
  schedule: Schedule,
): PlacedItem<Item>[] {
  return programme
    .flatMap((item): PlacedItem<Item>[] => {
      const { start, end } = timesOf(item, schedule);
      const from = instantOf(start.resolved);
      return from === null
        ? []
        : [{ item, date: start.date, start: from, end: end && instantOf(end.resolved) }];
    })
    .toSorted((one, other) => one.start - other.start || (one.end ?? 0) - (other.end ?? 0));
}

/** What keeps items of a programme from their times, in the order in which they were typed. */
export function programmeProblems(
  programme: readonly ProgrammeItem[],
  schedule: Schedule,
): ProgrammeProblem[] {
  const first = firstDayOf(schedule);
  const last = lastDayOf(schedule);
  return programme.flatMap((item): ProgrammeProblem[] => {
    const { start, end } = timesOf(item, schedule);
    if (start.date < first || start.date > last)
      return [{ item, kind: 'outside', date: start.date }];
    return [start.resolved, ...(end === null ? [] : [end.resolved])].flatMap((resolved) =>
      resolved.kind === 'skipped' || resolved.kind === 'doubled' ? [{ item, ...resolved }] : [],
    );
  });
}

/** The last day on which something can begin. */
function lastDayOf(schedule: Schedule): string {
  if (schedule.precision === 'day') return schedule.end.date;
  return schedule.end?.local.slice(0, 10) ?? dateAfter(firstDayOf(schedule), mostDays);
}

interface ItemTime {
  date: string;
  resolved: ResolvedWallTime;
}

/** An end that is no later than the start is one of the next day. */
function timesOf(
  item: ProgrammeItem,
  schedule: Schedule,
): { start: ItemTime; end: ItemTime | null } {
  const at = (date: string, time: string, occurrence: Occurrence): ItemTime => ({
    date,
    resolved: resolveWallTime(`${date}T${time}`, schedule.zone, occurrence),
  });
  const date = item.day ?? firstDayOf(schedule);
  const start = at(date, item.start, item.startOccurrence);
  if (item.end === null) return { start, end: null };
  const sameDay = at(date, item.end, item.endOccurrence);
  const from = instantOf(start.resolved) ?? 0;
  return (instantOf(sameDay.resolved) ?? 0) > from
    ? { start, end: sameDay }
    : { start, end: at(dateAfter(date, 1), item.end, item.endOccurrence) };
}

function instantOf(resolved: ResolvedWallTime): number | null {
  switch (resolved.kind) {
    case 'exact':
      return resolved.instant;
    case 'skipped':
      return resolved.after.instant;
    case 'doubled':
      return resolved.earlier.instant;
    case 'malformed':
    case 'unknown-zone':
      return null;
  }
}
