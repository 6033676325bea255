import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
import { inPieces } from '../../components/eventTimes.ts';
import { nameText } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { EventKind } from '../events/eventGist.ts';
import { viewerHour } from './actionLine.ts';

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
  /** '' where it is not known. */
  venue: string;
  city: string;
  /** Whose it is, and how long ago it was seen there. */
  from: string;
  seen: string;
}

/** What a partner calls, in its city: with whose it is, since people sign up with them. */
export function followedLine(view: View, action: FollowedShown): Html {
  const { t } = view;
  const { times, url } = action;
  const lang = action.language === null ? '' : html`lang="${action.language}"`;
  const title = nameText(action.title);
  return html`
    ${
      url === null
        ? html`<span class="places__title" ${lang}>${title}</span>`
        : html`<a class="places__title" href="${url}" rel="noopener noreferrer" ${lang}
            >${title}</a
          >`
    }
    ${action.kind === 'in-person' ? '' : badge(t(`event.kind.${action.kind}`))}
    ${action.cancelled ? badge(t('event.cancelled.stamp'), 'bad') : ''}
    <span class="places__when">${inPieces(times.announced)}</span>
    ${viewerHour(view, times)}
    ${action.venue === '' ? '' : html`<span class="places__venue">${nameText(action.venue)}</span>`}
    <span class="places__from"
      >${t('campaign.partners.from', { name: action.from, ago: action.seen })}</span
    >
  `;
}
