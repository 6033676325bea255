import { offsetAt, offsetText } from '../time/clock.ts';
import type { HourSchedule, Schedule } from '../time/schedule.ts';
import { generalAbbreviation } from '../time/zones.ts';
import { facesOf, shownAt } from './clockFaces.ts';
import type { NamedMoment } from './clockFaces.ts';
import { dayFindings, dayFindingsIn, findingsOfDays } from './dayFindings.ts';
import type { AnnouncementFinding } from './announcementFinding.ts';
import type { Piece } from './announcementPieces.ts';
import { momentsOf } from './announcementMoments.ts';
import type { Moment } from './announcementMoments.ts';
import { readText } from './announcementReading.ts';
import type { DayMention, ReadText, TimeMention } from './announcementReading.ts';
import { blank, readMark } from './spans.ts';
import type { Span } from './spans.ts';
import type { ZoneMeaning } from './zoneWords.ts';

/** A moment or a day of a text, and what it was found to be. */
export interface CheckedMention extends Piece {
  said: string;
}

/** The outcome of {@link checkAnnouncement}. No findings and nothing unread means that the text agrees. */
export type AnnouncementCheck =
  | { kind: 'nothing-read' }
  | {
      kind: 'read';
      times: number;
      /** The text as its mentions lie in it. */
      text: string;
      findings: AnnouncementFinding[];
      /** What was read, in the order of the text. */
      mentions: CheckedMention[];
      /** What has a figure or names a day, and was not understood. */
      unread: readonly string[];
    };

/**
 * Reads a pasted announcement in English, Spanish, French or Portuguese and tells where it contradicts a
 * schedule.
 * What is left unsaid is no contradiction: a time without a zone may be in any announced zone, and a
 * later item of the programme may have its own hour.
 */
export function checkAnnouncement(text: string, schedule: Schedule): AnnouncementCheck {
  const reading = readText(text);
  const { times, days } = reading;
  if (times.length === 0 && days.length === 0) return { kind: 'nothing-read' };
  const checked = checkMoments({ moments: momentsOf(reading), days }, schedule);
  return {
    kind: 'read',
    times: times.length,
    text: reading.original,
    unread: unreadIn(reading),
    ...checked,
  };
}

/** Compares the moments and days of a text, or of the part of it that calls one event. */
export function checkMoments(
  { moments, days }: { moments: readonly Moment[]; days: readonly DayMention[] },
  schedule: Schedule,
): { findings: AnnouncementFinding[]; mentions: CheckedMention[] } {
  const mentions: CheckedMention[] = [];
  const findings: AnnouncementFinding[] = [];
  const judge = (
    span: Span & { said: string },
    as: CheckedMention['as'],
    found: AnnouncementFinding[],
  ) => {
    const { from, to, said } = span;
    mentions.push({ from, to, said, as: found.length > 0 ? 'contradiction' : as });
    findings.push(...found);
  };
  if (schedule.precision === 'day') {
    for (const { times, ends } of moments)
      for (const time of [...times, ...ends])
        judge(time, 'start', [{ kind: 'hour-open', said: time.said }]);
    for (const day of days) judge(day, 'day', findingsOfDays(day, schedule));
    mentions.sort((a, b) => a.from - b.from);
    return { findings: distinct(findings), mentions };
  }
  const told = moments.some((moment) => begins(moment, schedule));
  for (const moment of moments)
    for (const time of [...moment.times, ...moment.ends]) {
      const as = roleOf(moment, time, schedule);
      if (told && isProgramme(moment, schedule)) judge(time, 'item', []);
      else judge(time, as, timeFindings(time, schedule, as));
    }
  const ofTimes = new Set(moments.flatMap(({ times }) => times.map(({ day }) => day)));
  const wrong = new Set(findings.filter(({ kind }) => isAboutDay(kind)).map(({ said }) => said));
  for (const day of days) {
    const found = dayFindings(day, schedule.start.instant, schedule.zone, schedule);
    if (moments.length === 0) judge(day, 'day', found);
    else if (wrong.has(day.said)) judge(day, 'contradiction', []);
    else if (ofTimes.has(day) || found.length === 0) judge(day, 'day', []);
    else judge(day, 'dayAside', []);
  }
  const zones = moments.flatMap(({ times, ends }) =>
    [...times, ...ends].flatMap((one) => one.zones),
  );
  for (const zone of new Set(zones)) judge(zone, 'zone', []);
  mentions.sort((a, b) => a.from - b.from);
  return { findings: distinct(findings), mentions };
}

