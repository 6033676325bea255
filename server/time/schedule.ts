import { resolveWallTime } from './wallTime.ts';
import type { ClockMoment, Gap, Moment, Occurrence } from './wallTime.ts';
import { isZone, sameZone } from './zones.ts';

export { tzdataVersion } from './tzdata.ts';
export { resolveWallTime } from './wallTime.ts';
export type { ClockMoment, Gap, Moment, Occurrence, ResolvedWallTime } from './wallTime.ts';

/** When an event takes place, and in which zones that is announced. */
export interface Schedule {
  /** The event's own IANA zone; every `local` is wall time in it. */
  zone: string;
  start: Moment;
  /** Not every call announces an end. */
  end: Moment | null;
  /** When doors open or people gather; never after the start. */
  assembly: Moment | null;
  /** The zones of the announcement line, the event's own first, none twice. */
  announcedZones: string[];
}

/** A schedule as a form holds it. Times are `YYYY-MM-DDTHH:mm`; '' or nothing where none was typed. */
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

export type BuiltSchedule =
  { ok: true; schedule: Schedule } | { ok: false; problems: ScheduleProblem[] };

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
export function buildSchedule(input: ScheduleInput): BuiltSchedule {
  const zone = input.zone.trim();
  const problems: ScheduleProblem[] = [];
  const announced = announcedZones(zone, input.announcedZones, problems);
  if (zone === '') problems.unshift({ field: 'zone', kind: 'missing' });
  else if (!isZone(zone)) problems.unshift({ field: 'zone', kind: 'unknown-zone', zone });
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
    : { ok: true, schedule: { zone, start, end, assembly, announcedZones: announced } };
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
  if (resolved.kind === 'exact') return plain(resolved);
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
  { kind: 'unchanged' } | { kind: 'moved'; schedule: Schedule; moved: MovedTime[] };

/**
 * Tells whether the tz data of this process puts a stored schedule at other instants than those
 * stored, and gives the schedule that keeps what was announced: wall time, zone and occurrence.
 *
 * A time that now happens twice keeps its instant if one of the passes still has it, else the
 * earlier pass is taken; a time that clocks now jump over moves forward by the gap, as RFC 5545
 * (section 3.3.5) reads such a time. A zone that this tz data does not know leaves all as it is.
 */
export function recomputeSchedule(stored: Schedule): RecomputedSchedule {
  const moved: MovedTime[] = [];
  const recompute = (field: TimeField, from: Moment): Moment => {
    const { to, skipped } = recomputeMoment(from, stored.zone);
    if (to.instant === from.instant && to.occurrence === from.occurrence) return from;
    if (to.instant !== from.instant) moved.push({ field, from, to, skipped });
    return to;
  };
  const schedule: Schedule = {
    ...stored,
    start: recompute('start', stored.start),
    end: stored.end && recompute('end', stored.end),
    assembly: stored.assembly && recompute('assembly', stored.assembly),
  };
  return moved.length === 0 ? { kind: 'unchanged' } : { kind: 'moved', schedule, moved };
}

function recomputeMoment(from: Moment, zone: string): { to: Moment; skipped: boolean } {
  const resolved = resolveWallTime(from.local, zone, from.occurrence);
  if (resolved.kind === 'exact') return { to: plain(resolved), skipped: false };
  if (resolved.kind === 'skipped') return { to: plain(resolved.after), skipped: true };
  if (resolved.kind === 'doubled') {
    const { earlier, later } = resolved;
    return { to: plain(later.instant === from.instant ? later : earlier), skipped: false };
  }
  return { to: from, skipped: false };
}

function plain({ local, occurrence, instant }: Moment): Moment {
  return { local, occurrence, instant };
}
