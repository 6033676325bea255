import { html } from '@prairielearn/html';
import {
  consoleAddress,
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consolePeopleAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { capacityBar, dayLine } from '../../components/charts.ts';
import { nameText } from '../../components/facts.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { needsList, type NeedLine } from './needs.ts';
import { withCommas } from '../../withCommas.ts';

/** How an event that is to come is doing. */
export interface EventInNumbers extends EventOnConsole {
  language: TextLanguage;
  /** Day, time and zone of the start, short. */
  when: string;
  where: string;
  /** People with a seat, companions included. */
  confirmed: number;
  waiting: number;
  /** Null where nobody counts. */
  capacity: number | null;
  /** Sign-ups of each day, the last being today. */
  days: readonly number[];
  /** The first and the last of them, in words. */
  from: string;
  until: string;
}

export interface FirstPageProps {
  needs: readonly NeedLine[];
  events: readonly EventInNumbers[];
  /** Whether there are more events to come than are shown. */
  more: boolean;
  /** Megabytes that the server's disk can still take, where they are few. */
  littleSpace: number | null;
}

/** Where an organizer begins: what waits for them, and below it how the events to come are doing. */
export function firstPage(view: View, { needs, events, more, littleSpace }: FirstPageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.first.title'),
    section: 'home',
    canonicalPath: consoleAddress,
    actions: viewerMay(view, 'create')
      ? linkButton(consoleNewEventAddress, t('console.events.create'))
      : '',
    body: html`
      ${
        littleSpace === null
          ? ''
          : notice({ tone: 'bad' }, t('console.events.diskLow', { free: littleSpace }))
      }
      ${search(view)} ${needsList(view, needs)}
      <section aria-labelledby="coming">
        <h2 id="coming">${t('console.events.groups.coming')}</h2>
        ${
          events.length === 0
            ? html`<p class="empty">${t('console.first.noEvents')}</p>`
            : html`<p class="form-note">${t('console.first.lines')}</p>
                <ul class="doing">
                  ${events.map((event) => doing(view, event))}
                </ul>`
        }
        ${
          more
            ? html`<p><a href="${consoleEventsAddress}">${t('console.events.more.coming')}</a></p>`
            : ''
        }
      </section>
    `,
  });
}

function doing(view: View, event: EventInNumbers): Html {
  const { t } = view;
  const { slug, title, language, when, where, days, from, until } = event;
  return html`<li>
    <div>
      <a class="doing__title" href="${consoleEventAddress(slug)}" lang="${language}"
        >${nameText(title)}</a
      >
      <p class="form-note">${when}${where === '' ? '' : html`, <bdi>${where}</bdi>`}</p>
    </div>
    <div class="doing__people">
      <p>
        <a href="${consoleSignUpsAddress(slug)}">${people(view, event)}</a>${waiting(view, event)}
      </p>
      ${event.capacity === null ? '' : capacityBar(event.confirmed, event.capacity)}
    </div>
    ${dayLine(days, t('console.first.days', { from, until, days: withCommas(days.map(String)) }))}
  </li>`;
}

function people({ t }: View, { confirmed, capacity }: EventInNumbers): string {
  return capacity === null
    ? t('console.events.people', { count: confirmed })
    : t('console.first.spots', { count: confirmed, capacity });
}

function waiting({ t }: View, { slug, waiting: count }: EventInNumbers): Html | '' {
  if (count === 0) return '';
  const list = withQuery(consoleSignUpsAddress(slug), { state: 'waiting' });
  return html`, <a href="${list}">${t('console.first.waiting', { count })}</a>`;
}

/** Who calls is found without knowing where they signed up. */
function search({ t }: View): Html {
  const label = t('console.first.find');
  return html`<form class="narrowing" method="get" action="${consolePeopleAddress}" role="search">
    <div class="narrowing__search">
      <label class="visually-hidden" for="find">${label}</label>
      <input id="find" name="q" type="search" placeholder="${label}" />
      ${submitButton(t('forms.search'), { tone: 'quiet' })}
    </div>
  </form>`;
}