function isAboutDay(kind: AnnouncementFinding['kind']): boolean {
  return kind === 'wrong-date' || kind === 'wrong-weekday' || kind === 'other-date';
}

/** Whether a moment is the start of the event on one of its clocks. */
function begins({ times }: Moment, schedule: HourSchedule): boolean {
  const start = [{ field: 'start' as const, instant: schedule.start.instant }];
  return times.some((time) =>
    facesOf(time, schedule, start).some((face) =>
      time.readings.includes(shownAt(schedule.start.instant, face)),
    ),
  );
}

/** Something later on the same day that has words of its own, or that comes before as a wait does. */
function isProgramme(moment: Moment, schedule: HourSchedule): boolean {
  const { role, item } = moment;
  if (role === null && !item) return false;
  const [face] = facesOf(moment.times[0], schedule, []);
  if (face === undefined) return false;
  const start = shownAt(schedule.start.instant, face);
  const [reading] = moment.times[0].readings;
  if (reading === undefined || reading === start) return false;
  if (role === 'gather') return schedule.assembly === null && reading < start;
  return role !== 'end' && reading > start && !(schedule.end !== null && reading > '24:00');
}

function roleOf(
  moment: Moment,
  time: TimeMention,
  schedule: HourSchedule,
): 'start' | 'end' | 'assembly' {
  if (time.role === 'end' || moment.role === 'end') return 'end';
  return moment.role === 'gather' && schedule.assembly !== null ? 'assembly' : 'start';
}

const word = /[^\s,;()[\]/|]+/g;

/** The words with a figure that nothing was read in, as they were written. */
function unreadIn({ original, rest, passages, days }: ReadText): string[] {
  const text = blank(
    rest,
    passages.filter(({ kind }) => kind !== 'bring'),
  );
  const found = [...text.matchAll(word)]
    .filter(([part]) => /\d/.test(part) && !part.includes(readMark))
    .map(({ 0: part, index }) =>
      original.slice(index, index + part.length).replace(/[.:!?]+$/, ''),
    );
  // "Tonight" depends on the day on which it is read.
  const relative = days.filter(({ ahead }) => ahead !== undefined).map(({ said }) => said);
  return [...new Set([...relative, ...found])].slice(0, 30);
}

function distinct(findings: readonly AnnouncementFinding[]): AnnouncementFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function timeFindings(
  time: TimeMention,
  schedule: HourSchedule,
  as: 'start' | 'end' | 'assembly',
): AnnouncementFinding[] {
  if (as === 'end' && schedule.end === null) return [{ kind: 'no-end', said: time.said }];
  const moments = momentsFor(as, schedule);
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

/** The moments of the event that a time may be, the likeliest first. */
function momentsFor(
  as: 'start' | 'end' | 'assembly',
  { start, end, assembly }: HourSchedule,
): NamedMoment[] {
  const named: NamedMoment[] = [];
  if (as === 'assembly' && assembly !== null)
    return [{ field: 'assembly', instant: assembly.instant }];
  if (as === 'start') named.push({ field: 'start', instant: start.instant });
  if (end !== null) named.push({ field: 'end', instant: end.instant });
  if (assembly !== null && as === 'start')
    named.push({ field: 'assembly', instant: assembly.instant });
  return named;
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
