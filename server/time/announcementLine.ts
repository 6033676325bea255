import { localeOf, perLanguage, type Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { memoize } from '../memoize.ts';
import { offsetAt, offsetText } from './clock.ts';
import { usualLetters } from './clockMarks.ts';
import { clockText, dateInWords, dayText } from './dateText.ts';
import type { ClockStyle, DateLength } from './dateText.ts';
import type { DaySchedule, HourSchedule, Schedule } from './schedule.ts';
import { isDoubled } from './wallTime.ts';
import { generalAbbreviation, isUtc, placeName, sameZone } from './zones.ts';

/** How an announcement line is written; what is left out follows the language. */
export interface AnnouncementStyle {
  clock?: ClockStyle;
  /** `short` shortens days and months and leaves out UTC offsets. */
  length?: DateLength;
  year?: boolean;
  /** A day that the reader was told already (`2027-01-24`): an hour of that day is told without it. */
  saidDay?: string | null;
}

/**
 * The line by which an event is announced, from its start and its zones:
 * `Sunday, January 21, 2:30 PM ET / 11:30 AM PT`,
 * `domingo 21 de enero, 14:30 (Nueva York, UTC−05:00) / 11:30 (Los Ángeles, UTC−08:00)`.
 * The event's own zone comes first; a zone where it is another day says its day; zones whose
 * clocks show the same share one time. An hour that happens twice there is told apart: `1:30 AM EDT`.
 *
 * A day without an hour is a day in its own zone alone: `Sunday, January 21, time to be announced`.
 */
export function announcementLine(
  schedule: Schedule,
  language: Language,
  style: AnnouncementStyle = {},
): string {
  return knownLine(schedule, language, style);
}

/** A page that is made anew for a zone or a minute, and each picture, say the same line again. */
const knownLine = memoize(
  300,
  (...question: [Schedule, Language, AnnouncementStyle]) => JSON.stringify(question),
  (schedule, language, style) =>
    schedule.precision === 'day'
      ? lineOfDays(schedule, language, style)
      : joined(pieces(schedule, language, style)),
);

/**
 * What that line says beside the time in the event's own zone alone: `11:30 AM PT`; '' where there is
 * no more to say.
 */
export function otherZonesLine(schedule: HourSchedule, language: Language): string {
  const all = pieces(schedule, language, {});
  return joined(all.filter(({ zones }, index) => index > 0 || zones.length > 1));
}

function lineOfDays(
  { start, end }: DaySchedule,
  language: Language,
  { length = 'long', year = false }: AnnouncementStyle,
): string {
  const t = translator(language);
  const first = dateInWords(start.date, language, { length, year });
  const last = dateInWords(end.date, language, { length, year });
  return t('announcement.dayAndTime', {
    day: first === last ? first : t('announcement.days', { first, last }),
    time: t('announcement.hourOpen'),
  });
}

interface Piece {
  zones: SameClock;
  text: string;
}

function joined(all: readonly Piece[]): string {
  return all.map(({ text }) => text).join(' / ');
}

function pieces(schedule: HourSchedule, language: Language, style: AnnouncementStyle): Piece[] {
  const { instant } = schedule.start;
  const { length = 'long', year = false, saidDay = null } = style;
  let lastDay = saidDay === null ? '' : dateInWords(saidDay, language, { length, year });
  return zonesByClock(schedule).map((zones) => {
    const day = dayText(instant, zones[0], language, { length, year });
    const time = timeWithZones(instant, zones, language, style);
    if (day === lastDay) return { zones, text: time };
    lastDay = day;
    return { zones, text: translator(language)('announcement.dayAndTime', { day, time }) };
  });
}

type SameClock = [string, ...string[]];

function zonesByClock({ zone, start, announcedZones }: HourSchedule): SameClock[] {
  const groups: SameClock[] = [[zone]];
  for (const announced of announcedZones) {
    const offset = offsetAt(announced, start.instant);
    const group = groups.find(([first]) => offsetAt(first, start.instant) === offset);
    if (group === undefined) groups.push([announced]);
    else if (!group.some((known) => sameZone(known, announced))) group.push(announced);
  }
  return groups;
}

const lists = perLanguage(
  (language) => new Intl.ListFormat(localeOf(language), { type: 'conjunction' }),
);

function timeWithZones(
  instant: number,
  zones: SameClock,
  language: Language,
  style: AnnouncementStyle,
): string {
  const t = translator(language);
  const time = clockText(instant, zones[0], language, style.clock);
  // An hour that happens twice is no hour of "ET", which stands for both passes.
  const doubled = zones.some((zone) => isDoubled(instant, zone));
  const abbreviation = doubled ? usualLetters : generalAbbreviation;
  const abbreviations = zones.map((zone) => abbreviation(zone, instant, language));
  // "ET" and "UTC" say their offset themselves; only places need it spelled out.
  const selfExplaining = zones.map((zone, index) => (isUtc(zone) ? 'UTC' : abbreviations[index]));
  const labels = [
    ...new Set(zones.map((zone, index) => selfExplaining[index] ?? placeName(zone, language))),
  ];
  const list = lists(language).format(labels);
  if (selfExplaining.every((label) => label !== null))
    return t('announcement.timeAndAbbreviation', { time, zones: list });
  if (style.length === 'short' && !doubled)
    return t('announcement.timeAndPlaces', { time, zones: list });
  const offset = offsetText(offsetAt(zones[0], instant));
  return t('announcement.timePlacesAndOffset', { time, zones: list, offset });
}
