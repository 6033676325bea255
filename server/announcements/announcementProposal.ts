import { wallTime } from '../time/clock.ts';
import { buildSchedule, resolveWallTime } from '../time/schedule.ts';
import type { Occurrence, ScheduleInput } from '../time/schedule.ts';
import { canonicalZone, isZone, sameZone } from '../time/zones.ts';
import { checkAnnouncement, weekday } from './announcementCheck.ts';
import type { AnnouncementFinding } from './announcementCheck.ts';
import { readText } from './announcementReading.ts';
import type { CalendarDay, DayMention, TimeMention } from './announcementReading.ts';

/** What was taken for granted while a text was read, for a person to confirm. */
export type ProposalDoubt =
  /** No zone is said; the organizer's own was taken. */
  | { kind: 'zone-assumed'; zone: string }
  /** No year is said; the next such date was taken. */
  | { kind: 'year-assumed'; date: string }
  /** A weekday and no date; the next such day was taken. */
  | { kind: 'weekday-alone'; said: string; date: string }
  /** `3/4` may be either; this date was taken. */
  | { kind: 'date-ambiguous'; said: string; date: string }
  /** `2:30` without AM or PM; this time was taken. */
  | { kind: 'half-assumed'; said: string; time: string };

/** What a pasted announcement would make of a new event's schedule. */
export type ReadAnnouncement =
  | { kind: 'nothing-read' }
  /** Too little for a start; what was read is given. */
  | { kind: 'incomplete'; missing: 'date' | 'time'; date: string | null; time: string | null }
  | {
      kind: 'proposal';
      /** For the form of a new event; a time that clocks jump over or pass twice is asked about there. */
      input: ScheduleInput;
      doubts: ProposalDoubt[];
      /** Where the text contradicts itself: other hours or days than the first time has in that zone. */
      findings: AnnouncementFinding[];
    };

const day = 24 * 3_600_000;

/**
 * Reads a pasted announcement in English or Spanish as the schedule of a new event: the first time
 * is its start, the zones of the others are announced beside it.
 *
 * @param now epoch milliseconds; a date without a year is the next one to come
 * @param usualZone the zone to take where the text names none
 */
export function readAnnouncement(text: string, now: number, usualZone = 'UTC'): ReadAnnouncement {
  const { times, days, places } = readText(text);
  const first = times.find(({ role }) => role === 'start') ?? times[0];
  const mention = first?.day ?? days[0];
  if (first === undefined && mention === undefined) return { kind: 'nothing-read' };

  const doubts: ProposalDoubt[] = [];
  const named = first === undefined ? [] : zonesNamed(first);
  const hint = places.flatMap((place) => place.meanings.map(({ zone }) => zone))[0];
  const zone = named[0] ?? hint ?? usualZone;
  const date = mention === undefined ? null : dateOf(mention, text, now, zone, doubts);
  const time = first?.readings[0] ?? null;
  if (date === null || time === null || first === undefined)
    return { kind: 'incomplete', missing: date === null ? 'date' : 'time', date, time };

  const [, otherHalf] = first.readings;
  if (otherHalf !== undefined) doubts.push({ kind: 'half-assumed', said: first.said, time });
  const start = startOf(first, `${date}T${time}`, zone);
  if (named[0] === undefined && !start.byOffset) doubts.unshift({ kind: 'zone-assumed', zone });
  const input: ScheduleInput = {
    zone: start.zone,
    startLocal: start.local,
    ...(start.occurrence === undefined ? {} : { startOccurrence: start.occurrence }),
    ...endOf(times, first, start.local),
    announcedZones: announced(start.zone, times),
  };
  const built = buildSchedule(input);
  const check = built.ok ? checkAnnouncement(text, built.schedule) : null;
  const findings = check?.kind === 'read' ? check.findings : [];
  return { kind: 'proposal', input, doubts, findings };
}

function zonesNamed({ zones }: TimeMention): string[] {
  return zones.flatMap(({ meanings }) => {
    const zone = meanings[0]?.zone;
    return zone !== null && zone !== undefined && isZone(zone) ? [canonicalZone(zone)] : [];
  });
}

