import { beginOfDay, dateAfter, isDate } from './day.ts';
import { resolveWallTime } from './wallTime.ts';
import type { ClockMoment, Gap, Moment, Occurrence } from './wallTime.ts';
import { isZone, sameZone } from './zones.ts';

export { tzdataVersion } from './tzdata.ts';
export { resolveWallTime } from './wallTime.ts';
export type { ClockMoment, Gap, Moment, Occurrence, ResolvedWallTime } from './wallTime.ts';

/**
 * When an event takes place, and in which zones that is announced. Where only the day is known, the
 * `instant` of its start and end are those of that day in its own zone: they put events in order, open and
 * close what depends on them, and are never told to anybody.
 */
export type Schedule = HourSchedule | DaySchedule;

/** At an hour. */
export interface HourSchedule extends Zones {
  precision: 'hour';
  start: Moment;
  /** Not every call announces an end. */
  end: Moment | null;
  /** When doors open or people gather; never after the start. */
  assembly: Moment | null;
}

/** On a day, or several in a row, whose hour is still to be announced. */
export interface DaySchedule extends Zones {
  precision: 'day';
  /** The first day, and when it begins. */
  start: Day;
  /** The last day, which may be the first, and when it is over. */
  end: Day;
  assembly: null;
}

interface Zones {
  /** The event's own IANA zone; every wall time and date is one in it. */
  zone: string;
  /** The zones of the announcement line, the event's own first, none twice. */
  announcedZones: string[];
}

/** One end of some days. */
export interface Day {
  /** `YYYY-MM-DD` */
  date: string;
  /** Epoch milliseconds, derived from the date, the zone and the tz data. */
  instant: number;
}

/** A schedule with hours as a form holds it: `YYYY-MM-DDTHH:mm`; '' or nothing where none was typed. */
export interface ScheduleInput {
  zone: string;
  startLocal: string;
  startOccurrence?: Occurrence | undefined;
  endLocal?: string | undefined;
  endOccurrence?: Occurrence | undefined;
  assemblyLocal?: string | undefined;
  assemblyOccurrence?: Occurrence | undefined;
  announcedZones: readonly string[];
}

/** A schedule whose hour is to be announced, as a form holds it. */
export interface DayInput {
  zone: string;
  /** `YYYY-MM-DD` */
  firstDay: string;
  /** `YYYY-MM-DD`; the first day where it is '' or not given. */
  lastDay?: string | undefined;
  announcedZones: readonly string[];
}

/** The times of a schedule that a person enters. */
export type TimeField = 'start' | 'end' | 'assembly';

/** Why a schedule cannot stand, with the facts that the sentence at the field needs. */
export type ScheduleProblem =
  | { field: 'zone'; kind: 'missing' }
  | { field: 'zone'; kind: 'unknown-zone'; zone: string }
  | { field: 'announcedZones'; kind: 'unknown-zone'; zone: string }
  | { field: 'announcedZones'; kind: 'too-many'; most: number }
  | { field: 'start'; kind: 'missing' }
  | { field: TimeField; kind: 'malformed'; local: string }
  | {
      field: TimeField;
      kind: 'skipped';
      local: string;
      zone: string;
      gap: Gap;
      before: ClockMoment;
      after: ClockMoment;
    }
  | {
      field: TimeField;
      kind: 'doubled';
      local: string;
      zone: string;
      earlier: ClockMoment;
      later: ClockMoment;
    }
  | { field: 'end'; kind: 'before-start' }
  | { field: 'end'; kind: 'too-long'; mostDays: number }
  | { field: 'assembly'; kind: 'after-start' }
  | { field: 'assembly'; kind: 'too-early'; mostHours: number };

export type BuiltSchedule<Built extends Schedule> =
  { ok: true; schedule: Built } | { ok: false; problems: ScheduleProblem[] };

const hour = 3_600_000;
/** No event lasts longer. */
export const mostDays = 31;
const mostAssemblyHours = 24;
/** More zones than these make a line that nobody reads. */
export const mostAnnouncedZones = 8;

/**
 * Makes a schedule of what was entered, or says everything that is wrong with it at once.
 * Times are compared as instants: from 01:30 EDT to 01:15 EST are 45 minutes.
 */
export function buildSchedule(input: ScheduleInput): BuiltSchedule<HourSchedule> {
  const problems: ScheduleProblem[] = [];
  const { zone, announced } = readZones(input, problems);
  if (input.startLocal.trim() === '') problems.push({ field: 'start', kind: 'missing' });
  if (!isZone(zone)) return { ok: false, problems };

  const read = (field: TimeField, local: string | undefined, occurrence?: Occurrence) =>
    local === undefined || local.trim() === ''
      ? null
      : momentOf(field, local, zone, occurrence, problems);
  const start = read('start', input.startLocal, input.startOccurrence);
  const end = read('end', input.endLocal, input.endOccurrence);
  const assembly = read('assembly', input.assemblyLocal, input.assemblyOccurrence);
  if (start !== null) {
    if (end !== null) problems.push(...endProblems(start, end));
    if (assembly !== null) problems.push(...assemblyProblems(start, assembly));
  }
  return start === null || problems.length > 0
    ? { ok: false, problems }
    : {
        ok: true,
        schedule: { precision: 'hour', zone, start, end, assembly, announcedZones: announced },
      };
}

