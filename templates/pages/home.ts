import { html } from '@prairielearn/html';
import { allEventsCalendarAddress, homePageAddress } from '../addresses.ts';
import { linkButton } from '../components/buttons.ts';
import { eventCards } from '../components/eventCards.ts';
import { pastEvents, type ListedEvent } from '../components/eventList.ts';
import { poster } from '../components/poster.ts';
import { page } from '../layout.ts';
import type { Html, View } from '../view.ts';

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
              : eventCards(view, coming)
          }
          ${pages(view, props)}
          ${linkButton(allEventsCalendarAddress, t('layout.calendarFeed'), 'quiet')}
        </section>
        ${
          past.length === 0
            ? ''
            : html`<section aria-labelledby="past">
                <h2 id="past">${t('home.past')}</h2>
                ${pastEvents(view, past)}
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