interface Start {
  zone: string;
  local: string;
  occurrence?: Occurrence;
  /** Whether the text gives an offset and no place, so that the hour had to be carried over. */
  byOffset: boolean;
}

function startOf(first: TimeMention, local: string, zone: string): Start {
  const meanings = first.zones.flatMap((mention) => mention.meanings.slice(0, 1));
  const bare = meanings.find((meaning) => meaning.zone === null);
  if (bare?.offsetMinutes !== null && bare !== undefined && zonesNamed(first).length === 0) {
    const instant = Date.parse(`${local}Z`) - bare.offsetMinutes * 60_000;
    return { zone, local: wallTime(instant, zone), byOffset: true };
  }
  const resolved = resolveWallTime(local, zone);
  // "1:30 AM EST" answers by itself which of the two passes is meant.
  if (resolved.kind === 'doubled') {
    for (const { offsetMinutes, occurrence } of [resolved.earlier, resolved.later])
      if (meanings.some((meaning) => meaning.offsetMinutes === offsetMinutes))
        return { zone, local, occurrence, byOffset: false };
  }
  return { zone, local, byOffset: false };
}

function endOf(
  times: readonly TimeMention[],
  first: TimeMention,
  startLocal: string,
): { endLocal?: string } {
  const next = times[times.indexOf(first) + 1];
  const reading = next?.role === 'end' ? next.readings.at(0) : undefined;
  if (reading === undefined) return {};
  const date = startLocal.slice(0, 10);
  const sameDay = `${date}T${reading}`;
  if (sameDay > startLocal) return { endLocal: sameDay };
  return { endLocal: `${addDays(date, 1)}T${reading}` };
}

function announced(zone: string, times: readonly TimeMention[]): string[] {
  const zones = [zone];
  for (const name of times.flatMap((time) => zonesNamed(time)))
    if (!zones.some((known) => sameZone(known, name))) zones.push(name);
  return zones.slice(0, 8);
}

function dateOf(
  mention: DayMention,
  text: string,
  now: number,
  zone: string,
  doubts: ProposalDoubt[],
): string | null {
  const today = wallTime(now, zone).slice(0, 10);
  if (mention.dates.length === 0) {
    if (mention.weekday === null) return null;
    const next = nextWeekday(today, mention.weekday);
    doubts.push({ kind: 'weekday-alone', said: mention.said, date: next });
    return next;
  }
  const candidates = mention.dates.map((written) => nextDate(written, today, mention.weekday));
  const byWeekday = candidates.filter(
    (date) => mention.weekday !== null && weekday(date) === mention.weekday,
  );
  // Month before day is the custom where the clock has AM and PM; elsewhere the day leads.
  const monthFirst = /\d\s?[ap]\.?m\b/i.test(text);
  const date = byWeekday[0] ?? (monthFirst ? candidates[0] : candidates.at(-1)) ?? null;
  if (date === null) return null;
  if (new Set(candidates).size > 1 && byWeekday.length !== 1)
    doubts.push({ kind: 'date-ambiguous', said: mention.said, date });
  if (mention.dates.every(({ year }) => year === null)) doubts.push({ kind: 'year-assumed', date });
  return date;
}

/** The next such date from today on; within two years the one that has the weekday, if any has. */
function nextDate(written: CalendarDay, today: string, weekdaySaid: number | null): string {
  if (written.year !== null) return dateText(written, written.year);
  const thisYear = Number(today.slice(0, 4));
  // February 29 may be eight years away (1896, 1904).
  const coming = Array.from({ length: 9 }, (_, ahead) =>
    dateText(written, thisYear + ahead),
  ).filter((date) => date >= today && addDays(date, 0) === date);
  const near = coming.filter((date) => date < addDays(today, 2 * 365));
  return (
    near.find((date) => weekdaySaid !== null && weekday(date) === weekdaySaid) ??
    coming[0] ??
    dateText(written, thisYear)
  );
}

function dateText({ month, day }: CalendarDay, year: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function nextWeekday(today: string, wanted: number): string {
  return addDays(today, (wanted - weekday(today) + 7) % 7);
}

function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + count * day).toISOString().slice(0, 10);
}
