import { wallTime } from '../time/clock.ts';
import { resolveWallTime } from '../time/schedule.ts';
import type { Occurrence, ScheduleInput } from '../time/schedule.ts';
import { sameZone } from '../time/zones.ts';
import { addDays, resolveDay, weekday } from './announcementDates.ts';
import type { ResolvedDay } from './announcementDates.ts';
import type { EventPart } from './announcementEvents.ts';
import type { Moment } from './announcementMoments.ts';
import type { ProposalDoubt, Question } from './announcementQuestions.ts';
import type { DayMention, TimeMention } from './announcementReading.ts';
import { chiefMoments } from './chiefMoments.ts';
import { chiefTime, likeliest, zoneOf, zonesNamed } from './namedZones.ts';
import type { ReadingContext } from './namedZones.ts';

/** The schedule of one event of a text, as far as it is told. */
export interface ReadTimes {
  zone: string;
  /** `YYYY-MM-DD`. */
  date: string | null;
  /** `HH:mm` */
  time: string | null;
  /** The last day where several are told and no hour of it. */
  lastDay: string | null;
  /** For a form; null while a day or an hour is missing. */
  input: ScheduleInput | null;
  doubts: ProposalDoubt[];
  questions: Question[];
  start: Moment | null;
  assembly: Moment | null;
  day: DayMention | null;
  repeats: boolean;
}

/** Reads when an event is: its day, its hours and whose clocks show them. */
export function timesOf(part: EventPart, context: ReadingContext): ReadTimes {
  const id = `${context.idPrefix}start`;
  const { start, assembly, other } = chiefMoments(part, context.answers[id]);
  const first = start === null ? null : chiefTime(start, context);
  const questions: Question[] = [];
  const doubts: ProposalDoubt[] = [];
  if (other !== null && start !== null)
    questions.push({
      id,
      about: 'start',
      said: '',
      choices: [start, other].flatMap(({ times: [time] }) => time.readings[0] ?? []),
    });
  const zone = zoneOf(first, context, questions);
  const day = dayOf(part, start, assembly);
  const resolved = day === null ? null : resolvedDay(part, day, zone, context, doubts, questions);
  const date = resolved?.date ?? null;
  const time = first === null ? null : hourOf(first, context, doubts, questions);
  const read = { zone, date, time, start, assembly, day, doubts, questions };
  const repeats = part.days.some((one) => one.repeats === true);
  const lastDay = lastDayOf(part, resolved, zone, context);
  if (first === null || date === null || time === null)
    return { ...read, lastDay, input: null, repeats };
  const began = startOf(first, `${date}T${time}`, zone, context);
  if (!began.byOffset && zonesNamed(first, context)[0] === undefined)
    doubts.unshift({ kind: 'zone-assumed', zone });
  const end = endOf(part, start, began.local, lastDay);
  const input: ScheduleInput = {
    zone: began.zone,
    startLocal: began.local,
    ...(began.occurrence === undefined ? {} : { startOccurrence: began.occurrence }),
    ...(end === null ? {} : { endLocal: end }),
    ...assemblyOf(assembly, began.local),
    announcedZones: announced(began.zone, part, context),
  };
  return { ...read, lastDay: end === null ? lastDay : null, input, repeats };
}

/** The day of the start; of several that stand alone, the first that is a date. */
function dayOf(part: EventPart, start: Moment | null, assembly: Moment | null): DayMention | null {
  const own = start?.day ?? assembly?.day ?? null;
  const inside = own !== null && part.days.includes(own) ? own : null;
  const explicit = part.days.find(({ dates, closes }) => dates.length > 0 && closes !== true);
  const beside = inside ?? own;
  if (beside === null) return explicit ?? part.days[0] ?? null;
  // "Every Tuesday 6–8 PM, starting January 12"
  if (beside.repeats === true && explicit !== undefined) return explicit;
  return beside;
}

/** Other days of an event that a weekday is compared with. */
const mostDays = 20;

