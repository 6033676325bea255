import { html } from '@prairielearn/html';
import { homeAddress, pastYearAddress } from '../addresses.ts';
import { linkButton } from '../components/buttons.ts';
import { eventLinks, type ListedEvent } from '../components/eventList.ts';
import { pagination } from '../components/navigation.ts';
import { page, type PageParts } from '../layout.ts';
import type { Html, View } from '../view.ts';
import { yearLinks } from './home.ts';

export interface PastPageProps {
  year: string;
  years: readonly string[];
  events: readonly ListedEvent[];
  page: number;
  pages: number;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
}

/** What has been in a year. */
export function pastPage(view: View, props: PastPageProps): Html {
  const { t } = view;
  const { year, years, events } = props;
  const title = t('home.years.title', { year });
  return page(view, {
    title,
    description: t('home.description', { organization: view.site.organization }),
    canonicalPath: pastYearAddress(year, props.page),
    alternates: 'page',
    texts: props.texts,
    wide: true,
    body: html`
      <div class="home home--narrowed">
        <h1>${title}</h1>
        ${years.length > 1 ? yearLinks(view, years, year) : ''}
        <section aria-labelledby="past">
          <h2 id="past" class="visually-hidden">${t('home.past')}</h2>
          ${eventLinks(view, events)}
        </section>
        ${pagination(view, {
          page: props.page,
          pages: props.pages,
          hrefOf: (number) => pastYearAddress(year, number),
        })}
        <div class="actions">${linkButton(homeAddress, t('layout.allEvents'), 'quiet')}</div>
      </div>
    `,
  });
}
