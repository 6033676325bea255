import type { City } from '../../db/cities.ts';
import type { ActionListChoices, Campaign, ListedAction, RowQuestion } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { abbreviationMeanings } from '../announcements/zoneWords.ts';
import { hasBegun } from '../events/publishEvent.ts';
import { dateAfter, daysFrom, isDate } from '../time/day.ts';
import {
  buildDaySchedule,
  buildSchedule,
  type Occurrence,
  type Schedule,
} from '../time/schedule.ts';
import { offsetAt } from '../time/clock.ts';
import type { ActionField } from './actionFields.ts';
import { daysOfCampaign, type ActionMapping } from './actionChoices.ts';
import type { CityFinding, TypedCity } from './cityNamed.ts';
import { readDay, type CampaignDays, type ReadDay } from './days.ts';
import { readHour, type HourReading, type ReadHour } from './hours.ts';
import { rowTexts } from './rowTexts.ts';

/** What is read of a row: an action, or what has to be asked before it is one. */
export type ReadRow =
  | { kind: 'action'; action: ListedAction }
  | { kind: 'asked'; question: RowQuestion }
  | { kind: 'empty' };

/** What is known where rows are read. */
export interface RowsContext {
  campaign: Pick<Campaign, 'day' | 'lastDay'>;
  mapping: ActionMapping;
  /** The city that a row names, its name in a language of the list. */
  findCity: (typed: TypedCity) => CityFinding;
  cityById: (id: number, language: TextLanguage) => City | null;
  /** What an action is called where the list does not say it. */
  titleOf: (language: TextLanguage, city: string) => string;
  /** Who calls it, and what it is about, where the list does not say it. */
  host: string;
  description: string;
  /** Epoch milliseconds. */
  now: number;
}

/** Campaigns of more days are not listed day by day. */
const mostDaysOffered = 8;

/** Reads a row, with what organizers have answered about it. */
export function readAction(
  cells: readonly string[],
  answers: ActionListChoices,
  context: RowsContext,
): ReadRow {
  const { mapping } = context;
  const cellOf = (field: ActionField) =>
    mapping.fields
      .flatMap((one, index) => (one === field ? [(cells[index] ?? '').trim()] : []))
      .filter((cell) => cell !== '')
      .join('\n');
  if (mapping.fields.every((field) => field === 'none' || cellOf(field) === ''))
    return { kind: 'empty' };
  const texts = rowTexts(cellOf);
  const language = texts.language ?? mapping.language;
  const found = cityOf(cellOf, answers, language, context);
  if ('about' in found) return { kind: 'asked', question: found };
  const when = whenOf(cellOf, answers, found.city, context);
  if ('about' in when) return { kind: 'asked', question: when };
  const { city, place } = found;
  const { schedule } = when;
  const isDay = schedule.precision === 'day';
  const title = texts.title === '' ? context.titleOf(language, city.name) : texts.title;
  const action: ListedAction = {
    cityId: city.id,
    city: city.name,
    region: city.region,
    country: city.country,
    latitude: city.latitude,
    longitude: city.longitude,
    zone: city.zone,
    precision: schedule.precision,
    startLocal: isDay ? schedule.start.date : schedule.start.local,
    startOccurrence: isDay ? 'only' : schedule.start.occurrence,
    endLocal: isDay ? null : (schedule.end?.local ?? null),
    ...texts,
    language,
    title,
    venue: texts.venue === '' ? place.slice(0, 150) : texts.venue,
    host: texts.host === '' ? context.host : texts.host,
    description: texts.description === '' ? context.description : texts.description,
    unread: when.endIsLeftOut ? [...texts.unread, 'end'] : texts.unread,
  };
  return { kind: 'action', action };
}

type CellOf = (field: ActionField) => string;

function cityOf(
  cellOf: CellOf,
  answers: ActionListChoices,
  language: TextLanguage,
  { findCity, cityById }: RowsContext,
): { city: City; place: string } | RowQuestion {
  const typed = answers['cityTyped'] ?? cellOf('city');
  const found =
    typed === ''
      ? null
      : findCity({
          city: typed,
          country: answers['cityTyped'] === undefined ? cellOf('country') : '',
          region: answers['cityTyped'] === undefined ? cellOf('region') : '',
        });
  const place = found === null || found.kind === 'none' ? '' : found.place;
  const chosen = Number(answers['city'] ?? '0');
  const id = chosen > 0 ? chosen : found?.kind === 'clear' ? found.city.id : null;
  const city = id === null ? null : cityById(id, language);
  if (city !== null) return { city, place };
  if (found === null) return { about: 'city', why: 'missing', typed, cities: [] };
  return found.kind === 'doubtful'
    ? { about: 'city', why: found.why, typed, cities: found.cities.map((one) => one.id) }
    : { about: 'city', why: 'none', typed, cities: [] };
}

interface When {
  schedule: Schedule;
  endIsLeftOut: boolean;
}

function whenOf(
  cellOf: CellOf,
  answers: ActionListChoices,
  city: City,
  context: RowsContext,
): When | RowQuestion {
  const days = daysOfCampaign(context.campaign);
  const dayCell = cellOf('day');
  const hourCell = cellOf('hour');
  const inDay = readDay(dayCell, days);
  // "2027-01-24 16:00" stands in either column.
  const inHour: ReadDay =
    readHour(hourCell).kind === 'unreadable' ? readDay(hourCell, days) : { kind: 'none' };
  const date = dayOf(inDay.kind === 'none' ? inHour : inDay, dayCell, answers, days, context);
  if (typeof date !== 'string') return date;
  const rest = restOf(inHour) || (hourCell === '' ? restOf(inDay) : '');
  const typed = rest === '' ? hourCell : rest;
  const hour = hourOf(typed, cellOf('end'), answers, city, date, context);
  if (hour !== null && 'about' in hour) return hour;
  const when = built(date, hour, typed, answers, city);
  if ('about' in when) return when;
  const { precision, start, zone } = when.schedule;
  const startLocal = precision === 'day' ? date : `${date}T00:00`;
  const began = hasBegun(
    { startPrecision: precision, startsAt: start.instant, startLocal, zone },
    context.now,
  );
  if (began && answers['past'] !== 'take')
    return { about: 'past', typed: `${date} ${hour?.start ?? ''}`.trim() };
  return when;
}

