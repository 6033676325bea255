import { html } from '@prairielearn/html';
import {
  allEventsCalendarAddress,
  campaignAddress,
  campaignCalendarAddress,
  homeAddress,
  homePageAddress,
  monthsAddress,
  narrowedAddress,
  pastYearAddress,
} from '../addresses.ts';
import { linkButton } from '../components/buttons.ts';
import { eventCards } from '../components/eventCards.ts';
import { eventLinks, type ListedEvent } from '../components/eventList.ts';
import { narrowingForm, type NarrowingProps } from '../components/narrowing.ts';
import { notice } from '../components/notices.ts';
import { poster } from '../components/poster.ts';
import { page, type PageParts } from '../layout.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Html, View } from '../view.ts';

interface ListProps {
  coming: readonly ListedEvent[];
  past: readonly ListedEvent[];
  /** Which page of what is coming this is, from 1 on. */
  page: number;
  /** The address of the page before this one; null where it is the first. */
  earlier: string | null;
  /** The address of the page after this one; null where it is the last. */
  later: string | null;
}

export interface HomePageProps extends ListProps {
  /** The campaign that is shown at the head, where there is one. */
  campaign: { slug: string; title: string; language: TextLanguage } | null;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
  /** null where there is too little to choose from. */
  narrowing: NarrowingProps | null;
  /** Years of which there are events that are over, the last first. */
  pastYears: readonly string[];
}

/** What is coming and what has been. */
export function homePage(view: View, props: HomePageProps): Html {
  const { coming, past, campaign, narrowing } = props;
  const { t } = view;
  const heading =
    props.page === 1 ? t('home.coming') : t('home.comingOnPage', { page: props.page });
  return page(view, {
    title: props.page === 1 ? view.site.organization : heading,
    description: t('home.description', { organization: view.site.organization }),
    canonicalPath: homePageAddress(props.page),
    alternates: 'page',
    texts: props.texts,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: t('home.kicker'),
        title: campaign?.title ?? view.site.organization,
        ...(campaign === null
          ? {}
          : {
              titleLanguage: campaign.language,
              action: linkButton(campaignAddress(campaign.slug), t('campaign.embed.all')),
            }),
      })}
      <div class="home">
        <section aria-labelledby="coming">
          <h2 id="coming">${heading}</h2>
          ${narrowing === null ? '' : narrowingForm(view, narrowing)}
          ${
            coming.length === 0
              ? html`<p class="empty">${t('home.nothingComing')}</p>`
              : eventCards(view, coming)
          }
          ${pages(view, props)}
          <div class="actions">
            ${coming.length === 0 ? '' : linkButton(monthsAddress, t('home.months.link'), 'quiet')}
            ${linkButton(allEventsCalendarAddress, t('layout.calendarFeed'), 'quiet')}
          </div>
        </section>
        ${
          past.length === 0
            ? ''
            : html`<section aria-labelledby="past">
                <h2 id="past">${t('home.past')}</h2>
                ${eventLinks(view, past)} ${yearLinks(view, props.pastYears)}
              </section>`
        }
      </div>
    `,
  });
}

export interface NarrowedPageProps extends ListProps {
  narrowing: NarrowingProps;
}

/** What is left of the events where the list is narrowed. */
export function narrowedPage(view: View, props: NarrowedPageProps): Html {
  const { coming, past, narrowing } = props;
  const { t } = view;
  const { problems } = narrowing.form;
  const title = t('home.narrow.title');
  return page(view, {
    title,
    canonicalPath: narrowedAddress(narrowing.values, props.page),
    robots: 'noindex',
    wide: true,
    body: html`
      <div class="home home--narrowed">
        <h1>${title}</h1>
        ${narrowingForm(view, narrowing)}
        ${
          Object.keys(problems).length === 0
            ? ''
            : notice({ tone: 'warn' }, t('home.narrow.leftOut'))
        }
        ${
          coming.length === 0 && past.length === 0
            ? nothingFits(view)
            : html`<section aria-labelledby="coming">
                <h2 id="coming">${t('home.coming')}</h2>
                ${
                  coming.length === 0
                    ? html`<p class="empty">${t('home.narrow.nothingComing')}</p>`
                    : eventCards(view, coming)
                }
                ${pages(view, props)} ${campaignFeed(view, narrowing)}
              </section>`
        }
        ${
          past.length === 0
            ? ''
            : html`<section aria-labelledby="past">
                <h2 id="past">${t('home.past')}</h2>
                ${eventLinks(view, past)}
              </section>`
        }
      </div>
    `,
  });
}

function nothingFits({ t }: View): Html {
  return html`<div class="empty">
    <p>${t('home.narrow.nothing')}</p>
    <p class="actions">
      ${linkButton(homeAddress, t('layout.allEvents'), 'quiet')}
      ${linkButton(allEventsCalendarAddress, t('layout.calendarFeed'), 'quiet')}
    </p>
  </div>`;
}

function campaignFeed({ t }: View, { values, campaigns }: NarrowingProps): Html | '' {
  const known = campaigns.some(({ slug }) => slug === values.campaign);
  if (!known) return '';
  return linkButton(campaignCalendarAddress(values.campaign), t('campaign.calendar'), 'quiet');
}

/** The way to the years of which there are events that are over. */
export function yearLinks({ t }: View, years: readonly string[], current = ''): Html | '' {
  if (years.length === 0) return '';
  return html`<nav class="years" aria-label="${t('home.years.label')}">
    <ul>
      ${years.map(
        (year) =>
          html`<li>
            <a href="${pastYearAddress(year)}" ${year === current ? html`aria-current="page"` : ''}
              >${year}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** The way to the pages before and after this one; nothing where there is no other. */
function pages({ t }: View, { earlier, later }: Pick<ListProps, 'earlier' | 'later'>): Html | '' {
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
