import type { Event } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { memoize } from '../memoize.ts';
import { announcementLine, otherZonesLine } from './announcementLine.ts';
import { isoText, offsetAt, offsetText } from './clock.ts';
import { clockMarks, type ClockMark } from './clockMarks.ts';
import { clockText, dateInWords, dayText, shortDate } from './dateText.ts';
import { dateAt } from './day.ts';
import type { DaySchedule, HourSchedule, Moment, Schedule } from './schedule.ts';
import type { DayText, DayTimes, EventTimes, HourTimes, TimeText } from './timeText.ts';
import { generalAbbreviation, isUtc, isZone, placeName, zoneLabel } from './zones.ts';
import { withCommas } from '../../templates/withCommas.ts';

export { dayText, shortDate } from './dateText.ts';
export type { DayText, DayTimes, EventTimes, HourTimes, TimeText } from './timeText.ts';

/**
 * Says when an event is. Its page, its mails and its calendar entry ask for the same, thousands of them in
 * a rush, and each answer names up to a dozen hours.
 *
 * @param viewerZone the zone that the viewer chose or the script reported; what is no zone counts as null
 */
export function eventTimes(
  schedule: HourSchedule,
  language: Language,
  viewerZone: string | null,
): HourTimes;
export function eventTimes(
  schedule: Schedule,
  language: Language,
  viewerZone: string | null,
): EventTimes;
export function eventTimes(
  schedule: Schedule,
  language: Language,
  viewerZone: string | null,
): EventTimes {
  return knownTimes(schedule, language, viewerZone);
}

const knownTimes = memoize(
  300,
  (...question: [Schedule, Language, viewerZone: string | null]) => JSON.stringify(question),
  (schedule, language, viewerZone): EventTimes =>
    schedule.precision === 'day'
      ? dayTimes(schedule, language)
      : {
          precision: 'hour',
          ...timesIn(schedule.zone, schedule, language),
          announced: announcementLine(schedule, language),
          elsewhere: otherZonesLine(schedule, language),
          viewer: viewerTimes(schedule, language, viewerZone),
        },
);

function dayTimes(schedule: DaySchedule, language: Language): DayTimes {
  const { zone, start, end } = schedule;
  return {
    precision: 'day',
    start: dayTextOf(start.date, zone, language),
    end: end.date === start.date ? null : dayTextOf(end.date, zone, language),
    assembly: null,
    announced: announcementLine(schedule, language),
    elsewhere: '',
    viewer: null,
    hourOpen: translator(language)('event.hourOpen'),
  };
}

/** The start that was announced before an event was moved; null where it never was. */
export function firstAnnounced(
  { previousStartsAt, previousDay, zone }: Pick<Event, 'previousStartsAt' | 'previousDay' | 'zone'>,
  language: Language,
): TimeText | DayText | null {
  if (previousDay !== null) return dayTextOf(previousDay, zone, language);
  return previousStartsAt === null ? null : timeText(previousStartsAt, zone, language);
}

/** A date of a zone in the words of a language. The zone must exist. */
export function dayTextOf(date: string, zone: string, language: Language): DayText {
  return {
    zone,
    place: placeName(zone, language),
    date: dateInWords(date, language),
    iso: date,
  };
}

type OwnTimes = Pick<HourTimes, 'start' | 'end' | 'assembly'>;
type Hours = Pick<HourSchedule, 'start' | 'end' | 'assembly'>;

function timesIn(zone: string, { start, end, assembly }: Hours, language: Language): OwnTimes {
  const told = momentsOf({ start, end, assembly });
  const marks = clockMarks(told.map(instantOf), zone, language);
  const textOf = (moment: Moment) =>
    markedText(moment.instant, zone, language, marks?.[told.indexOf(moment)] ?? null);
  return {
    start: textOf(start),
    end: end && textOf(end),
    assembly: assembly && textOf(assembly),
  };
}

/** A start and an end that are told together. The zone must exist. */
export function spanTexts(
  start: number,
  end: number | null,
  zone: string,
  language: Language,
): Pick<HourTimes, 'start' | 'end'> {
  const marks = clockMarks(end === null ? [start] : [start, end], zone, language);
  return {
    start: markedText(start, zone, language, marks?.[0] ?? null),
    end: end === null ? null : markedText(end, zone, language, marks?.[1] ?? null),
  };
}

