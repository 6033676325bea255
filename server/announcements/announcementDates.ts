import type { CalendarDay, DayMention } from './announcementDays.ts';

/** What is known where a day is read. Dates are `YYYY-MM-DD`. */
export interface DayContext {
  /** In the zone of the event. */
  today: string;
  /** Whether the month is written before the day: where the clock has AM and PM. */
  monthFirst: boolean;
  /** The other days of the same event that are dates. */
  explicit: readonly DayMention[];
}

/** A day as it is taken, with what else it may be. */
export interface ResolvedDay {
  date: string;
  /** The last day, where several are told. */
  until: string | null;
  /** Why it may be another one; null where the text leaves no choice. */
  doubt: {
    kind: 'year-assumed' | 'weekday-alone' | 'relative-day' | 'date-ambiguous' | 'day-unclear';
  } | null;
  /** All that it may be, what was taken first. */
  choices: readonly string[];
}

const day = 24 * 3_600_000;

/** Takes a mention for a day; null for one that names none. */
export function resolveDay(mention: DayMention, context: DayContext): ResolvedDay | null {
  if (mention.dates.length > 0 && mention.dates.length < 3) return resolveDate(mention, context);
  const named = context.explicit.filter(({ dates }) => dates.length < 3);
  const others = named.flatMap((other) => {
    const resolved = resolveDate(other, context);
    return resolved === null ? [] : [resolved];
  });
  if (mention.dates.length > 0)
    return resolveMonth(mention, others) ?? resolveDate(mention, context);
  const next =
    mention.ahead === undefined
      ? mention.weekday === null
        ? null
        : nextWeekday(context.today, mention.weekday)
      : addDays(context.today, mention.ahead);
  if (next === null) return null;
  // "Jan 15–17 … 9am Friday": an explicit date that has the weekday is the one that is meant.
  for (const { date, until } of others)
    for (let one = date; one <= (until ?? date); one = addDays(one, 1))
      if (mention.ahead === undefined ? weekday(one) === mention.weekday : one === next)
        return {
          date: one,
          until: until === null || until === one ? null : until,
          doubt: null,
          choices: [one],
        };
  // An explicit date is never overruled: where the two contradict each other, it is asked about.
  const [explicit] = others;
  if (explicit !== undefined)
    return { ...explicit, doubt: { kind: 'day-unclear' }, choices: [explicit.date, next] };
  const week = addDays(next, 7);
  if (mention.ahead !== undefined)
    return {
      date: next,
      until: null,
      doubt: { kind: 'relative-day' },
      choices: [next, addDays(next, 1)],
    };
  return { date: next, until: null, doubt: { kind: 'weekday-alone' }, choices: [next, week] };
}

/** "17th, 3 PM" beside "16th & 17th January": the month of a day that the text has already. */
function resolveMonth(mention: DayMention, others: readonly ResolvedDay[]): ResolvedDay | null {
  const day = mention.dates[0]?.day;
  for (const { date, until } of others)
    for (let one = date; one <= (until ?? date); one = addDays(one, 1))
      if (Number(one.slice(8)) === day && [null, weekday(one)].includes(mention.weekday))
        return { date: one, until: until === one ? null : until, doubt: null, choices: [one] };
  return null;
}

function resolveDate(mention: DayMention, { today, monthFirst }: DayContext): ResolvedDay | null {
  const candidates = mention.dates.map((written) => nextDate(written, today, mention.weekday));
  const fitting = candidates.filter(
    (date) => mention.weekday !== null && weekday(date) === mention.weekday,
  );
  // "Sunday the 21st" names no month: the next that begins so is taken.
  const monthOpen = mention.dates.length > 2;
  const byWeekday = monthOpen ? fitting.toSorted() : fitting;
  // Month before day is the custom where the clock has AM and PM; elsewhere the day leads.
  const usual = monthOpen
    ? candidates.toSorted()[0]
    : monthFirst
      ? candidates[0]
      : candidates.at(-1);
  const custom = usual !== undefined && byWeekday.includes(usual) ? usual : byWeekday[0];
  const date = (monthOpen ? byWeekday[0] : custom) ?? usual ?? null;
  if (date === null) return null;
  const until = mention.until === undefined ? null : nextDate(mention.until, date, null);
  const different = [...new Set([date, ...candidates])];
  const nextYear = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  if (monthOpen)
    return { date, until, doubt: { kind: 'weekday-alone' }, choices: byWeekday.slice(0, 3) };
  if (different.length > 1 && byWeekday.length !== 1)
    return { date, until, doubt: { kind: 'date-ambiguous' }, choices: different };
  if (mention.dates.every(({ year }) => year === null))
    return { date, until, doubt: { kind: 'year-assumed' }, choices: [date, nextYear] };
  return { date, until, doubt: null, choices: [date] };
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

/** The day that comes so many days after another. */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + count * day).toISOString().slice(0, 10);
}

/** The ISO weekday of a `YYYY-MM-DD`, 1 for Monday to 7. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}
