import { html } from '@prairielearn/html';
import { eventAddress, seriesAddress, seriesCalendarAddress } from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { eventLines, type ListedEvent } from '../../components/eventList.ts';
import { titleWithProblems } from '../../components/forms.ts';
import { poster } from '../../components/poster.ts';
import { page, structuredData, type PageParts } from '../../layout.ts';
import { languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import { seriesSignUp, signsUp, type SeriesSignUpProps } from './signUp.ts';
import { withCommas } from '../../withCommas.ts';

export interface SeriesPageProps {
  slug: string;
  /** Whose texts speak for all: the next that takes place or, where none is ahead, the last. */
  chief: ListedEvent;
  /** On which days it is, and how many dates there are, in words. */
  inShort: string;
  coming: readonly ListedEvent[];
  past: readonly ListedEvent[];
  signUp: SeriesSignUpProps;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
}

/** What is held again and again, and its dates, each of which has a page of its own. */
export function seriesPage(view: View, props: SeriesPageProps): Html {
  const { t } = view;
  const { slug, chief, inShort, coming, past } = props;
  const { title, summary } = chief;
  return page(view, {
    title: titleWithProblems(view, props.signUp.form, title),
    description: summary === '' ? t('series.description', { title }) : summary,
    canonicalPath: seriesAddress(slug),
    alternates: 'page',
    texts: props.texts,
    wide: true,
    tone: 'red',
    head: structuredData(seriesData(view, props)),
    body: html`
      ${poster({
        tone: 'red',
        kicker: t('series.kicker'),
        title,
        titleLanguage: chief.language,
        lead: inShort,
      })}
      <div class="home">
        ${
          summary === ''
            ? ''
            : html`<p class="lead" lang="${languageOfText(chief, 'summary')}" dir="auto">
                ${summary}
              </p>`
        }
        ${
          signsUp(props.signUp)
            ? html`<div class="actions actions--start">
                ${linkButton('#sign-up', t('event.signUp'))}
              </div>`
            : ''
        }
        <section aria-labelledby="coming">
          <h2 id="coming">${t('series.coming')}</h2>
          ${
            coming.length === 0
              ? html`<p class="empty">${t('series.nothingComing')}</p>`
              : eventLines(view, coming, { title })
          }
          ${linkButton(seriesCalendarAddress(slug), t('series.calendar'), 'quiet')}
        </section>
        ${seriesSignUp(view, props.signUp)}
        ${
          past.length === 0
            ? ''
            : html`<section aria-labelledby="past">
                <h2 id="past">${t('series.past')}</h2>
                ${eventLines(view, past, { title })}
              </section>`
        }
      </div>
    `,
  });
}

/**
 * The series as schema.org describes it (https://schema.org/EventSeries). Each date is told as what it is,
 * an event with an address of its own, so that one that is moved or cancelled says so by itself.
 */
function seriesData(view: View, { slug, chief, coming }: SeriesPageProps): Record<string, unknown> {
  const { baseUrl } = view.site;
  const [first] = coming;
  const last = coming.at(-1);
  return {
    '@context': 'https://schema.org',
    '@type': 'EventSeries',
    name: chief.title,
    url: `${baseUrl}${seriesAddress(slug)}`,
    inLanguage: chief.language,
    ...(chief.summary === '' ? {} : { description: chief.summary }),
    ...(first === undefined || last === undefined
      ? {}
      : { startDate: first.times.start.iso, endDate: (last.times.end ?? last.times.start).iso }),
    organizer: { '@type': 'Organization', name: chief.host, url: baseUrl },
    subEvent: coming.map((event) => ({
      '@type': 'Event',
      name: event.title,
      url: `${baseUrl}${eventAddress(event.slug)}`,
      startDate: event.times.start.iso,
      ...(event.times.end === null ? {} : { endDate: event.times.end.iso }),
      eventStatus: `https://schema.org/${event.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
      location:
        event.kind === 'online'
          ? { '@type': 'VirtualLocation', url: `${baseUrl}${eventAddress(event.slug)}` }
          : {
              '@type': 'Place',
              name: event.venue === '' ? event.city : event.venue,
              address: withCommas([event.address, event.city]),
            },
    })),
  };
}
