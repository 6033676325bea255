import { html } from '@prairielearn/html';
import { eventAddress } from '../addresses.ts';
import type { EventGist } from '../pages/events/eventGist.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Html, View } from '../view.ts';
import { dayAndMonth, inPieces } from './eventTimes.ts';
import { nameText } from './facts.ts';
import { badge } from './notices.ts';
import type { ShownPicture } from './picture.ts';
import { withCommas } from '../withCommas.ts';

/** An event as lists for everybody show it. */
export interface ListedEvent extends EventGist {
  summary: string;
  /** What organizers gave it as a picture. */
  picture: ShownPicture | null;
  cancelled: boolean;
  /** Whether one can only join the waiting list. */
  full: boolean;
  /** The series of which it is one date, with its pattern and number of dates in words. */
  series: { slug: string; inShort: string } | null;
}

/** Events line by line, each by its title. */
export function eventLinks(view: View, events: readonly ListedEvent[]): Html {
  return html`<ol class="event-list">
    ${events.map((event) => line(view, event, titleOf(event)))}
  </ol>`;
}

/**
 * Dates of what is called alike, line by line.
 *
 * @param common the title of all of them; one that is called otherwise says so
 */
export function eventLines(
  view: View,
  events: readonly ListedEvent[],
  common: { title: string },
): Html {
  return html`<ol class="event-list event-list--dates">
    ${events.map((event) =>
      line(view, event, event.title === common.title ? null : titleOf(event)),
    )}
  </ol>`;
}

function titleOf({ slug, language, title }: ListedEvent): Html {
  return html`<a href="${eventAddress(slug)}" lang="${language}">${nameText(title)}</a>`;
}

/** @param title that stands above the day; null where the day itself leads to the event */
function line(view: View, event: ListedEvent, title: Html | null): Html {
  const { t } = view;
  const { day, month } = dayAndMonth(view, event.times.start);
  const place = [event.venue, event.city].filter(Boolean);
  const when = inPieces(event.times.announced);
  return html`
    <li class="event-list__item">
      <p class="event-list__day" aria-hidden="true">
        <span class="event-list__number">${day}</span> <span>${month}</span>
      </p>
      <div>
        ${
          title === null
            ? html`<h3 class="event-list__when">
                <a href="${eventAddress(event.slug)}">${when}</a>
              </h3>`
            : html`<h3>${title}</h3>
                <p class="event-list__when">${when}</p>`
        }
        <p class="event-list__tags">
          ${badge(t(`event.kind.${event.kind}`))}
          ${event.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
          ${event.full ? badge(t('home.full'), 'warn') : ''}
          ${
            place.length === 0
              ? ''
              : html`<span lang="${languageOfText(event, event.venue === '' ? 'city' : 'venue')}"
                  >${nameText(withCommas(place))}</span
                >`
          }
        </p>
      </div>
    </li>
  `;
}
