import { html } from '@prairielearn/html';
import { eventAddress } from '../addresses.ts';
import type { EventGist } from '../pages/events/eventGist.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Html, View } from '../view.ts';
import { dayAndMonth, inPieces } from './eventTimes.ts';
import { nameText } from './facts.ts';
import { badge } from './notices.ts';
import type { ShownPicture } from './picture.ts';

/** An event as lists for everybody show it. */
export interface ListedEvent extends EventGist {
  summary: string;
  /** What organizers gave it as a picture. */
  picture: ShownPicture | null;
  cancelled: boolean;
  /** Whether one can only join the waiting list. */
  full: boolean;
}

/** Events that are over, line by line. */
export function pastEvents(view: View, events: readonly ListedEvent[]): Html {
  return html`<ol class="event-list">
    ${events.map((event) => pastEvent(view, event))}
  </ol>`;
}

function pastEvent(view: View, event: ListedEvent): Html {
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
        <p class="event-list__tags">
          ${badge(t(`event.kind.${event.kind}`))}
          ${event.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
          ${
            place.length === 0
              ? ''
              : html`<span lang="${languageOfText(event, event.venue === '' ? 'city' : 'venue')}"
                  >${nameText(place.join(', '))}</span
                >`
          }
        </p>
      </div>
    </li>
  `;
}