/** The same for days without an hour. */
export function buildDaySchedule(input: DayInput): BuiltSchedule<DaySchedule> {
  const problems: ScheduleProblem[] = [];
  const { zone, announced } = readZones(input, problems);
  const first = input.firstDay.trim();
  const last = input.lastDay?.trim() || first;
  if (first === '') problems.push({ field: 'start', kind: 'missing' });
  else if (!isDate(first)) problems.push({ field: 'start', kind: 'malformed', local: first });
  if (last !== '' && last !== first && !isDate(last))
    problems.push({ field: 'end', kind: 'malformed', local: last });
  if (problems.length > 0) return { ok: false, problems };

  if (last < first) problems.push({ field: 'end', kind: 'before-start' });
  else if (last >= dateAfter(first, mostDays))
    problems.push({ field: 'end', kind: 'too-long', mostDays });
  const days = daysBetween(first, last, zone);
  // In Apia there was no December 30, 2011.
  if (days === null && problems.length === 0)
    problems.push({ field: 'start', kind: 'malformed', local: first });
  return days === null || problems.length > 0
    ? { ok: false, problems }
    : {
        ok: true,
        schedule: { precision: 'day', zone, ...days, assembly: null, announcedZones: announced },
      };
}

/** Both ends of some days; null where clocks in the zone show none of them, or there is no such zone. */
export function daysBetween(
  first: string,
  last: string,
  zone: string,
): Pick<DaySchedule, 'start' | 'end'> | null {
  const begin = beginOfDay(first, zone);
  const end = beginOfDay(dateAfter(last, 1), zone);
  if (begin === null || end === null || end <= begin) return null;
  return { start: { date: first, instant: begin }, end: { date: last, instant: end } };
}

function readZones(
  input: Pick<ScheduleInput, 'zone' | 'announcedZones'>,
  problems: ScheduleProblem[],
): { zone: string; announced: string[] } {
  const zone = input.zone.trim();
  const announced = announcedZones(zone, input.announcedZones, problems);
  if (zone === '') problems.unshift({ field: 'zone', kind: 'missing' });
  else if (!isZone(zone)) problems.unshift({ field: 'zone', kind: 'unknown-zone', zone });
  return { zone, announced };
}

function announcedZones(
  zone: string,
  typed: readonly string[],
  problems: ScheduleProblem[],
): string[] {
  const zones = isZone(zone) ? [zone] : [];
  for (const name of typed.map((text) => text.trim())) {
    if (name === '') continue;
    if (!isZone(name)) problems.push({ field: 'announcedZones', kind: 'unknown-zone', zone: name });
    else if (!zones.some((known) => sameZone(known, name))) zones.push(name);
  }
  if (zones.length > mostAnnouncedZones)
    problems.push({ field: 'announcedZones', kind: 'too-many', most: mostAnnouncedZones });
  return zones;
}

function momentOf(
  field: TimeField,
  local: string,
  zone: string,
  occurrence: Occurrence | undefined,
  problems: ScheduleProblem[],
): Moment | null {
  const resolved = resolveWallTime(local, zone, occurrence);
  if (resolved.kind === 'exact') return plainMoment(resolved);
  if (resolved.kind === 'unknown-zone')
    problems.push({ field: 'zone', kind: 'unknown-zone', zone });
  else if (resolved.kind === 'malformed') problems.push({ field, ...resolved });
  else problems.push({ field, zone, ...resolved });
  return null;
}

function endProblems(start: Moment, end: Moment): ScheduleProblem[] {
  if (end.instant <= start.instant) return [{ field: 'end', kind: 'before-start' }];
  if (end.instant - start.instant > mostDays * 24 * hour)
    return [{ field: 'end', kind: 'too-long', mostDays }];
  return [];
}

function assemblyProblems(start: Moment, assembly: Moment): ScheduleProblem[] {
  if (assembly.instant > start.instant) return [{ field: 'assembly', kind: 'after-start' }];
  if (start.instant - assembly.instant > mostAssemblyHours * hour)
    return [{ field: 'assembly', kind: 'too-early', mostHours: mostAssemblyHours }];
  return [];
}

/** A moment without what else is known of it. */
export function plainMoment({ local, occurrence, instant }: Moment): Moment {
  return { local, occurrence, instant };
}

/** The date on which something starts, in its own zone: `YYYY-MM-DD`. */
export function firstDayOf(schedule: Schedule): string {
  return schedule.precision === 'day' ? schedule.start.date : schedule.start.local.slice(0, 10);
}
