import { html } from '@prairielearn/html';
import type { CalendarLinks } from '../../server/calendar/links.ts';
import type { Html, View } from '../view.ts';
import { linkButton } from './buttons.ts';

export interface CalendarOffer {
  /** The address of the file, to be taken over once. */
  file: string;
  /** The whole address to which calendar programs subscribe. */
  subscription: string;
  links: CalendarLinks;
  /** What becomes of the entry when the event changes. */
  note: string;
}

/** The ways into a calendar: a file, a subscription, the forms of four companies. */
export function addToCalendar(
  { t }: View,
  { file, subscription, links, note }: CalendarOffer,
): Html {
  return html`
    <section>
      <h2>${t('signup.own.calendar')}</h2>
      <div class="actions">
        ${linkButton(file, t('signup.own.calendarFile'))}
        ${linkButton(subscription, t('signup.own.subscribe'), 'quiet')}
        ${(
          [
            ['Google', links.google],
            ['Outlook.com', links.outlook],
            ['Microsoft 365', links.microsoft365],
            ['Yahoo', links.yahoo],
          ] as const
        ).map(
          ([name, href]) =>
            html`<a class="button button--quiet" href="${href}" rel="noopener noreferrer"
              >${name}</a
            >`,
        )}
      </div>
      <p class="form-note">${note}</p>
    </section>
  `;
}
