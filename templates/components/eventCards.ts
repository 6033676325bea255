import { html } from '@prairielearn/html';
import { eventAddress, seriesAddress } from '../addresses.ts';
import { colorClass } from '../palette.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Html, View } from '../view.ts';
import type { ListedEvent } from './eventList.ts';
import { dayAndMonth, inPieces } from './eventTimes.ts';
import { nameText } from './facts.ts';
import { badge } from './notices.ts';
import { picture } from './picture.ts';
import { withCommas } from '../withCommas.ts';

/** Events that are coming, each as a small poster of its own. */
export function eventCards(view: View, events: readonly ListedEvent[]): Html {
  return html`<ol class="cards">
    ${events.map((event) => card(view, event))}
  </ol>`;
}

/** What is called off has no colour, and what was given one of its own has that. */
function cardClass({ cancelled, color, kind }: ListedEvent): string {
  return cancelled ? 'card--off' : colorClass(color) || `card--${kind}`;
}

function card(view: View, event: ListedEvent): Html {
  const { t } = view;
  const { day, month } = dayAndMonth(view, event.times.start);
  const place = [event.venue, event.city].filter(Boolean);
  return html`
    <li class="card ${cardClass(event)}">
      <div class="card__field" aria-hidden="true">
        ${
          event.picture === null
            ? ''
            : picture({ ...event.picture, description: '' }, { sizes: '20rem', lazy: true })
        }
        <p class="card__day"><span class="card__number">${day}</span> <span>${month}</span></p>
      </div>
      <div class="card__text">
        <p class="card__tags">
          ${badge(t(`event.kind.${event.kind}`))}
          ${event.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
          ${event.full ? badge(t('home.full'), 'warn') : ''}
        </p>
        <h3>
          <a href="${eventAddress(event.slug)}" lang="${event.language}"
            >${nameText(event.title)}</a
          >
        </h3>
        <p class="card__when">${inPieces(event.times.announced)}</p>
        ${
          event.series === null
            ? ''
            : html`<p class="card__series">
                <a href="${seriesAddress(event.series.slug)}">${event.series.inShort}</a>
              </p>`
        }
        ${
          event.times.viewer === null
            ? ''
            : html`<p>
                ${t('event.forYou', { place: event.times.viewer.start.place })}
                ${withCommas([event.times.viewer.start.date, event.times.viewer.start.time])}
              </p>`
        }
        ${
          place.length === 0
            ? ''
            : html`<p lang="${languageOfText(event, event.venue === '' ? 'city' : 'venue')}">
                ${nameText(withCommas(place))}
              </p>`
        }
        ${
          event.summary === ''
            ? ''
            : html`<p class="card__summary" lang="${languageOfText(event, 'summary')}" dir="auto">
                ${event.summary}
              </p>`
        }
      </div>
    </li>
  `;
}
