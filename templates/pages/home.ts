import { html } from '@prairielearn/html';
import { allEventsCalendarAddress, eventAddress, homePageAddress } from '../addresses.ts';
import { dayAndMonth, inPieces } from '../components/eventTimes.ts';
import { nameText } from '../components/facts.ts';
import { linkButton } from '../components/buttons.ts';
import { badge } from '../components/notices.ts';
import { poster } from '../components/poster.ts';
import { page } from '../layout.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Html, View } from '../view.ts';
import type { EventGist } from './events/eventGist.ts';

export interface HomePageProps {
  coming: readonly ListedEvent[];
  past: readonly ListedEvent[];
  /** The campaign that is shown at the head, where there is one. */
  campaign: { title: string } | null;
  /** Which page of what is coming this is, from 1 on. */
  page: number;
  /** The address of the page before this one; null where it is the first. */
  earlier: string | null;
  /** The address of the page after this one; null where it is the last. */
  later: string | null;
}

/** An event as the list shows it. */
export interface ListedEvent extends EventGist {
  summary: string;
  cancelled: boolean;
  /** Whether one can only join the waiting list. */
  full: boolean;
}

/** What is coming and what has been. */
export function homePage(view: View, props: HomePageProps): Html {
  const { coming, past, campaign } = props;
  const { t } = view;
  const heading =
    props.page === 1 ? t('home.coming') : t('home.comingOnPage', { page: props.page });
  return page(view, {
    title: props.page === 1 ? view.site.organization : heading,
    description: t('home.description', { organization: view.site.organization }),
    canonicalPath: homePageAddress(props.page),
    alternates: true,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: t('home.kicker'),
        title: campaign?.title ?? view.site.organization,
        ...(campaign === null ? {} : { titleLanguage: view.language }),
      })}
      <div class="home">
        <section aria-labelledby="coming">
          <h2 id="coming">${heading}</h2>
          ${
            coming.length === 0
              ? html`<p class="empty">${t('home.nothingComing')}</p>`
              : html`<ol class="event-list">
                  ${coming.map((event) => listedEvent(view, event))}
                </ol>`
          }
          ${pages(view, props)}
          ${linkButton(allEventsCalendarAddress, t('layout.calendarFeed'), 'quiet')}
        </section>
        ${
          past.length === 0
            ? ''
            : html`<section aria-labelledby="past">
                <h2 id="past">${t('home.past')}</h2>
                <ol class="event-list event-list--past">
                  ${past.map((event) => listedEvent(view, event))}
                </ol>
              </section>`
        }
      </div>
    `,
  });
}

/** The way to the pages before and after this one; nothing where there is no other. */
function pages({ t }: View, { earlier, later }: HomePageProps): Html | '' {
  if (earlier === null && later === null) return '';
  return html`<nav class="pagination" aria-label="${t('layout.pages')}">
    ${
      earlier === null
        ? ''
        : html`<a class="button button--quiet" rel="prev" href="${earlier}"
            >${t('home.earlier')}</a
          >`
    }
    ${
      later === null
        ? ''
        : html`<a class="button button--quiet" rel="next" href="${later}">${t('home.later')}</a>`
    }
  </nav>`;
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