/** Whether clocks change between the hours of an event, or show one of them twice. */
export function hoursNeedMarks(schedule: Schedule, language: Language): boolean {
  return (
    schedule.precision === 'hour' &&
    clockMarks(momentsOf(schedule).map(instantOf), schedule.zone, language) !== null
  );
}

function momentsOf({ start, end, assembly }: Hours): Moment[] {
  return [start, end, assembly].filter((moment) => moment !== null);
}

function instantOf({ instant }: Moment): number {
  return instant;
}

function viewerTimes(
  { zone, start, end }: HourSchedule,
  language: Language,
  viewerZone: string | null,
): HourTimes['viewer'] {
  if (!isZone(viewerZone)) return null;
  const differs = [start, end].some(
    (moment) =>
      moment !== null && offsetAt(viewerZone, moment.instant) !== offsetAt(zone, moment.instant),
  );
  if (!differs) return null;
  const theirs = timesIn(viewerZone, { start, end, assembly: null }, language);
  return {
    start: theirs.start,
    end: theirs.end,
    otherDate: dateAt(start.instant, viewerZone) !== dateAt(start.instant, zone),
  };
}

/** An instant in the words of a zone and a language, for lists and mails. The zone must exist. */
export function timeText(instant: number, zone: string, language: Language): TimeText {
  return markedText(instant, zone, language, clockMarks([instant], zone, language)?.[0] ?? null);
}

function markedText(
  instant: number,
  zone: string,
  language: Language,
  mark: ClockMark | null,
): TimeText {
  const place = placeName(zone, language);
  return {
    zone,
    place,
    date: dayText(instant, zone, language),
    time: markedTime(clockText(instant, zone, language), mark, language),
    marked: mark !== null,
    zoneLabel: mark === null ? zoneLabel(zone, instant, language) : place,
    offset: offsetText(offsetAt(zone, instant)),
    iso: isoText(instant, zone),
  };
}

function markedTime(time: string, mark: ClockMark | null, language: Language): string {
  const t = translator(language);
  switch (mark?.kind) {
    case undefined:
      return time;
    case 'letters':
      return t('times.timeAndLetters', { time, letters: mark.letters });
    case 'offset':
      return t('times.timeAndOffset', { time, offset: mark.offset });
  }
}

/** The zone of a time in words, with its offset unless the time says that itself: `New York time`. */
export function zoneBeside(text: TimeText, instant: number, language: Language): string {
  return text.marked
    ? translator(language)('times.zoneAlone', { place: text.place })
    : zoneInWords(instant, text.zone, language);
}

/** Day, time and zone, short enough for a list: `Jan 21, 2024, 2:30 PM ET`. The zone must exist. */
export function momentText(instant: number, zone: string, language: Language): string {
  const { time, zoneLabel: label } = timeText(instant, zone, language);
  return withCommas([shortDate(instant, zone, language), `${time} ${label}`]);
}

/**
 * A zone and its offset at an instant in words: `New York time (ET, UTC−05:00)`, `hora de Nueva
 * York (UTC−05:00)`.
 */
export function zoneInWords(instant: number, zone: string, language: Language): string {
  const t = translator(language);
  if (isUtc(zone)) return t('times.coordinatedUniversalTime');
  const place = placeName(zone, language);
  const offset = offsetText(offsetAt(zone, instant));
  const abbreviation = generalAbbreviation(zone, instant, language);
  return abbreviation === null
    ? t('times.zoneInWords', { place, offset })
    : t('times.zoneInWordsWithAbbreviation', { place, abbreviation, offset });
}

/** The columns of an event that tell when it starts. */
type Start = Pick<Event, 'startPrecision' | 'startsAt' | 'zone'>;

/**
 * When an event starts, in words for mails: as {@link timeInWords} says it, or `Sunday, January 21, 2024,
 * time to be announced`.
 */
export function startInWords(
  { startPrecision, startsAt, zone }: Start,
  language: Language,
): string {
  if (startPrecision === 'hour') return timeInWords(startsAt, zone, language);
  const t = translator(language);
  const day = dayText(startsAt, zone, language);
  return t('announcement.dayAndTime', { day, time: t('announcement.hourOpen') });
}

/**
 * Day, time and zone in words, for mails: `Sunday, January 21, 2024, 2:30 PM, New York time (ET,
 * UTC−05:00)`.
 */
export function timeInWords(instant: number, zone: string, language: Language): string {
  return translator(language)('times.dayTimeAndZone', {
    day: dayText(instant, zone, language),
    time: clockText(instant, zone, language),
    zone: zoneInWords(instant, zone, language),
  });
}
