import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { typed, type FormState, type FormValues } from '../../templates/forms.ts';
import type { Language } from '../../templates/languages.ts';
import { passInWords, wallClock, type OccurrenceQuestion } from '../events/scheduleForm.ts';
import { clockText } from '../time/dateText.ts';
import { dateAfter, dateAt, daysFrom, isDate } from '../time/day.ts';
import { endOf } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import type { Moment } from '../time/schedule.ts';
import { dayText } from '../time/times.ts';
import { readTime } from '../time/typedTime.ts';
import { resolveWallTime } from '../time/wallTime.ts';
import { placeName } from '../time/zones.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/** What decides when a message to the people of an event may go. */
interface Bounds {
  event: Pick<Event, 'zone' | 'startsAt' | 'endsAt'>;
  retentionDays: number;
  /** Epoch milliseconds. */
  now: number;
}

/** `question` is there where clocks show the time twice, also once that is answered. */
export type ReadSendTime = { question: OccurrenceQuestion | null } & (
  { ok: true; moment: Moment } | { ok: false; problems: Readonly<Record<string, FieldProblem>> }
);

/**
 * Reads when a message shall go: `sendDate` and `sendTime` on the clocks of the event, and
 * `sendOccurrence` where these show the time twice. What is past is refused, and so is what comes after the
 * day on which nobody's address is known any more.
 */
export function readSendTime(values: FormValues, language: Language, bounds: Bounds): ReadSendTime {
  const { zone } = bounds.event;
  const one = (name: string) => typed({ values, problems: {} }, name).trim();
  const date = one('sendDate');
  const time = one('sendTime');
  const refused = (field: string, problem: FieldProblem, question: OccurrenceQuestion | null) =>
    ({ ok: false, problems: { [field]: problem }, question }) as const;
  if (!isDate(date))
    return refused(
      'sendDate',
      {
        key:
          date === ''
            ? 'console.messages.schedule.problems.date'
            : 'console.eventForm.problems.dateMalformed',
      },
      null,
    );
  if (time === '')
    return refused('sendTime', { key: 'console.messages.schedule.problems.time' }, null);
  const answer = one('sendOccurrence');
  const local = `${date}T${readTime(time)}`;
  const resolved = resolveWallTime(
    local,
    zone,
    answer === 'earlier' || answer === 'later' ? answer : 'only',
  );
  const question = occurrenceQuestion(local, zone, language);
  switch (resolved.kind) {
    case 'malformed':
    case 'unknown-zone':
      return refused('sendTime', { key: 'console.eventForm.problems.timeMalformed' }, question);
    case 'skipped':
      return refused(
        'sendTime',
        {
          key: 'console.eventForm.problems.timeSkipped',
          values: {
            time: wallClock(resolved.local, language),
            place: placeName(zone, language),
            from: wallClock(resolved.gap.from, language),
            until: wallClock(resolved.gap.until, language),
            before: clockText(resolved.before.instant, zone, language),
            after: clockText(resolved.after.instant, zone, language),
          },
        },
        question,
      );
    case 'doubled':
      return refused(
        'sendOccurrence',
        {
          key: 'console.eventForm.problems.timeDoubled',
          values: {
            time: wallClock(resolved.local, language),
            place: placeName(zone, language),
            earlier: resolved.earlier.abbreviation,
            later: resolved.later.abbreviation,
          },
        },
        question,
      );
    case 'exact': {
      const problem = outsideOf(resolved.instant, bounds, language);
      if (problem !== null) return refused('sendTime', problem, question);
      const { occurrence, instant } = resolved;
      return { ok: true, moment: { local: resolved.local, occurrence, instant }, question };
    }
  }
}

function outsideOf(
  instant: number,
  { event, retentionDays, now }: Bounds,
  language: Language,
): FieldProblem | null {
  const { zone } = event;
  if (instant <= now)
    return {
      key: 'console.messages.schedule.problems.past',
      values: { now: clockText(now, zone, language), place: placeName(zone, language) },
    };
  const erased = eraseAt(event, retentionDays);
  return instant < erased
    ? null
    : {
        key: 'console.messages.schedule.problems.erased',
        values: { day: dayText(erased, zone, language) },
      };
}

function occurrenceQuestion(
  local: string,
  zone: string,
  language: Language,
): OccurrenceQuestion | null {
  const resolved = resolveWallTime(local, zone);
  return resolved.kind === 'doubled'
    ? {
        earlier: passInWords(resolved.earlier, zone, language),
        later: passInWords(resolved.later, zone, language),
      }
    : null;
}

/** The form with the time that was set last, or with tomorrow at nine: nobody is written to at night. */
export function sendTimeForm(
  { sendLocal, sendOccurrence }: Pick<AttendeeMessage, 'sendLocal' | 'sendOccurrence'>,
  zone: string,
  now: number,
): FormState {
  const local = sendLocal ?? `${dateAfter(dateAt(now, zone), 1)}T09:00`;
  return {
    values: {
      sendDate: local.slice(0, 10),
      sendTime: local.slice(11),
      sendOccurrence: sendOccurrence ?? '',
    },
    problems: {},
  };
}

/** How far an instant is from an event, in the largest unit that says it. */
export type FromEvent =
  | { kind: 'during' }
  | { kind: 'same-day' }
  | { kind: 'before' | 'after'; unit: 'minutes' | 'hours' | 'days'; count: number };

const minute = 60_000;
const hour = 60 * minute;

/** Where an instant stands to an event: so long before it begins, while it is going on, so long after it. */
export function fromEvent(
  event: Pick<Event, 'startsAt' | 'endsAt' | 'zone' | 'startPrecision'>,
  instant: number,
): FromEvent {
  const { startsAt, zone, startPrecision } = event;
  const date = dateAt(instant, zone);
  // While nobody knows the hour, there are only days.
  if (startPrecision === 'day') {
    const last = dateAt(endOf(event) - 1, zone);
    const ahead = daysFrom(date, dateAt(startsAt, zone));
    const since = daysFrom(last, date);
    if (ahead > 0) return { kind: 'before', unit: 'days', count: ahead };
    return since > 0 ? { kind: 'after', unit: 'days', count: since } : { kind: 'same-day' };
  }
  if (instant < startsAt) {
    const days = daysFrom(date, dateAt(startsAt, zone));
    return { kind: 'before', ...distance(startsAt - instant, days) };
  }
  const end = endOf(event);
  if (instant < end) return { kind: 'during' };
  return { kind: 'after', ...distance(instant - end, daysFrom(dateAt(end, zone), date)) };
}

/** Days are counted as the calendar does, and only from the second on: "1 day" may be 3 hours. */
function distance(
  length: number,
  days: number,
): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (days > 1) return { unit: 'days', count: days };
  if (length >= hour) return { unit: 'hours', count: Math.round(length / hour) };
  return { unit: 'minutes', count: Math.round(length / minute) };
}
