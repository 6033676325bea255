import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
import { dayAndMonth, inPieces } from '../../components/eventTimes.ts';
import { nameText } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { EventKind } from '../events/eventGist.ts';

/** An action of a partner as everybody sees it. */
export interface FollowedShown {
  title: string;
  /** Its page with them; null where it has none. */
  url: string | null;
  /** null where nobody says in which it is written. */
  language: TextLanguage | null;
  kind: EventKind;
  cancelled: boolean;
  times: EventTimes;
  /** Venue and city; '' where neither is known. */
  place: string;
  /** Whose it is, and how long ago it was seen there. */
  from: string;
  seen: string;
}

/** What partners call, each line with whose it is: people sign up with them. */
export function followedActions(view: View, actions: readonly FollowedShown[]): Html | '' {
  const { t } = view;
  if (actions.length === 0) return '';
  return html`<div class="home">
    <section aria-labelledby="partners">
      <h2 id="partners">${t('campaign.partners.title')}</h2>
      <p>${t('campaign.partners.intro')}</p>
      <ol class="event-list">
        ${actions.map((action) => line(view, action))}
      </ol>
    </section>
  </div>`;
}

function line(view: View, action: FollowedShown): Html {
  const { t } = view;
  const { times, url } = action;
  const { day, month } = dayAndMonth(view, times.start);
  const lang = action.language === null ? '' : html`lang="${action.language}"`;
  const title = nameText(action.title);
  return html`
    <li class="event-list__item">
      <p class="event-list__day" aria-hidden="true">
        <span class="event-list__number">${day}</span> <span>${month}</span>
      </p>
      <div>
        <h3>
          ${
            url === null
              ? html`<span ${lang}>${title}</span>`
              : html`<a href="${url}" rel="noopener noreferrer" ${lang}>${title}</a>`
          }
        </h3>
        <p class="event-list__when">${inPieces(times.announced)}</p>
        ${
          times.viewer === null
            ? ''
            : html`<p>
                ${t('event.forYou', { place: times.viewer.start.place })}
                ${times.viewer.start.date}, ${times.viewer.start.time}
              </p>`
        }
        <p class="event-list__tags">
          ${badge(t(`event.kind.${action.kind}`))}
          ${action.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
          ${action.place === '' ? '' : html`<span>${nameText(action.place)}</span>`}
        </p>
        <p>${t('campaign.partners.from', { name: action.from, ago: action.seen })}</p>
      </div>
    </li>
  `;
}
