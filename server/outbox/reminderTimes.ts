import type { Event } from '../../db/schema.ts';
import { memoize } from '../memoize.ts';
import { dateAfter, dateAt } from '../time/day.ts';
import { hourOnDay } from '../time/hourOnDay.ts';
import { endOf } from '../time/lifetime.ts';
import { firstDayOf, type Schedule } from '../time/schedule.ts';

/** Mails to attendees that are due at a time the event's schedule gives, in the order of that time. */
export const reminderKinds = [
  'signup-reminder-day',
  'signup-reminder-soon',
  'signup-joining-link',
  'event-thanks',
] as const;

export type ReminderKind = (typeof reminderKinds)[number];

/** What organizers set for an event; see the columns of `events`. */
export type ReminderSettings = Pick<
  Event,
  'kind' | 'dayReminderHour' | 'soonReminderMinutes' | 'joiningLinkMinutes' | 'thanks'
>;

/** When each of them is due, in epoch milliseconds; null: not at all. */
export type ReminderTimes = Record<ReminderKind, number | null>;

/** Minutes before the start at which a reminder is usual: whoever has to travel needs more of them. */
export const usualSoonMinutes: Record<Event['kind'], number> = {
  online: 60,
  'in-person': 120,
  hybrid: 120,
};

/** The hour, on the event's clocks, in which thanks are mailed: the first such hour after the end. */
const thanksHour = 10;

const minute = 60_000;

/**
 * When the reminders of an event are planned, whether those times have passed or not.
 *
 * The day before is a day of the event's own clocks: for a start at 01:30 it is the day before that
 * date. Where clocks skip the hour it is sent after the gap; where it happens twice, the first time.
 *
 * While the hour of the start is to be announced, there is nothing to count minutes from: the reminder of
 * the day before is all that is planned, and the others are as soon as the hour is set.
 */
export function plannedReminders(settings: ReminderSettings, schedule: Schedule): ReminderTimes {
  const start = schedule.start.instant;
  const soonMinutes = settings.soonReminderMinutes ?? usualSoonMinutes[settings.kind];
  const hasHour = schedule.precision === 'hour';
  const soon = soonMinutes === 0 || !hasHour ? null : start - soonMinutes * minute;
  const joins = hasHour && settings.kind !== 'in-person' && settings.joiningLinkMinutes > 0;
  const dayBefore =
    settings.dayReminderHour === null
      ? null
      : atHour(firstDayOf(schedule), -1, settings.dayReminderHour, schedule.zone);
  return {
    // After the shorter reminder, or after the start, it would say nothing new.
    'signup-reminder-day': dayBefore !== null && dayBefore < (soon ?? start) ? dayBefore : null,
    'signup-reminder-soon': soon,
    'signup-joining-link': joins ? start - settings.joiningLinkMinutes * minute : null,
    'event-thanks': settings.thanks === '' ? null : thanksAt(schedule),
  };
}

/**
 * When the reminders of somebody are due who is confirmed at an instant: what is already past is
 * skipped, since whoever signs up the evening before needs no mail that says so.
 *
 * @param now epoch milliseconds
 */
export function reminderTimes(
  settings: ReminderSettings,
  schedule: Schedule,
  now: number,
): ReminderTimes {
  const planned = plannedReminders(settings, schedule);
  const ahead = (at: number | null) => (at !== null && at > now ? at : null);
  return {
    'signup-reminder-day': ahead(planned['signup-reminder-day']),
    'signup-reminder-soon': ahead(planned['signup-reminder-soon']),
    'signup-joining-link': ahead(planned['signup-joining-link']),
    'event-thanks': ahead(planned['event-thanks']),
  };
}

/** Whether a mail is due some minutes before the start, so that there is none before the hour is set. */
export function isBeforeHour(kind: string): boolean {
  return kind === 'signup-reminder-soon' || kind === 'signup-joining-link';
}

/** The first ten o'clock after the end: nobody is thanked in the middle of the night. */
function thanksAt({ zone, start, end }: Schedule): number | null {
  const over = endOf({ startsAt: start.instant, endsAt: end?.instant ?? null });
  const date = dateAt(over, zone);
  const sameDay = atHour(date, 0, thanksHour, zone);
  return sameDay !== null && sameDay > over ? sameDay : atHour(date, 1, thanksHour, zone);
}

// Every sign-up for an event asks for the same few, and looking through the clocks of a zone takes
// longer than all else that a sign-up needs of them.
const atHour = memoize(
  1000,
  (date: string, days: number, hour: number, zone: string) => `${date} ${days} ${hour} ${zone}`,
  (date: string, days: number, hour: number, zone: string) =>
    hourOnDay(dateAfter(date, days), hour, zone),
);
