import { html } from '@prairielearn/html';
import { eventAddress } from '../../addresses.ts';
import type { ListedEvent } from '../../components/eventList.ts';
import { inPieces } from '../../components/eventTimes.ts';
import { nameText } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import { languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';

/** An action in its city: its title, its hour there, and beside it the reader's. */
export function actionLine(view: View, event: ListedEvent): Html {
  const { t } = view;
  const { viewer, announced } = event.times;
  return html`
    <a class="places__title" href="${eventAddress(event.slug)}" lang="${event.language}"
      >${nameText(event.title)}</a
    >
    ${event.kind === 'in-person' ? '' : badge(t(`event.kind.${event.kind}`))}
    ${event.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
    ${event.full ? badge(t('home.full'), 'warn') : ''}
    <span class="places__when">${inPieces(announced)}</span>
    ${
      viewer === null || viewer.start.zone === zoneOf(event)
        ? ''
        : html`<span class="places__viewer"
            >${t('event.forYou', { place: viewer.start.place })} ${viewer.start.date},
            ${viewer.start.time}</span
          >`
    }
    ${
      event.venue === ''
        ? ''
        : html`<span class="places__venue" lang="${languageOfText(event, 'venue')}"
            >${nameText(event.venue)}</span
          >`
    }
  `;
}

function zoneOf({ times }: ListedEvent): string | null {
  return times.precision === 'hour' ? times.start.zone : null;
}
