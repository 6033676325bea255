import { offsetAt, offsetText, wallTime } from '../time/clock.ts';
import type { Schedule, TimeField } from '../time/schedule.ts';
import { generalAbbreviation } from '../time/zones.ts';
import { readText } from './announcementReading.ts';
import type { CalendarDay, DayMention, TimeMention, ZoneMention } from './announcementReading.ts';
import type { ZoneMeaning } from './announcementWords.ts';

/** One contradiction between a text and a schedule, with the facts that its sentence needs. */
export type AnnouncementFinding =
  /** No time of the event is at this hour; it starts (or ends) at `instant`. */
  | {
      kind: 'wrong-time';
      said: string;
      moment: TimeField;
      instant: number;
      /** The zone in which it was said, or the event's; null for a bare offset. */
      zone: string | null;
      offsetMinutes: number;
    }
  /** `EST` in summer: the abbreviation belongs to the other half of the year. */
  | { kind: 'wrong-season'; said: string; zone: string; instant: number; general: string | null }
  /** `UTC−5` beside New York in summer. */
  | { kind: 'wrong-offset'; said: string; zone: string; instant: number; expected: string }
  /** The date is right and the weekday is not. Weekdays are 1 for Monday to 7. */
  | { kind: 'wrong-weekday'; said: string; date: string; expected: number }
  /** The date is not the event's. Dates are `YYYY-MM-DD`. */
  | { kind: 'wrong-date'; said: string; zone: string; expected: string }
  /** The date is right where the event is, but in this zone it is another day by then. */
  | { kind: 'other-date'; said: string; zone: string; expected: string }
  /** An end is given, and the event has none. */
  | { kind: 'no-end'; said: string };

/** The outcome of {@link checkAnnouncement}. No findings means that the text agrees. */
export type AnnouncementCheck =
  { kind: 'nothing-read' } | { kind: 'read'; times: number; findings: AnnouncementFinding[] };

/**
 * Reads a pasted announcement in English or Spanish and tells where it contradicts a schedule.
 * What is left unsaid is no contradiction: a time without a zone may be in any announced zone.
 */
export function checkAnnouncement(text: string, schedule: Schedule): AnnouncementCheck {
  const { times, days } = readText(text);
  if (times.length === 0 && days.length === 0) return { kind: 'nothing-read' };
  const findings =
    times.length === 0
      ? days.flatMap((day) => dayFindings(day, schedule.start.instant, schedule.zone, schedule))
      : times.flatMap((time) => timeFindings(time, schedule));
  return { kind: 'read', times: times.length, findings: distinct(findings) };
}

function distinct(findings: readonly AnnouncementFinding[]): AnnouncementFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** A zone as a time was said in it; without a zone of its own, an offset alone. */
interface Clockface {
  zone: string | null;
  offsetAt: (instant: number) => number;
}

interface NamedMoment {
  field: TimeField;
  instant: number;
}

function timeFindings(time: TimeMention, schedule: Schedule): AnnouncementFinding[] {
  if (time.role === 'end' && schedule.end === null) return [{ kind: 'no-end', said: time.said }];
  const moments = momentsFor(time, schedule);
  const faces = facesOf(time, schedule, moments);
  const matching = moments.flatMap((moment) =>
    faces
      .filter((face) => time.readings.includes(shownAt(moment.instant, face)))
      .map((face) => ({ moment, face })),
  );
  const [match] = matching;
  const [face] = faces;
  const [moment] = moments;
  if (face === undefined || moment === undefined) return [];
  const findings = zoneFindings(time, match?.moment.instant ?? moment.instant);
  if (match === undefined)
    findings.push({
      kind: 'wrong-time',
      said: time.said,
      moment: moment.field,
      instant: moment.instant,
      zone: face.zone,
      offsetMinutes: face.offsetAt(moment.instant),
    });
  // The end of a span may well be on the day after the one that is written for its start.
  if (time.day !== null && time.role === 'start') {
    const at = match?.moment.instant ?? moment.instant;
    const zones = time.zones.length > 0 ? [match?.face ?? face] : faces;
    findings.push(...dayFindingsIn(time.day, at, zones, schedule));
  }
  return findings;
}

function momentsFor(time: TimeMention, { start, end, assembly }: Schedule): NamedMoment[] {
  const named: NamedMoment[] = [];
  if (time.role === 'start') named.push({ field: 'start', instant: start.instant });
  if (end !== null) named.push({ field: 'end', instant: end.instant });
  if (assembly !== null && time.role === 'start')
    named.push({ field: 'assembly', instant: assembly.instant });
  return named;
}

function facesOf(
  time: TimeMention,
  schedule: Schedule,
  moments: readonly NamedMoment[],
): Clockface[] {
  if (time.zones.length === 0)
    return [schedule.zone, ...schedule.announcedZones].map((zone) => faceOf(zone));
  const places = time.zones.flatMap(({ meanings }) => faceOfMeanings(meanings, time, moments));
  return places.length > 0 ? places : time.zones.flatMap((zone) => offsetFaces(zone));
}

function faceOf(zone: string): Clockface {
  return { zone, offsetAt: (instant) => offsetAt(zone, instant) };
}