function restOf(read: ReadDay): string {
  return read.kind === 'day' || read.kind === 'unclear' ? read.rest : '';
}

function dayOf(
  read: ReadDay,
  typed: string,
  answers: ActionListChoices,
  days: CampaignDays | null,
  { mapping }: RowsContext,
): string | RowQuestion {
  const answered = answers['day'] ?? '';
  if (isDate(answered)) return answered;
  const its = offeredDays(days);
  switch (read.kind) {
    case 'day':
      return days === null || (read.date >= days.first && read.date <= days.last)
        ? read.date
        : { about: 'day', why: 'outside', typed, days: [...its, read.date] };
    case 'unclear':
      return { about: 'day', why: 'unclear', typed, days: [...read.dates] };
    case 'unreadable':
      return { about: 'day', why: 'unreadable', typed, days: its };
    case 'none':
      return mapping.day ?? { about: 'day', why: 'missing', typed, days: its };
  }
}

function offeredDays(days: CampaignDays | null): string[] {
  if (days === null) return [];
  const count = Math.min(daysFrom(days.first, days.last) + 1, mostDaysOffered);
  return Array.from({ length: count }, (_, index) => dateAfter(days.first, index));
}

/** The hour of a row; null where it is left open. */
function hourOf(
  typed: string,
  endCell: string,
  answers: ActionListChoices,
  city: City,
  date: string,
  { mapping }: RowsContext,
): HourReading | null | RowQuestion {
  const answered = answers['hour'] ?? '';
  if (answered === 'open') return null;
  const [, start, end] = /^(\d\d:\d\d)(?:-(\d\d:\d\d))?$/.exec(answered) ?? [];
  if (start !== undefined) return withEnd({ start, end: end ?? null }, endCell);
  const read: ReadHour = readHour(typed);
  switch (read.kind) {
    case 'hour':
      return read.clocks === null || areThere(read.clocks, city.zone, date, read.start)
        ? withEnd(read, endCell)
        : { about: 'hour', why: 'elsewhere', typed, hours: [answerOf(read)] };
    case 'unclear':
      return { about: 'hour', why: 'unclear', typed, hours: read.readings.map(answerOf) };
    case 'open':
      return mapping.hour === null ? null : withEnd({ start: mapping.hour, end: null }, endCell);
    case 'unreadable':
      return { about: 'hour', why: 'unreadable', typed, hours: [] };
  }
}

/** A reading as it stands in an answer. */
function answerOf({ start, end }: HourReading): string {
  return end === null ? start : `${start}-${end}`;
}

function withEnd({ start, end }: HourReading, cell: string): HourReading {
  if (end !== null || cell === '') return { start, end };
  const read = readHour(cell);
  if (read.kind === 'hour') return { start, end: read.start };
  // "from 4 pm to 6": the first that comes after it.
  const readings = read.kind === 'unclear' ? read.readings.map((one) => one.start) : [];
  return { start, end: readings.toSorted().find((one) => one > start) ?? null };
}

/** Whether letters of a zone, such as `ET`, mean clocks that show what those of the city do. */
function areThere(letters: string, zone: string, date: string, hour: string): boolean {
  const instant = Date.parse(`${date}T${hour}Z`);
  const here = offsetAt(zone, instant);
  return abbreviationMeanings(letters).some(
    (meaning) =>
      (meaning.offsetMinutes ??
        (meaning.zone === null ? null : offsetAt(meaning.zone, instant))) === here,
  );
}

function built(
  date: string,
  hour: HourReading | null,
  typed: string,
  answers: ActionListChoices,
  { zone }: City,
): When | RowQuestion {
  if (hour === null) {
    const day = buildDaySchedule({ zone, firstDay: date, announcedZones: [] });
    return day.ok
      ? { schedule: day.schedule, endIsLeftOut: false }
      : { about: 'day', why: 'unreadable', typed: date, days: [] };
  }
  const startLocal = `${date}T${hour.start}`;
  const { occurrence = '' } = answers;
  const startOccurrence: Occurrence =
    occurrence === 'earlier' || occurrence === 'later' ? occurrence : 'only';
  const asked = { zone, startLocal, startOccurrence, announcedZones: [] };
  const { end } = hour;
  const endLocal = end === null ? '' : `${end > hour.start ? date : dateAfter(date, 1)}T${end}`;
  const whole = buildSchedule({ ...asked, endLocal, endOccurrence: 'later' });
  if (whole.ok) return { schedule: whole.schedule, endIsLeftOut: false };
  const start = buildSchedule(asked);
  if (start.ok) return { schedule: start.schedule, endIsLeftOut: true };
  const [problem] = start.problems;
  if (problem?.kind === 'doubled') return { about: 'twice', typed: hour.start };
  if (problem?.kind === 'skipped')
    return {
      about: 'gap',
      typed: hour.start,
      hours: [problem.before.local, problem.after.local]
        .filter((local) => local.startsWith(date))
        .map((local) => local.slice(11)),
    };
  return { about: 'hour', why: 'unreadable', typed, hours: [] };
}
