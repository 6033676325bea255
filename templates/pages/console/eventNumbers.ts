import { html } from '@prairielearn/html';
import type { ToldCount } from '../../../server/questions/smallCounts.ts';
import { consoleNumbersAddress, consoleNumbersFileAddress } from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { capacityBar, dayBars, shareBar } from '../../components/charts.ts';
import { nameText } from '../../components/facts.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { comparison, type ComparisonProps } from './eventNumbersCompared.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** A number with what it is of. */
export interface NumberLine {
  label: string;
  /** The language of the label, where organizers wrote it. */
  language?: string;
  count: ToldCount;
  /** How many can have it; null where nobody counts. */
  places?: number | null;
}

/** Numbers that belong together, as bars and in words. */
export interface NumberGroup {
  title: string;
  language?: string;
  /** What the numbers are of. */
  unit: string;
  note?: string;
  lines: readonly NumberLine[];
}

export interface EventNumbersProps {
  event: EventOnConsole;
  /** What matters first: a few numbers, large. */
  figures: readonly { label: string; value: string }[];
  capacity: { taken: number; capacity: number; text: string } | null;
  days: {
    spans: readonly { from: string; until: string | null; signups: number }[];
    /** What the drawing shows, in words. */
    text: string;
    most: number;
  } | null;
  groups: readonly NumberGroup[];
  questions: readonly NumberGroup[];
  compared: ComparisonProps;
}

/** An event in numbers. Nobody is named in it, so that it can be printed and passed on. */
export function eventNumbersPage(view: View, props: EventNumbersProps): Html {
  const { t } = view;
  const { event, figures, capacity, groups, questions } = props;
  const { slug } = event;
  return eventPage(view, event, {
    tab: 'numbers',
    title: t('console.numbers.title'),
    canonicalPath: consoleNumbersAddress(slug),
    body: html`
      <div class="stack event-numbers">
        <h2>${t('console.numbers.title')}</h2>
        <dl class="figures">
          ${figures.map(
            ({ label, value }) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
        ${
          capacity === null
            ? ''
            : html`<div>
                <p>${capacity.text}</p>
                ${capacityBar(capacity.taken, capacity.capacity)}
              </div>`
        }
        ${days(view, props)}
        <div class="number-groups">
          ${groups.map((group, at) => numberGroup(view, group, `group-${at}`))}
        </div>
        ${
          questions.length === 0
            ? ''
            : html`<h2>${t('console.numbers.answers')}</h2>
                <p class="form-note">${t('console.numbers.sensitive')}</p>
                <div class="number-groups">
                  ${questions.map((group, at) => numberGroup(view, group, `question-${at}`))}
                </div>`
        }
        ${comparison(view, slug, props.compared)}
        <p class="actions">
          ${linkButton(
            consoleNumbersFileAddress(slug, props.compared.chosen?.slug ?? null),
            t('console.numbers.file'),
            'quiet',
          )}
        </p>
      </div>
    `,
  });
}

function days(view: View, { days: told }: EventNumbersProps): Html {
  const { t } = view;
  const title = t('console.numbers.days');
  if (told === null)
    return html`<section aria-labelledby="days">
      <h3 id="days">${title}</h3>
      <p class="empty">${t('console.numbers.nobody')}</p>
    </section>`;
  const { spans, text, most } = told;
  const [first] = spans;
  const last = spans.at(-1);
  return html`
    <section aria-labelledby="days">
      <h3 id="days">${title}</h3>
      <div class="chart-frame">
        <p class="chart-frame__most" aria-hidden="true">${most}</p>
        ${dayBars(
          spans.map(({ signups }) => signups),
          text,
        )}
        <p class="chart-frame__ends" aria-hidden="true">
          <span>${first?.from ?? ''}</span><span>${last?.until ?? last?.from ?? ''}</span>
        </p>
      </div>
      <details class="chart-table">
        <summary>${t('console.numbers.table')}</summary>
        ${dataTable({
          caption: title,
          columns: [
            { label: t('console.numbers.day'), rowHeader: true },
            { label: t('console.numbers.signups'), numeric: true },
          ],
          rows: spans.map(({ from, until, signups }) => [
            until === null ? from : t('console.numbers.span', { from, until }),
            signups,
          ]),
          empty: '',
        })}
      </details>
    </section>
  `;
}

function numberGroup(
  view: View,
  { title, language, unit, note, lines }: NumberGroup,
  id: string,
): Html {
  const { t } = view;
  const most = Math.max(...lines.map(({ count }) => (count.kind === 'exact' ? count.people : 0)));
  return html`<section aria-labelledby="${id}">
    <h3 id="${id}">
      ${language === undefined ? title : html`<span lang="${language}">${nameText(title)}</span>`}
    </h3>
    <table class="number-lines">
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${t('console.numbers.what')}</th>
          <th scope="col">${unit}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ label, language: of, count, places }) =>
            html`<tr>
              <th scope="row" ${of === undefined ? '' : html`lang="${of}"`}><bdi>${label}</bdi></th>
              <td>
                ${countText(view, count, places ?? null)}
                ${count.kind === 'exact' ? shareBar(count.people, most) : ''}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${note === undefined ? '' : html`<p class="form-note">${note}</p>`}
  </section>`;
}

/** A number in words: small ones of sensitive answers are none. */
export function countText({ t }: Pick<View, 't'>, count: ToldCount, places: number | null): string {
  switch (count.kind) {
    case 'few':
      return t('console.numbers.few');
    case 'several':
      return t('console.numbers.several');
    case 'exact':
      return places === null
        ? String(count.people)
        : t('console.numbers.of', { people: count.people, places });
  }
}
