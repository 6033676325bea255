import { typed, typedList, type FormValues } from '../../templates/forms.ts';
import type { Language } from '../../templates/languages.ts';
import { clockText } from '../time/dateText.ts';
import { isDate } from '../time/day.ts';
import {
  buildDaySchedule,
  buildSchedule,
  resolveWallTime,
  type ClockMoment,
  type Occurrence,
  type Schedule,
  type ScheduleProblem,
  type TimeField,
} from '../time/schedule.ts';
import { readTime } from '../time/typedTime.ts';
import { isZone, placeName } from '../time/zones.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/*
 * The schedule in a form: `zone`, boxes of `announcedZones` and lists (`moreZone1`, …) for those that
 * have no box yet, and for each time a date, a time of day and, where clocks show it twice, which
 * of both is meant (`startDate`, `startTime`, `startOccurrence`, …). Two plain inputs can be typed
 * into in every browser; where a browser has no picker for them, people type as they are used to.
 * `hourOpen` says that an hour which was not typed is still to be announced; one that was typed counts.
 */

const timeFields: readonly TimeField[] = ['start', 'end', 'assembly'];

export type ReadSchedule =
  | { ok: true; schedule: Schedule }
  | { ok: false; problems: Readonly<Record<string, FieldProblem>> };

/** The schedule that was typed, or a sentence for each field that keeps it from being one. */
export function readSchedule(values: FormValues, language: Language): ReadSchedule {
  const open = one(values, 'hourOpen') !== '' && one(values, 'startTime') === '';
  return open ? readDays(values, language) : readHours(values, language);
}

/** Without the hour of the start, no other hour means anything. */
function readDays(values: FormValues, language: Language): ReadSchedule {
  const built = buildDaySchedule({
    zone: one(values, 'zone'),
    announcedZones: announcedZonesIn(values),
    firstDay: one(values, 'startDate'),
    lastDay: one(values, 'endDate'),
  });
  const problems: Record<string, FieldProblem> = {};
  for (const name of ['endTime', 'assemblyTime'])
    if (one(values, name) !== '')
      problems[name] = { key: 'console.eventForm.problems.hourOfStartMissing' };
  if (one(values, 'assemblyDate') !== '')
    problems['assemblyTime'] = { key: 'console.eventForm.problems.hourOfStartMissing' };
  if (!built.ok)
    for (const problem of built.problems) {
      const { field, ...sentence } = sentenceOf(problem, values, language);
      problems[field.replace('Time', 'Date')] ??= sentence;
    }
  return built.ok && Object.keys(problems).length === 0
    ? { ok: true, schedule: built.schedule }
    : { ok: false, problems };
}

function readHours(values: FormValues, language: Language): ReadSchedule {
  const halves = halfTyped(values);
  const built = buildSchedule({
    zone: one(values, 'zone'),
    announcedZones: announcedZonesIn(values),
    startLocal: localOf(values, 'start'),
    startOccurrence: occurrenceOf(values, 'start'),
    endLocal: halves.end ? '' : localOf(values, 'end'),
    endOccurrence: occurrenceOf(values, 'end'),
    assemblyLocal: halves.assembly ? '' : localOf(values, 'assembly'),
    assemblyOccurrence: occurrenceOf(values, 'assembly'),
  });
  const problems: Record<string, FieldProblem> = {};
  for (const field of ['end', 'assembly'] as const)
    if (halves[field]) problems[`${field}Time`] = { key: 'console.eventForm.problems.timeMissing' };
  if (!built.ok)
    for (const problem of built.problems) {
      const { field, ...sentence } = sentenceOf(problem, values, language);
      problems[field] ??= sentence;
    }
  return built.ok && Object.keys(problems).length === 0
    ? { ok: true, schedule: built.schedule }
    : { ok: false, problems };
}

/** As many as an announcement names. */
const moreZones = Array.from({ length: 8 }, (_, index) => `moreZone${index + 1}`);

/** The zones that were ticked or chosen for the announcement, none twice. */
export function announcedZonesIn(values: FormValues): string[] {
  const ticked = typedList({ values, problems: {} }, 'announcedZones');
  const chosen = moreZones.map((name) => one(values, name));
  return [...new Set([...ticked, ...chosen])].filter((zone) => zone !== '');
}

/** A form with a box for each announced zone, so that the lists are free for more. */
export function withZonesTicked(values: FormValues): FormValues {
  const rest = Object.entries(values).filter(([name]) => !moreZones.includes(name));
  return { ...Object.fromEntries(rest), announcedZones: announcedZonesIn(values) };
}

/**
 * Everything that was typed with one value a name, as hidden fields can hold it; boxes that were ticked
 * under one name with spaces between them.
 */
export function withoutLists(values: FormValues): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name of Object.keys(values))
    if (name !== 'announcedZones' && !moreZones.includes(name))
      single[name] = typedList({ values, problems: {} }, name).join(' ');
  for (const [index, zone] of announcedZonesIn(values).entries())
    single[`moreZone${index + 1}`] = zone;
  return single;
}

/** A schedule as it is typed. */
export function scheduleValues(schedule: Schedule): FormValues {
  const values: Record<string, string | string[]> = {
    zone: schedule.zone,
    announcedZones: schedule.announcedZones.filter((zone) => zone !== schedule.zone),
  };
  if (schedule.precision === 'day') {
    const { start, end } = schedule;
    return {
      ...values,
      startDate: start.date,
      hourOpen: 'yes',
      ...(end.date === start.date ? {} : { endDate: end.date }),
    };
  }
  for (const field of timeFields) {
    const moment = schedule[field];
    if (moment === null) continue;
    values[`${field}Date`] = moment.local.slice(0, 10);
    values[`${field}Time`] = moment.local.slice(11);
    if (moment.occurrence !== 'only') values[`${field}Occurrence`] = moment.occurrence;
  }
  return values;
}

