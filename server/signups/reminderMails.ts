import type { Event, Signup } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import {
  eventThanks,
  joiningLink,
  reminderDay,
  reminderSoon,
  type TimeLeft,
} from '../../templates/emails/reminders.ts';
import { translator } from '../../templates/translate.ts';
import { fieldValues } from '../mail/fieldValues.ts';
import { drop, type DropReason, type Rendered, type Sending } from '../mail/rendered.ts';
import { hasWayToJoin } from '../outbox/reminders.ts';
import { plannedReminders, type ReminderKind } from '../outbox/reminderTimes.ts';
import type { Services } from '../services.ts';
import { wallTime } from '../time/clock.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { isOver } from '../time/lifetime.ts';
import { isZone } from '../time/zones.ts';
import { signupMailProps } from './signupMails.ts';

/** Makes a reminder as things stand at this moment. */
export function renderReminderMail(
  services: Services,
  kind: ReminderKind,
  event: Event,
  signup: Signup,
  sending: Sending,
): Rendered {
  const needless = whyNeedless(kind, event, signup, sending);
  if (needless !== null) return drop(needless);
  return {
    kind: 'mail',
    to: { name: '', address: signup.email },
    language: signup.language,
    texts: texts(services, kind, event, signup, sending.now),
    calendar: null,
  };
}

function texts(
  services: Services,
  kind: ReminderKind,
  event: Event,
  signup: Signup,
  now: number,
): MailTexts {
  const { language } = signup;
  const t = translator(language);
  const props = signupMailProps(services, event, signup, { calendarFile: false });
  switch (kind) {
    case 'signup-reminder-day':
      return reminderDay({ ...props, tomorrow: isTomorrow(event, signup, now) }, t, language);
    case 'signup-reminder-soon':
      return reminderSoon({ ...props, left: timeLeft(event.startsAt - now) }, t, language);
    case 'signup-joining-link':
      return joiningLink({ ...props, begun: event.startsAt <= now }, t, language);
    case 'event-thanks':
      return eventThanks(
        {
          ...props,
          thanks: event.thanks,
          fields: fieldValues(event, { ...signup, ...props }, event.language),
        },
        t,
        language,
      );
  }
}

/** Whether the start is on the next day, for the event as well as for its reader. */
function isTomorrow(event: Event, signup: Signup, now: number): boolean {
  const zones = isZone(signup.zone) ? [event.zone, signup.zone] : [event.zone];
  return zones.every((zone) => dayNumber(event.startsAt, zone) - dayNumber(now, zone) === 1);
}

function dayNumber(instant: number, zone: string): number {
  return Date.parse(`${wallTime(instant, zone).slice(0, 10)}T00:00:00Z`) / 86_400_000;
}

/** The time left as people say it: hours from about one on, before that five minutes at a time. */
export function timeLeft(milliseconds: number): TimeLeft {
  const minutes = milliseconds / 60_000;
  return minutes >= 55
    ? { unit: 'hours', count: Math.round(minutes / 60) }
    : { unit: 'minutes', count: Math.max(5, Math.round(minutes / 5) * 5) };
}

/**
 * Only who has a seat is reminded, of the start that holds, and with nothing that a later reminder
 * says better: after a night without a mail server all of them would be due at once.
 */
function whyNeedless(
  kind: ReminderKind,
  event: Event,
  signup: Signup,
  { mail, now }: Sending,
): DropReason | null {
  if (signup.state === 'cancelled') return 'cancelled';
  if (signup.state !== 'confirmed' || event.state !== 'published') return 'superseded';
  const about = mail.detail?.['startsAt'];
  if (about !== undefined && about !== event.startsAt) return 'superseded';

  const planned = plannedReminders(event, scheduleOf(event));
  if (planned[kind] === null) return 'superseded';
  const isDue = (other: ReminderKind) => (planned[other] ?? Infinity) <= now;
  const begun = event.startsAt <= now;
  switch (kind) {
    case 'signup-reminder-day':
      if (begun) return 'over';
      return isDue('signup-reminder-soon') || isDue('signup-joining-link') ? 'superseded' : null;
    case 'signup-reminder-soon':
      if (begun) return 'over';
      return isDue('signup-joining-link') && hasWayToJoin(event) ? 'superseded' : null;
    case 'signup-joining-link':
      if (isOver(event, now)) return 'over';
      return hasWayToJoin(event) ? null : 'no-way-to-join';
    case 'event-thanks':
      return isOver(event, now) ? null : 'superseded';
  }
}