/** Of several meanings ("IST"), the first by which the text is right, else the likeliest. */
function faceOfMeanings(
  meanings: readonly ZoneMeaning[],
  time: TimeMention,
  moments: readonly NamedMoment[],
): Clockface[] {
  const faces = meanings.flatMap(({ zone }) => (zone === null ? [] : [faceOf(zone)]));
  const right = faces.find((face) =>
    moments.some(({ instant }) => time.readings.includes(shownAt(instant, face))),
  );
  if (right !== undefined) return [right];
  // "1:30 PM EST" in summer is 2:30 PM on the clocks of New York: odd, but the right instant.
  const strict = meanings.flatMap((meaning) => {
    const fixed = fixedFace(meaning);
    return fixed !== null &&
      moments.some(({ instant }) => time.readings.includes(shownAt(instant, fixed)))
      ? [fixed]
      : [];
  });
  return (strict.length > 0 ? strict : faces).slice(0, 1);
}

function offsetFaces({ meanings }: ZoneMention): Clockface[] {
  return meanings.flatMap((meaning) => fixedFace({ ...meaning, zone: null }) ?? []);
}

function fixedFace({ zone, offsetMinutes }: ZoneMeaning): Clockface | null {
  return offsetMinutes === null ? null : { zone, offsetAt: () => offsetMinutes };
}

function wallIn(instant: number, face: Clockface): string {
  return wallTime(instant + face.offsetAt(instant) * 60_000, 'UTC');
}

function shownAt(instant: number, face: Clockface): string {
  return wallIn(instant, face).slice(11);
}

function zoneFindings(time: TimeMention, instant: number): AnnouncementFinding[] {
  const place = time.zones
    .flatMap(({ meanings }) => meanings)
    .find(({ zone, offsetMinutes }) => zone !== null && offsetMinutes === null)?.zone;
  return time.zones.flatMap(({ said, meanings }): AnnouncementFinding[] => {
    if (meanings.some((meaning) => holds(meaning, instant, place ?? null))) return [];
    const [meaning] = meanings;
    if (meaning === undefined || meaning.offsetMinutes === null) return [];
    if (meaning.zone !== null && meaning.zone !== 'UTC') {
      const general = generalAbbreviation(meaning.zone, instant, 'en');
      return [{ kind: 'wrong-season', said, zone: meaning.zone, instant, general }];
    }
    if (place === undefined || place === null) return [];
    const expected = offsetText(offsetAt(place, instant));
    return [{ kind: 'wrong-offset', said, zone: place, instant, expected }];
  });
}

/** Whether a word about a zone is true at an instant; a bare offset is, unless a place beside it differs. */
function holds(
  { zone, offsetMinutes }: ZoneMeaning,
  instant: number,
  place: string | null,
): boolean {
  if (offsetMinutes === null) return true;
  const by = zone === null || zone === 'UTC' ? place : zone;
  return by === null || offsetAt(by, instant) === offsetMinutes;
}

function dayFindings(
  day: DayMention,
  instant: number,
  zone: string,
  schedule: Schedule,
): AnnouncementFinding[] {
  return dayFindingsIn(day, instant, [faceOf(zone)], schedule);
}

function dayFindingsIn(
  day: DayMention,
  instant: number,
  faces: readonly Clockface[],
  schedule: Schedule,
): AnnouncementFinding[] {
  const [face] = faces;
  if (face === undefined) return [];
  const expectedDates = faces.map((one) => wallIn(instant, one).slice(0, 10));
  const [expected] = expectedDates;
  if (expected === undefined) return [];
  const own = wallTime(instant, schedule.zone).slice(0, 10);
  const zone = face.zone ?? schedule.zone;
  const right = expectedDates.find((date) => names(day, date) && isWeekday(day, date));
  if (right !== undefined) return [];
  const rightDate = expectedDates.find((date) => day.dates.length > 0 && names(day, date));
  if (rightDate !== undefined)
    return [
      { kind: 'wrong-weekday', said: day.said, date: rightDate, expected: weekday(rightDate) },
    ];
  if (own !== expected && names(day, own) && isWeekday(day, own))
    return [{ kind: 'other-date', said: day.said, zone, expected }];
  return day.dates.length === 0
    ? [{ kind: 'wrong-weekday', said: day.said, date: expected, expected: weekday(expected) }]
    : [{ kind: 'wrong-date', said: day.said, zone, expected }];
}

/** Whether a mention can mean a date; a weekday alone names none, and so contradicts none. */
function names(day: DayMention, date: string): boolean {
  return day.dates.length === 0 || day.dates.some((written) => isDate(written, date));
}

function isDate({ year, month, day }: CalendarDay, date: string): boolean {
  const [expectedYear, expectedMonth, expectedDay] = date.split('-').map(Number);
  return (year === null || year === expectedYear) && month === expectedMonth && day === expectedDay;
}

function isWeekday(day: DayMention, date: string): boolean {
  return day.weekday === null || day.weekday === weekday(date);
}

/** The ISO weekday of a `YYYY-MM-DD`, 1 for Monday to 7. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}
