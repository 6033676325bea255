import { isDeepStrictEqual } from 'node:util';
import { dateAfter, daysFrom } from '../time/day.ts';
import { answersTo } from '../time/series.ts';
import {
  buildDaySchedule,
  buildSchedule,
  firstDayOf,
  type BuiltSchedule,
  type Moment,
  type Schedule,
  type ScheduleInput,
  type ScheduleProblem,
} from '../time/schedule.ts';

/** The parts of an event that its schedule is made of. */
export const scheduleParts = ['start', 'end', 'assembly', 'zone', 'announcedZones'] as const;
type SchedulePart = (typeof scheduleParts)[number];

/** Of an hour that clocks jump over or show twice: the one before or after, or that the date stays. */
export type HourAnswer = 'earlier' | 'later' | 'keep';

export interface MovedSchedule {
  schedule: Schedule;
  own: SchedulePart[];
  asked: readonly ScheduleProblem[];
  open: boolean;
}

/** A schedule told by its first day: each time by the days since then and what clocks show. */
interface Shape {
  precision: Schedule['precision'];
  zone: string;
  announcedZones: readonly string[];
  start: Time;
  end: Time | null;
  assembly: Time | null;
}

interface Time {
  days: number;
  /** `HH:mm`; '' for a whole day. */
  clock: string;
  occurrence: Moment['occurrence'];
}

/**
 * The schedule of a date, moved as another one of its series was: by as many days, and to the same hours on
 * the wall. What it had otherwise than that one stays, unless it is overwritten. Where its new hour is jumped
 * over or shown twice, the schedule stays as it is until that is answered.
 *
 * @param from the other date before
 * @param to the other date now
 */
export function movedAlong(
  from: Schedule,
  to: Schedule,
  other: Schedule,
  { overwrites, answer }: { overwrites: boolean; answer: HourAnswer | null },
): MovedSchedule {
  const [before, after, mine] = [from, to, other].map((one) => shapeOf(one));
  if (before === undefined || after === undefined || mine === undefined)
    return { schedule: other, own: [], asked: [], open: false };
  const days = daysFrom(firstDayOf(from), firstDayOf(to));
  const own: SchedulePart[] = [];
  const next: Shape = { ...mine };
  const isOwn = (part: SchedulePart) => !same(mine, before, part) && !same(mine, after, part);
  // A date that is told without an hour has nothing that could be set to another one.
  const isOther = mine.precision !== before.precision && mine.precision !== after.precision;
  for (const part of scheduleParts) {
    const changes =
      !same(before, after, part) || (part === 'start' && before.precision !== after.precision);
    if (!changes) continue;
    if (isOther || isOwn(part)) own.push(part);
    if (overwrites || !(isOther || isOwn(part))) Object.assign(next, { [part]: after[part] });
  }
  const staysAlone = own.includes('start') && !overwrites;
  if (!staysAlone) next.precision = after.precision;
  const day = dateAfter(firstDayOf(other), staysAlone ? 0 : days);
  const asked = built(next, day);
  if (asked.ok) return { schedule: asked.schedule, own, asked: [], open: false };
  const answered =
    answer === null || answer === 'keep' ? null : built(next, day, asked.problems, answer);
  return {
    schedule: answered?.ok === true ? answered.schedule : other,
    own,
    asked: asked.problems,
    open: answer !== 'keep' && answered?.ok !== true,
  };
}

/** Which pass of an hour is meant that happens twice is a matter of one date alone. */
function same(one: Shape, other: Shape, part: SchedulePart): boolean {
  const plain = ({ [part]: value }: Shape) =>
    typeof value === 'object' && value !== null && 'clock' in value
      ? [value.days, value.clock]
      : value;
  return isDeepStrictEqual(plain(one), plain(other));
}

function shapeOf(schedule: Schedule): Shape {
  const { precision, zone, announcedZones } = schedule;
  const common = { precision, zone, announcedZones: announcedZones.filter((one) => one !== zone) };
  const day = firstDayOf(schedule);
  if (schedule.precision === 'day') {
    const time = (date: string): Time => ({
      days: daysFrom(day, date),
      clock: '',
      occurrence: 'only',
    });
    return { ...common, start: time(day), end: time(schedule.end.date), assembly: null };
  }
  const time = ({ local, occurrence }: Moment): Time => ({
    days: daysFrom(day, local.slice(0, 10)),
    clock: local.slice(11),
    occurrence,
  });
  const { start, end, assembly } = schedule;
  return {
    ...common,
    start: time(start),
    end: end && time(end),
    assembly: assembly && time(assembly),
  };
}

function built(
  shape: Shape,
  day: string,
  problems: readonly ScheduleProblem[] = [],
  answer: 'earlier' | 'later' = 'earlier',
): BuiltSchedule<Schedule> {
  const { zone, announcedZones, start, end, assembly } = shape;
  if (shape.precision === 'day')
    return buildDaySchedule({
      zone,
      announcedZones,
      firstDay: day,
      lastDay: dateAfter(day, end?.days ?? 0),
    });
  const local = (time: Time | null) =>
    time === null || time.clock === '' ? undefined : `${dateAfter(day, time.days)}T${time.clock}`;
  const input: ScheduleInput = {
    zone,
    announcedZones,
    startLocal: local(start) ?? '',
    startOccurrence: start.occurrence,
    endLocal: local(end),
    endOccurrence: end?.occurrence,
    assemblyLocal: local(assembly),
    assemblyOccurrence: assembly?.occurrence,
  };
  return buildSchedule({ ...input, ...answersTo(problems, answer) });
}
