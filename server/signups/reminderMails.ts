import type { Signup } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import {
  eventThanks,
  joiningLink,
  reminderDay,
  reminderSoon,
  type TimeLeft,
} from '../../templates/emails/reminders.ts';
import type { SignupMailProps } from '../../templates/emails/signups.ts';
import type { Language } from '../../templates/languages.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { fieldValues } from '../mail/fieldValues.ts';
import type { MailDefinition, MailDefinitions } from '../mail/mailDefinition.ts';
import { drop, type DropReason } from '../mail/rendered.ts';
import { hasWayToJoin } from '../outbox/reminders.ts';
import { plannedReminders, type ReminderKind } from '../outbox/reminderTimes.ts';
import { dateAfter, dateAt } from '../time/day.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { isOver } from '../time/lifetime.ts';
import { firstDayOf } from '../time/schedule.ts';
import { isZone } from '../time/zones.ts';
import { signupMailProps } from './signupMails.ts';

/** The moment at which a reminder is made. */
interface Moment {
  event: EventAsRead;
  signup: Signup;
  /** Epoch milliseconds. */
  now: number;
  /** Whether another reminder is due by now as well: after a night without a mail server all are. */
  isDue: (other: ReminderKind) => boolean;
}

/** One kind of reminder. */
interface Reminder {
  /** What is particular to it; all of them are of the start that holds and for those who have a seat. */
  needless: (moment: Moment) => DropReason | null;
  texts: (props: SignupMailProps, t: Translate, language: Language, moment: Moment) => MailTexts;
}

/** Every mail to attendees that is due at a time the event's schedule gives. */
export const reminderMails: MailDefinitions<ReminderKind> = {
  'signup-reminder-day': reminder('signup-reminder-day', {
    needless: ({ event, now, isDue }) => {
      if (event.startsAt <= now) return 'over';
      return isDue('signup-reminder-soon') || isDue('signup-joining-link') ? 'superseded' : null;
    },
    texts: (props, t, language, moment) =>
      reminderDay({ ...props, tomorrow: isTomorrow(moment) }, t, language),
  }),
  'signup-reminder-soon': reminder('signup-reminder-soon', {
    needless: ({ event, now, isDue }) => {
      if (event.startsAt <= now) return 'over';
      return isDue('signup-joining-link') && hasWayToJoin(event) ? 'superseded' : null;
    },
    texts: (props, t, language, { event, now }) =>
      reminderSoon({ ...props, left: timeLeft(event.startsAt - now) }, t, language),
  }),
  'signup-joining-link': reminder('signup-joining-link', {
    needless: ({ event, now }) => {
      if (isOver(event, now)) return 'over';
      return hasWayToJoin(event) ? null : 'no-way-to-join';
    },
    texts: (props, t, language, { event, now }) =>
      joiningLink({ ...props, begun: event.startsAt <= now }, t, language),
  }),
  'event-thanks': reminder('event-thanks', {
    needless: ({ event, now }) => (isOver(event, now) ? null : 'superseded'),
    texts: (props, t, language, { event, signup }) =>
      eventThanks(
        {
          ...props,
          thanks: event.thanks,
          fields: fieldValues(
            event,
            { ...signup, ...props },
            spokenBeside(languageOfText(event, 'thanks'), language),
          ),
        },
        t,
        language,
      ),
  }),
};

/** What all of them have in common. */
function reminder(
  kind: ReminderKind,
  { needless, texts }: Reminder,
): MailDefinition<'event' | 'signup'> {
  return {
    situation: { sentAt: (event) => plannedReminders(event, scheduleOf(event))[kind] ?? 0 },
    render: (services, { event, signup, mail }, now) => {
      if (signup.state === 'cancelled') return drop('cancelled');
      if (signup.state !== 'confirmed' || event.state !== 'published') return drop('superseded');
      const about = mail.detail?.['startsAt'];
      if (about !== undefined && about !== event.startsAt) return drop('superseded');
      const planned = plannedReminders(event, scheduleOf(event));
      if (planned[kind] === null) return drop('superseded');

      const isDue = (other: ReminderKind) => (planned[other] ?? Infinity) <= now;
      const moment = { event, signup, now, isDue };
      const reason = needless(moment);
      if (reason !== null) return drop(reason);
      const { language } = signup;
      const props = signupMailProps(services, event, signup, { calendarFile: false });
      return {
        kind: 'mail',
        to: { name: '', address: signup.email },
        language,
        texts: texts(props, translator(language), language, moment),
        calendar: null,
      };
    },
  };
}

/** Whether the start is on the next day, for the event as well as for its reader. */
function isTomorrow({ event, signup, now }: Moment): boolean {
  const zones = isZone(signup.zone) ? [event.zone, signup.zone] : [event.zone];
  const schedule = scheduleOf(event);
  return zones.every((zone) => {
    // A day without an hour is that day for everybody.
    const day = schedule.precision === 'day' ? firstDayOf(schedule) : dateAt(event.startsAt, zone);
    return day === dateAfter(dateAt(now, zone), 1);
  });
}

/** The time left as people say it: hours from about one on, before that five minutes at a time. */
export function timeLeft(milliseconds: number): TimeLeft {
  const minutes = milliseconds / 60_000;
  return minutes >= 55
    ? { unit: 'hours', count: Math.round(minutes / 60) }
    : { unit: 'minutes', count: Math.max(5, Math.round(minutes / 5) * 5) };
}
