import { html } from '@prairielearn/html';
import type { CalendarLinks } from '../../server/calendar/links.ts';
import type { Html, View } from '../view.ts';
import { menu } from './menu.ts';

export interface CalendarOffer {
  /** The address of the file, to be taken over once. */
  file: string;
  /** The whole address to which calendar programs subscribe. */
  subscription: string;
  /** null where no calendar can show the event. */
  links: Partial<CalendarLinks> | null;
  /** What becomes of the entry when the event changes; left out where the page has no room for it. */
  note?: string;
}

/** The button that opens the ways into a calendar: a file, a subscription, the forms of four companies. */
export function addToCalendar(
  { t }: View,
  { file, subscription, links, note }: CalendarOffer,
): Html {
  const companies = [
    ['Google', links?.google],
    ['Outlook.com', links?.outlook],
    ['Microsoft 365', links?.microsoft365],
    ['Yahoo', links?.yahoo],
  ] as const;
  return menu(
    t('event.addToCalendar'),
    html`
      <ul>
        <li><a href="${file}">${t('signup.own.calendarFile')}</a></li>
        <li><a href="${subscription}">${t('signup.own.subscribe')}</a></li>
        ${companies.map(([name, href]) =>
          href === undefined ? '' : html`<li><a href="${href}">${name}</a></li>`,
        )}
      </ul>
      ${note === undefined ? '' : html`<p class="form-note">${note}</p>`}
    `,
  );
}
