import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
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
  return html`
    <a class="places__title" href="${eventAddress(event.slug)}" lang="${event.language}"
      >${nameText(event.title)}</a
    >
    ${event.kind === 'in-person' ? '' : badge(t(`event.kind.${event.kind}`))}
    ${event.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
    ${event.full ? badge(t('home.full'), 'warn') : ''}
    <span class="places__when">${inPieces(event.times.announced)}</span>
    ${viewerHour(view, event.times)}
    ${
      event.venue === ''
        ? ''
        : html`<span class="places__venue" lang="${languageOfText(event, 'venue')}"
            >${nameText(event.venue)}</span
          >`
    }
  `;
}

/** The same hour where the reader is, unless clocks there show what they show at the place. */
export function viewerHour({ t }: View, times: EventTimes): Html | '' {
  const { viewer } = times;
  const zone = times.precision === 'hour' ? times.start.zone : null;
  if (viewer === null || viewer.start.zone === zone) return '';
  return html`<span class="places__viewer"
    >${t('event.forYou', { place: viewer.start.place })} ${viewer.start.date},
    ${viewer.start.time}</span
  >`;
}
