import type { Event } from '../../db/schema.ts';
import {
  dayReminderHours,
  joiningLinkMinutes,
  soonReminderMinutes,
} from '../../templates/pages/console/reminderChoices.ts';
import { readBy } from '../web/fields.ts';

type Reminders = Pick<Event, 'dayReminderHour' | 'soonReminderMinutes' | 'joiningLinkMinutes'>;

const usual: Reminders = { dayReminderHour: 10, soonReminderMinutes: null, joiningLinkMinutes: 15 };

/** Reads from the form of an event when attendees are reminded; what is left out is as usual. */
export const reminderForms = {
  dayReminder: readBy((typed) => {
    if (typed === '') return { hour: usual.dayReminderHour };
    if (typed === 'off') return { hour: null };
    const hour = oneOf(dayReminderHours, typed);
    return hour === null ? null : { hour };
  }, 'forms.problems.choose').transform(({ hour }) => hour),
  soonReminder: readBy((typed) => {
    if (typed === '' || typed === 'usual') return { minutes: null };
    const minutes = typed === 'off' ? 0 : oneOf(soonReminderMinutes, typed);
    return minutes === null ? null : { minutes };
  }, 'forms.problems.choose').transform(({ minutes }) => minutes),
  joiningLink: readBy((typed) => {
    if (typed === '') return usual.joiningLinkMinutes;
    return typed === 'off' ? 0 : oneOf(joiningLinkMinutes, typed);
  }, 'forms.problems.choose'),
};

/** When attendees of an event are reminded, as it stands in the form. */
export function reminderValues(event: Reminders = usual) {
  const { dayReminderHour, soonReminderMinutes: soon, joiningLinkMinutes: link } = event;
  return {
    dayReminder: dayReminderHour === null ? 'off' : String(dayReminderHour),
    soonReminder: soon === null ? 'usual' : minutesOrOff(soon),
    joiningLink: minutesOrOff(link),
  };
}

function minutesOrOff(minutes: number): string {
  return minutes === 0 ? 'off' : String(minutes);
}

function oneOf(choices: readonly number[], typed: string): number | null {
  return choices.find((choice) => String(choice) === typed) ?? null;
}