/** Both passes of an hour that happens twice, in words: `1:30 AM EDT (UTC−04:00)`. */
export interface OccurrenceQuestion {
  earlier: string;
  later: string;
}

/** Which of the typed times clocks show twice, so that the form has to ask. */
export function occurrenceQuestions(
  values: FormValues,
  language: Language,
): Partial<Record<TimeField, OccurrenceQuestion>> {
  const zone = one(values, 'zone');
  if (!isZone(zone)) return {};
  const questions: Partial<Record<TimeField, OccurrenceQuestion>> = {};
  for (const field of timeFields) {
    const resolved = resolveWallTime(localOf(values, field), zone);
    if (resolved.kind === 'doubled')
      questions[field] = {
        earlier: passInWords(resolved.earlier, zone, language),
        later: passInWords(resolved.later, zone, language),
      };
  }
  return questions;
}

/** A pass of an hour that happens twice: `1:30 AM EDT (UTC−04:00)`. */
export function passInWords(moment: ClockMoment, zone: string, language: Language): string {
  const time = clockText(moment.instant, zone, language);
  return moment.abbreviation === moment.offset
    ? `${time} (${moment.offset})`
    : `${time} ${moment.abbreviation} (${moment.offset})`;
}

function one(values: FormValues, name: string): string {
  return typed({ values, problems: {} }, name).trim();
}

/** Wall time of a field; '' where nothing was typed. A day that is not told is the start's. */
function localOf(values: FormValues, field: TimeField): string {
  const date = one(values, `${field}Date`);
  const time = one(values, `${field}Time`);
  if (field === 'start') return date === '' || time === '' ? '' : `${date}T${readTime(time)}`;
  return time === '' ? '' : `${date || one(values, 'startDate')}T${readTime(time)}`;
}

function halfTyped(values: FormValues): Record<'end' | 'assembly', boolean> {
  const half = (field: TimeField) =>
    one(values, `${field}Date`) !== '' && one(values, `${field}Time`) === '';
  // An event of one day keeps its date when the time of its end is taken out.
  const sameDay = one(values, 'endDate') === one(values, 'startDate');
  return { end: half('end') && !sameDay, assembly: half('assembly') };
}

function occurrenceOf(values: FormValues, field: TimeField): Occurrence | undefined {
  const answer = one(values, `${field}Occurrence`);
  return answer === 'earlier' || answer === 'later' ? answer : undefined;
}

/** What is wrong with a schedule, and at which field that is said. */
export function sentenceOf(
  problem: ScheduleProblem,
  values: FormValues,
  language: Language,
): FieldProblem & { field: string } {
  const timeField = `${problem.field}Time`;
  switch (problem.kind) {
    case 'missing':
      if (problem.field === 'zone')
        return { field: 'zone', key: 'console.eventForm.problems.zoneMissing' };
      return one(values, 'startDate') === ''
        ? { field: 'startDate', key: 'console.eventForm.problems.dateMissing' }
        : { field: 'startTime', key: 'console.eventForm.problems.startTimeMissing' };
    case 'unknown-zone':
      return { field: problem.field, key: 'console.eventForm.problems.zoneUnknown' };
    case 'too-many':
      return {
        field: problem.field,
        key: 'console.eventForm.problems.tooManyZones',
        values: { most: problem.most },
      };
    case 'malformed':
      return isDate(problem.local.split('T')[0] ?? '')
        ? { field: timeField, key: 'console.eventForm.problems.timeMalformed' }
        : {
            field: dateField(problem.field, values),
            key: 'console.eventForm.problems.dateMalformed',
          };
    case 'skipped':
      return {
        field: timeField,
        key: 'console.eventForm.problems.timeSkipped',
        values: {
          time: wallClock(problem.local, language),
          place: placeName(problem.zone, language),
          from: wallClock(problem.gap.from, language),
          until: wallClock(problem.gap.until, language),
          before: clockText(problem.before.instant, problem.zone, language),
          after: clockText(problem.after.instant, problem.zone, language),
        },
      };
    case 'doubled':
      return {
        field: `${problem.field}Occurrence`,
        key: 'console.eventForm.problems.timeDoubled',
        values: {
          time: wallClock(problem.local, language),
          place: placeName(problem.zone, language),
          earlier: problem.earlier.abbreviation,
          later: problem.later.abbreviation,
        },
      };
    case 'before-start':
      return { field: timeField, key: 'console.eventForm.problems.endBeforeStart' };
    case 'too-long':
      return {
        field: dateField('end', values),
        key: 'console.eventForm.problems.tooLong',
        values: { days: problem.mostDays },
      };
    case 'after-start':
      return { field: timeField, key: 'console.eventForm.problems.assemblyAfterStart' };
    case 'too-early':
      return {
        field: dateField('assembly', values),
        key: 'console.eventForm.problems.assemblyTooEarly',
        values: { hours: problem.mostHours },
      };
  }
}

/** A day that was not typed is the start's, and it is there that it can be corrected. */
function dateField(field: TimeField, values: FormValues): string {
  return one(values, `${field}Date`) === '' ? 'startDate' : `${field}Date`;
}

/** A wall time in the words of a language, without asking whether any clock shows it. */
export function wallClock(local: string, language: Language): string {
  return clockText(Date.parse(`${local}Z`), 'UTC', language);
}
