import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleExportOfSeveralAddress,
  consoleSeriesAddress,
  seriesAddress,
} from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import { typed, type FormState } from '../../forms.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import { eventCrumbs, statusBadge, type EventStatus } from './eventTabs.ts';

/** One date of a series. */
export interface SeriesDateShown {
  id: number;
  slug: string;
  title: string;
  language: TextLanguage;
  status: EventStatus;
  /** Day, time and zone, short. */
  when: string;
  /** Null where nobody counts. */
  capacity: number | null;
  /** People who come, companions included, and who wait. */
  confirmed: number;
  waiting: number;
}

export interface SeriesPageProps {
  slug: string;
  title: string;
  /** On which days it is, in words; null where that was damaged. */
  pattern: string | null;
  dates: readonly SeriesDateShown[];
  /** The form that adds dates. */
  form: FormState;
  /** What is sent along with it, so that nobody adds the same twice. */
  seen: string;
  done: string | null;
}

/** All dates of a series, each an event of its own, with how many come. */
export function seriesPage(view: View, props: SeriesPageProps): Html {
  const { t } = view;
  const { slug, title, dates } = props;
  const drafts = dates.filter(({ status }) => status === 'draft').length;
  return consolePage(view, {
    title: titleWithProblems(view, props.form, t('console.series.title', { title })),
    section: 'events',
    crumbs: eventCrumbs(view),
    canonicalPath: consoleSeriesAddress(slug),
    actions:
      drafts === dates.length
        ? ''
        : html`${linkButton(
            consoleExportOfSeveralAddress({ series: slug }),
            t('console.exports.several.link'),
            'quiet',
          )}
          ${linkButton(seriesAddress(slug), t('console.series.publicPage'), 'quiet')}`,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)} ${props.pattern === null ? '' : html`<p>${props.pattern}</p>`}
        ${
          drafts === 0
            ? ''
            : notice(
                { tone: 'info' },
                html`<p>${t('console.series.drafts', { count: drafts })}</p>
                  ${actionButton({
                    action: consoleSeriesAddress(slug, 'publication'),
                    label: t('console.series.publish'),
                    tone: 'primary',
                  })}`,
              )
        }
        ${dateTable(view, t('console.series.dates'), title, dates)} ${moreDates(view, props)}
      </div>
    `,
  });
}

function moreDates(view: View, { slug, pattern, form, seen }: SeriesPageProps): Html {
  const { t } = view;
  const times = typed(form, 'moreTimes');
  const date = typed(form, 'moreDate');
  return html`
    <section class="panel" aria-labelledby="more">
      <h2 id="more">${t('console.series.more.title')}</h2>
      <form class="form" method="post" action="${consoleSeriesAddress(slug, 'dates')}">
        ${errorSummary(view, form)} ${hiddenField('seen', seen)}
        <p>${t('console.series.more.text')}</p>
        <div class="field-row__fields">
          ${
            pattern === null
              ? ''
              : field(view, form, {
                  name: 'moreTimes',
                  label: t('console.series.more.times'),
                  ...(/^\d*$/.test(times)
                    ? { type: 'number' as const, min: 1 }
                    : { type: 'text' as const }),
                  required: false,
                  size: 'short',
                })
          }
          ${field(view, form, {
            name: 'moreDate',
            label: t('console.series.more.date'),
            type: /^(\d{4}-\d\d-\d\d)?$/.test(date) ? 'date' : 'text',
            required: false,
          })}
        </div>
        <div class="actions">
          ${submitButton(t('console.series.more.submit'), { tone: 'quiet' })}
        </div>
      </form>
    </section>
  `;
}

/** How an event stands among the dates of its series. */
export interface SeriesPanelProps {
  slug: string;
  pattern: string | null;
  /** Which of them it is, from 1 on. */
  number: number;
  total: number;
  /** The next of the others. */
  others: readonly SeriesDateShown[];
}

/** The other dates of an event, on its own page. */
export function seriesPanel(view: View, title: string, props: SeriesPanelProps): Html {
  const { t } = view;
  const { slug, pattern, number, total, others } = props;
  return html`
    <section class="panel" aria-labelledby="series">
      <h2 id="series">${t('console.series.panel')}</h2>
      <p>
        ${
          pattern === null
            ? t('console.series.positionAlone', { number, total })
            : t('console.series.position', { pattern, number, total })
        }
      </p>
      ${others.length === 0 ? '' : dateTable(view, t('console.series.others'), title, others)}
      ${
        viewerMay(view, 'plan')
          ? html`<p><a href="${consoleSeriesAddress(slug)}">${t('console.series.whole')}</a></p>`
          : ''
      }
    </section>
  `;
}

/** @param title of the series; a date that is called otherwise says so */
function dateTable(
  view: View,
  caption: string,
  title: string,
  dates: readonly SeriesDateShown[],
): Html {
  const { t } = view;
  const counted = dates.some(({ capacity, waiting }) => capacity !== null || waiting > 0);
  return dataTable({
    caption,
    columns: [
      { label: t('console.series.columns.date'), rowHeader: true },
      { label: t('console.series.columns.status') },
      { label: t('console.series.columns.confirmed'), numeric: true },
      ...(counted ? [{ label: t('console.series.columns.waiting'), numeric: true }] : []),
    ],
    rows: dates.map((date) => [
      html`<a href="${consoleEventAddress(date.slug)}">${date.when}</a>
        ${date.title === title ? '' : html`<bdi lang="${date.language}">${date.title}</bdi>`}`,
      statusBadge(view, date.status),
      date.capacity === null
        ? t('console.events.people', { count: date.confirmed })
        : t('console.events.seats', { count: date.confirmed, capacity: date.capacity }),
      ...(counted ? [date.waiting === 0 ? '' : date.waiting] : []),
    ]),
    empty: '',
  });
}
