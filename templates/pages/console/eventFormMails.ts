import { html } from '@prairielearn/html';
import { selectField, textArea } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** The hours in which the reminder of the day before can be sent: none wakes anybody. */
export const dayReminderHours = [7, 8, 9, 10, 11, 12, 14, 16, 18, 20] as const;

/** Minutes before the start. */
export const soonReminderMinutes = [30, 60, 120, 180, 240, 360] as const;
export const joiningLinkMinutes = [5, 10, 15, 30, 60] as const;

/** An hour as clocks of the reader show it. */
export interface HourChoice {
  hour: number;
  /** `10:00 AM`, `10:00` */
  time: string;
}

/** The part of the form that says which mails remind of the event, and when. */
export function mailFields(view: View, form: FormState, hours: readonly HourChoice[]): Html {
  const { t } = view;
  const none = { value: 'off', label: t('console.eventForm.dayReminder.off') };
  return html`
    <section class="panel" aria-labelledby="part-mails">
      <h2 id="part-mails">${t('console.eventForm.parts.mails')}</h2>
      ${selectField(view, form, {
        name: 'dayReminder',
        label: t('console.eventForm.dayReminder.label'),
        hint: t('console.eventForm.dayReminder.hint'),
        choices: [...hours.map(({ hour, time }) => ({ value: String(hour), label: time })), none],
      })}
      ${selectField(view, form, {
        name: 'soonReminder',
        label: t('console.eventForm.soonReminder.label'),
        choices: [
          { value: 'usual', label: t('console.eventForm.soonReminder.usual') },
          ...soonReminderMinutes.map((minutes) => before(view, minutes)),
          none,
        ],
      })}
      ${selectField(view, form, {
        name: 'joiningLink',
        label: t('console.eventForm.joiningLink.label'),
        hint: t('console.eventForm.joiningLink.hint'),
        choices: [...joiningLinkMinutes.map((minutes) => before(view, minutes)), none],
      })}
      ${textArea(view, form, {
        name: 'thanks',
        label: t('console.eventForm.thanks.label'),
        hint: t('console.eventForm.thanks.hint'),
        optional: true,
        rows: 5,
      })}
    </section>
  `;
}

function before({ t }: View, minutes: number): { value: string; label: string } {
  const label =
    minutes % 60 === 0
      ? t('console.eventForm.hoursBefore', { count: minutes / 60 })
      : t('console.eventForm.minutesBefore', { count: minutes });
  return { value: String(minutes), label };
}
