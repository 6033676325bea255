import { daysBetween, plainMoment } from './schedule.ts';
import type { DaySchedule, HourSchedule, Schedule, TimeField } from './schedule.ts';
import { resolveWallTime } from './wallTime.ts';
import type { Moment } from './wallTime.ts';

/** One time of a schedule whose instant the tz data at hand puts elsewhere. */
export interface MovedTime {
  field: TimeField;
  /** As it is stored. */
  from: Moment;
  /** As it is with the tz data at hand. */
  to: Moment;
  /** Whether clocks now jump over the announced wall time, so that `to.local` had to differ. */
  skipped: boolean;
}

export type RecomputedSchedule =
  | { kind: 'unchanged' }
  | { kind: 'moved'; schedule: HourSchedule; moved: MovedTime[] }
  /** The days are those that were announced: only the instants differ at which they begin and end. */
  | { kind: 'same-days'; schedule: DaySchedule };

/**
 * Tells whether the tz data of this process puts a stored schedule at other instants than those
 * stored, and gives the schedule that keeps what was announced: wall time, zone and occurrence.
 *
 * A time that now happens twice keeps its instant if one of the passes still has it, else the
 * earlier pass is taken; a time that clocks now jump over moves forward by the gap, as RFC 5545
 * (section 3.3.5) reads such a time. A zone that this tz data does not know leaves all as it is.
 */
export function recomputeSchedule(stored: Schedule): RecomputedSchedule {
  return stored.precision === 'day' ? recomputeDays(stored) : recomputeHours(stored);
}

function recomputeDays(stored: DaySchedule): RecomputedSchedule {
  const days = daysBetween(stored.start.date, stored.end.date, stored.zone);
  return days === null ||
    (days.start.instant === stored.start.instant && days.end.instant === stored.end.instant)
    ? { kind: 'unchanged' }
    : { kind: 'same-days', schedule: { ...stored, ...days } };
}

function recomputeHours(stored: HourSchedule): RecomputedSchedule {
  const moved: MovedTime[] = [];
  const recompute = (field: TimeField, from: Moment): Moment => {
    const { to, skipped } = recomputeMoment(from, stored.zone);
    if (to.instant === from.instant && to.occurrence === from.occurrence) return from;
    if (to.instant !== from.instant) moved.push({ field, from, to, skipped });
    return to;
  };
  const schedule: HourSchedule = {
    ...stored,
    start: recompute('start', stored.start),
    end: stored.end && recompute('end', stored.end),
    assembly: stored.assembly && recompute('assembly', stored.assembly),
  };
  return moved.length === 0 ? { kind: 'unchanged' } : { kind: 'moved', schedule, moved };
}

/** The same of one moment; `skipped` says whether clocks now jump over it. */
export function recomputeMoment(from: Moment, zone: string): { to: Moment; skipped: boolean } {
  const resolved = resolveWallTime(from.local, zone, from.occurrence);
  if (resolved.kind === 'exact') return { to: plainMoment(resolved), skipped: false };
  if (resolved.kind === 'skipped') return { to: plainMoment(resolved.after), skipped: true };
  if (resolved.kind === 'doubled') {
    const { earlier, later } = resolved;
    return { to: plainMoment(later.instant === from.instant ? later : earlier), skipped: false };
  }
  return { to: from, skipped: false };
}