function resolvedDay(
  part: EventPart,
  day: DayMention,
  zone: string,
  { now, monthFirst, answers, idPrefix }: ReadingContext,
  doubts: ProposalDoubt[],
  questions: Question[],
): ResolvedDay | null {
  const explicit = part.days
    .filter((one) => one !== day && one.dates.length > 0 && one.closes !== true)
    .slice(0, mostDays);
  const today = wallTime(now, zone).slice(0, 10);
  const resolved = resolveDay(day, { today, monthFirst, explicit });
  if (resolved === null) return null;
  const id = `${idPrefix}day`;
  const answer = answers[id];
  if (answer !== undefined && resolved.choices.includes(answer))
    return { ...resolved, date: answer, until: null };
  const { date, doubt, choices } = resolved;
  if (doubt === null) return resolved;
  const { said } = day;
  if (doubt.kind !== 'year-assumed') doubts.push({ kind: doubt.kind, said, date });
  if ([1, 2].includes(day.dates.length) && day.dates.every(({ year }) => year === null))
    doubts.push({ kind: 'year-assumed', date });
  // "Sunday, January 21": the weekday tells which year is meant.
  const told = doubt.kind === 'year-assumed' && day.weekday === weekday(date);
  if (choices.length > 1 && !told) questions.push({ id, about: 'day', said, choices });
  return resolved;
}

/** The date of a moment of an event that is on a date; null where nobody can tell it. */
export function dateOfMoment(
  part: EventPart,
  { day }: Pick<Moment, 'day'>,
  own: Pick<ReadTimes, 'date' | 'day' | 'zone'>,
  { now, monthFirst }: ReadingContext,
): string | null {
  if (day === null || day === own.day) return own.date;
  const explicit = part.days.filter(({ dates }) => dates.length > 0).slice(0, mostDays);
  const today = wallTime(now, own.zone).slice(0, 10);
  const resolved = resolveDay(day, { today, monthFirst, explicit });
  return resolved === null || resolved.doubt?.kind === 'day-unclear' ? null : resolved.date;
}

function lastDayOf(
  part: EventPart,
  resolved: ResolvedDay | null,
  zone: string,
  { now, monthFirst }: ReadingContext,
): string | null {
  if (resolved === null) return null;
  if (resolved.until !== null) return resolved.until;
  const today = wallTime(now, zone).slice(0, 10);
  for (const day of part.days) {
    if (day.until === undefined) continue;
    const range = resolveDay(day, { today, monthFirst, explicit: [] });
    if (range === null || range.until === null) continue;
    if (range.date <= resolved.date && resolved.date < range.until) return range.until;
  }
  return null;
}

function hourOf(
  first: TimeMention,
  { answers, idPrefix }: ReadingContext,
  doubts: ProposalDoubt[],
  questions: Question[],
): string | null {
  const [time, other] = first.readings;
  if (time === undefined || other === undefined) return time ?? null;
  const id = `${idPrefix}half`;
  const answer = answers[id];
  if (answer !== undefined && first.readings.includes(answer)) return answer;
  doubts.push({ kind: 'half-assumed', said: first.said, time });
  questions.push({ id, about: 'time', said: first.said, choices: [...first.readings] });
  return time;
}

interface Start {
  zone: string;
  local: string;
  occurrence?: Occurrence;
  /** Whether the text gives an offset and no place, so that the hour had to be carried over. */
  byOffset: boolean;
}

function startOf(first: TimeMention, local: string, zone: string, context: ReadingContext): Start {
  const meanings = first.zones.flatMap((mention) => likeliest(mention.meanings, context) ?? []);
  const bare = meanings.find((meaning) => meaning.zone === null);
  if (
    bare !== undefined &&
    bare.offsetMinutes !== null &&
    zonesNamed(first, context).length === 0
  ) {
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
  { moments }: EventPart,
  start: Moment | null,
  startLocal: string,
  lastDay: string | null,
): string | null {
  const until = moments.find(({ role, from }) => role === 'end' && from > (start?.from ?? 0));
  const own = start?.ends[0] ?? until?.times[0];
  if (own === undefined) return null;
  const date = lastDay ?? startLocal.slice(0, 10);
  const later = own.readings
    .map((reading) => `${date}T${reading}`)
    .find((local) => local > startLocal);
  return later ?? `${addDays(date, 1)}T${own.readings[0] ?? '00:00'}`;
}

function assemblyOf(assembly: Moment | null, startLocal: string): { assemblyLocal?: string } {
  if (assembly === null) return {};
  const date = startLocal.slice(0, 10);
  const before = assembly.times[0].readings
    .map((reading) => `${date}T${reading}`)
    .filter((local) => local < startLocal)
    .toSorted();
  const local = before.at(-1);
  return local === undefined ? {} : { assemblyLocal: local };
}

function announced(zone: string, { moments }: EventPart, context: ReadingContext): string[] {
  const zones = [zone];
  const times = moments.flatMap((moment) => [...moment.times, ...moment.ends]);
  for (const name of times.flatMap((time) => zonesNamed(time, context)))
    if (!zones.some((known) => sameZone(known, name))) zones.push(name);
  return zones.slice(0, 8);
}
