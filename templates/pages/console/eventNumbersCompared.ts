import { html } from '@prairielearn/html';
import { consoleNumbersAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { lineSample, twoLines } from '../../components/charts.ts';
import { nameText } from '../../components/facts.ts';
import { selectField, type Choice } from '../../components/forms.ts';
import { dataTable } from '../../components/table.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface ComparisonProps {
  /** Events to compare with. */
  choices: readonly Choice[];
  chosen: ComparedEvent | null;
}

export interface ComparedEvent {
  slug: string;
  title: string;
  /** When it is or was, in words. */
  when: string;
  rows: readonly { label: string; own: string; other: string }[];
  /** How both lists grew, counted back from the day of each; null where there is nothing to draw. */
  growth: {
    points: readonly { label: string; own: number | null; other: number | null }[];
    text: string;
    most: number;
  } | null;
  /** Its people have been deleted, and its numbers are what is left of them. */
  purged: boolean;
}

/** An event beside another one, and the choice of another. */
export function comparison(view: View, slug: string, { choices, chosen }: ComparisonProps): Html {
  const { t } = view;
  if (choices.length === 0) return html``;
  return html`
    <section class="stack" aria-labelledby="compared">
      <h2 id="compared">
        ${
          chosen === null
            ? t('console.numbers.compareTitle')
            : html`${t('console.numbers.comparedWith')} ${nameText(chosen.title)}`
        }
      </h2>
      ${chosen === null ? '' : compared(view, chosen)}
      <form class="narrow stack" method="get" action="${consoleNumbersAddress(slug)}">
        ${selectField(view, freshForm({ with: chosen?.slug ?? '' }), {
          name: 'with',
          label: t('console.numbers.with'),
          optional: true,
          blank: t('console.numbers.withNone'),
          choices,
        })}
        <div>${submitButton(t('console.numbers.compare'), { tone: 'quiet' })}</div>
      </form>
    </section>
  `;
}

function compared(view: View, { title, when, rows, growth, purged }: ComparedEvent): Html {
  const { t } = view;
  const columns = [
    { label: t('console.numbers.this'), numeric: true },
    { label: title, numeric: true },
  ];
  return html`
    <p>${when}${purged ? html`. ${t('console.numbers.purged')}` : ''}</p>
    ${dataTable({
      caption: t('console.numbers.compareTitle'),
      columns: [{ label: t('console.numbers.what'), rowHeader: true }, ...columns],
      rows: rows.map(({ label, own, other }) => [label, own, other]),
      empty: '',
    })}
    ${
      growth === null
        ? ''
        : html`
            <h3>${t('console.numbers.growth')}</h3>
            <ul class="chart-key">
              <li>${lineSample('own')} ${t('console.numbers.this')}</li>
              <li>${lineSample('other')} ${nameText(title)}</li>
            </ul>
            <div class="chart-frame">
              <p class="chart-frame__most" aria-hidden="true">${growth.most}</p>
              ${twoLines(
                growth.points.map(({ own }) => own),
                growth.points.map(({ other }) => other),
                growth.text,
              )}
              <p class="chart-frame__ends" aria-hidden="true">
                <span>${growth.points[0]?.label ?? ''}</span>
                <span>${growth.points.at(-1)?.label ?? ''}</span>
              </p>
            </div>
            <details class="chart-table">
              <summary>${t('console.numbers.table')}</summary>
              ${dataTable({
                caption: t('console.numbers.growth'),
                columns: [{ label: t('console.numbers.day'), rowHeader: true }, ...columns],
                rows: growth.points.map(({ label, own, other }) => [label, own ?? '', other ?? '']),
                empty: '',
              })}
            </details>
          `
    }
  `;
}
