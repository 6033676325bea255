import { selectField, type Choice } from '../../components/forms.ts';
import type { Html, View } from '../../view.ts';
import type { EventFormProps } from './eventFormProps.ts';
import { joiningLinkMinutes, soonReminderMinutes } from './reminderChoices.ts';

/** In which hour of the day before attendees are reminded. */
export function dayReminder(view: View, { form, reminderHours }: EventFormProps): Html {
  const { t } = view;
  const hours = reminderHours.map(({ hour, time }) => ({ value: String(hour), label: time }));
  return selectField(view, form, {
    name: 'dayReminder',
    label: t('console.eventForm.dayReminder.label'),
    hint: t('console.eventForm.dayReminder.hint'),
    choices: [...hours, none(view)],
  });
}

/** How long before the start attendees are reminded. */
export function soonReminder(view: View, { form }: EventFormProps): Html {
  const { t } = view;
  return selectField(view, form, {
    name: 'soonReminder',
    label: t('console.eventForm.soonReminder.label'),
    choices: [
      { value: 'usual', label: t('console.eventForm.soonReminder.usual') },
      ...soonReminderMinutes.map((minutes) => before(view, minutes)),
      none(view),
    ],
  });
}

/** How long before the start online attendees are mailed how to join. */
export function joiningLink(view: View, { form }: EventFormProps): Html {
  const { t } = view;
  return selectField(view, form, {
    name: 'joiningLink',
    label: t('console.eventForm.joiningLink.label'),
    hint: t('console.eventForm.joiningLink.hint'),
    choices: [...joiningLinkMinutes.map((minutes) => before(view, minutes)), none(view)],
  });
}

function none({ t }: View): Choice {
  return { value: 'off', label: t('console.eventForm.dayReminder.off') };
}

function before({ t }: View, minutes: number): Choice {
  const label =
    minutes % 60 === 0
      ? t('console.eventForm.hoursBefore', { count: minutes / 60 })
      : t('console.eventForm.minutesBefore', { count: minutes });
  return { value: String(minutes), label };
}
