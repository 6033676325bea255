import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { announcementLine } from './announcement.ts';
import { isoText, offsetAt, offsetText, wallTime } from './clock.ts';
import { clockText, dayText } from './dateText.ts';
import type { Schedule } from './schedule.ts';
import { generalAbbreviation, isUtc, isZone, placeName, zoneLabel } from './zones.ts';

export { dayText, shortDate } from './dateText.ts';

/** An instant in the words of one zone and language. */
export interface TimeText {
  /** IANA name. */
  zone: string;
  /** `New York`, `Nueva York` */
  place: string;
  /** `Sunday, January 21, 2024` */
  date: string;
  /** `2:30 PM`, `14:30` */
  time: string;
  /** `ET` where readers know the zone so, else its place. */
  zoneLabel: string;
  /** `UTC−05:00` */
  offset: string;
  /** `2024-01-21T14:30:00-05:00`, for `<time datetime>`. */
  iso: string;
}

/** All that a page says about when an event is: its own time first, then the viewer's. */
export interface EventTimes {
  start: TimeText;
  end: TimeText | null;
  assembly: TimeText | null;
  /** The announcement line. */
  announced: string;
  /** The viewer's own clocks; null when their zone is unknown or shows what the event's zone shows. */
  viewer: {
    start: TimeText;
    end: TimeText | null;
    /** Whether the event starts on another date for the viewer than where it takes place. */
    otherDate: boolean;
  } | null;
}

/**
 * Says when an event is.
 *
 * @param viewerZone the zone that the viewer chose or the script reported; what is no zone counts as null
 */
export function eventTimes(
  schedule: Schedule,
  language: Language,
  viewerZone: string | null,
): EventTimes {
  const { zone, start, end, assembly } = schedule;
  return {
    start: timeText(start.instant, zone, language),
    end: end && timeText(end.instant, zone, language),
    assembly: assembly && timeText(assembly.instant, zone, language),
    announced: announcementLine(schedule, language),
    viewer: viewerTimes(schedule, language, viewerZone),
  };
}

function viewerTimes(
  { zone, start, end }: Schedule,
  language: Language,
  viewerZone: string | null,
): EventTimes['viewer'] {
  if (!isZone(viewerZone)) return null;
  const differs = [start, end].some(
    (moment) =>
      moment !== null && offsetAt(viewerZone, moment.instant) !== offsetAt(zone, moment.instant),
  );
  if (!differs) return null;
  return {
    start: timeText(start.instant, viewerZone, language),
    end: end && timeText(end.instant, viewerZone, language),
    otherDate: day(start.instant, viewerZone) !== day(start.instant, zone),
  };
}

function day(instant: number, zone: string): string {
  return wallTime(instant, zone).slice(0, 10);
}

/** An instant in the words of a zone and a language, for lists and mails. The zone must exist. */
export function timeText(instant: number, zone: string, language: Language): TimeText {
  return {
    zone,
    place: placeName(zone, language),
    date: dayText(instant, zone, language),
    time: clockText(instant, zone, language),
    zoneLabel: zoneLabel(zone, instant, language),
    offset: offsetText(offsetAt(zone, instant)),
    iso: isoText(instant, zone),
  };
}

/** A zone and its offset at an instant in words: `New York time (ET, UTC−05:00)`, `hora de Nueva York (UTC−05:00)`. */
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

/** Day, time and zone in words, for mails: `Sunday, January 21, 2024, 2:30 PM, New York time (ET, UTC−05:00)`. */
export function timeInWords(instant: number, zone: string, language: Language): string {
  return translator(language)('times.dayTimeAndZone', {
    day: dayText(instant, zone, language),
    time: clockText(instant, zone, language),
    zone: zoneInWords(instant, zone, language),
  });
}
