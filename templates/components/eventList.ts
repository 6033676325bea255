import { html } from '@prairielearn/html';
import { eventAddress } from '../addresses.ts';
import type { EventGist } from '../pages/events/eventGist.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Html, View } from '../view.ts';
import { dayAndMonth, inPieces } from './eventTimes.ts';
import { nameText } from './facts.ts';
import { badge } from './notices.ts';

/** An event as the list shows it. */
export interface ListedEvent extends EventGist {
  summary: string;
  cancelled: boolean;
  /** Whether one can only join the waiting list. */
  full: boolean;
}

/** Events by their day; those that are over are set back. */
export function eventList(
  view: View,
  events: readonly ListedEvent[],
  time: 'coming' | 'past' = 'coming',
): Html {
  return html`<ol class="event-list ${time === 'past' ? 'event-list--past' : ''}">
    ${events.map((event) => listedEvent(view, event))}
  </ol>`;
}

function listedEvent(view: View, event: ListedEvent): Html {
  const { t } = view;
  const { day, month } = dayAndMonth(view, event.times.start);
  const place = [event.venue, event.city].filter(Boolean);
  return html`
    <li class="event-list__item">
      <p class="event-list__day" aria-hidden="true">
        <span class="event-list__number">${day}</span> <span>${month}</span>
      </p>
      <div>
        <h3>
          <a href="${eventAddress(event.slug)}" lang="${event.language}"
            >${nameText(event.title)}</a
          >
        </h3>
        <p class="event-list__when">${inPieces(event.times.announced)}</p>
        ${
          event.times.viewer === null
            ? ''
            : html`<p>
                ${t('event.forYou', { place: event.times.viewer.start.place })}
                ${event.times.viewer.start.date}, ${event.times.viewer.start.time}
              </p>`
        }
        <p class="event-list__tags">
          ${badge(t(`event.kind.${event.kind}`))}
          ${event.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
          ${event.full ? badge(t('home.full'), 'warn') : ''}
          ${
            place.length === 0
              ? ''
              : html`<span lang="${languageOfText(event, event.venue === '' ? 'city' : 'venue')}"
                  >${nameText(place.join(', '))}</span
                >`
          }
        </p>
        ${
          event.summary === ''
            ? ''
            : html`<p lang="${languageOfText(event, 'summary')}" dir="auto">${event.summary}</p>`
        }
      </div>
    </li>
  `;
}
