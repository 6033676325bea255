import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
import { inPieces } from '../../components/eventTimes.ts';
import type { Html, View } from '../../view.ts';

/** Another date of the same series, on the page of one. */
export interface OwnDate {
  times: EventTimes;
  standing: 'unconfirmed' | 'confirmed' | 'waiting' | 'cancelled';
  href: string;
}

/** The other dates of a series for which somebody is signed up, each with the link to its page. */
export function ownDates({ t }: View, dates: readonly OwnDate[]): Html | '' {
  if (dates.length === 0) return '';
  return html`<section>
    <h2>${t('signup.dates.others')}</h2>
    <ul>
      ${dates.map(
        ({ times, standing, href }) =>
          html`<li>
            <a href="${href}">${inPieces(times.announced)}</a>${
              standing === 'confirmed' ? '' : html` (${t(`signup.dates.${standing}`)})`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}
