import { html } from '@prairielearn/html';
import { consoleImportAddress, withQuery } from '../../../addresses.ts';
import { nameText } from '../../../components/facts.ts';
import { pagination, tabs } from '../../../components/navigation.ts';
import { badge, type Tone } from '../../../components/notices.ts';
import { dataTable } from '../../../components/table.ts';
import type { Html, View } from '../../../view.ts';

export type RowOutcome = 'new' | 'same' | 'different' | 'repeated' | 'cancelled' | 'problem';

export const rowOutcomes: readonly RowOutcome[] = [
  'problem',
  'different',
  'new',
  'same',
  'repeated',
  'cancelled',
];

/** A row of the list, and what it would do or did. */
export interface ShownRow {
  line: number;
  name: string;
  email: string;
  outcome: RowOutcome;
  /** Sentences: what is wrong, or what would be otherwise. */
  details: readonly string[];
}

export interface ImportRowsProps {
  slug: string;
  id: number;
  outcome: RowOutcome | null;
  counts: Readonly<Partial<Record<RowOutcome, number>>>;
  rows: readonly ShownRow[];
  page: number;
  pages: number;
}

const tones: Record<RowOutcome, Tone> = {
  new: 'good',
  same: 'info',
  different: 'warn',
  repeated: 'info',
  cancelled: 'info',
  problem: 'bad',
};

/** The rows of a list, narrowed to what they do, page by page. */
export function importRowList(view: View, props: ImportRowsProps): Html {
  const { t } = view;
  const { slug, id, outcome, counts } = props;
  const address = (one: string, page: string | number = '') =>
    withQuery(consoleImportAddress(slug, id), { rows: one, page });
  const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  return html`
    ${tabs(t('console.imports.checked.outcomes'), [
      {
        href: address(''),
        label: t('console.imports.checked.all'),
        current: outcome === null,
        count: total,
      },
      ...rowOutcomes
        .filter((one) => (counts[one] ?? 0) > 0 || one === outcome)
        .map((one) => ({
          href: address(one),
          label: t(`console.imports.checked.${one}`),
          current: outcome === one,
          count: counts[one] ?? 0,
        })),
    ])}
    ${dataTable({
      caption: t('console.imports.checked.title'),
      columns: [
        { label: t('console.imports.checked.person'), rowHeader: true },
        { label: t('console.imports.checked.what') },
        { label: t('console.imports.checked.details') },
        { label: t('console.imports.checked.line'), numeric: true },
      ],
      rows: props.rows.map((row) => [
        html`${nameText(row.name)} <span class="form-note"><bdi>${row.email}</bdi></span>`,
        badge(t(`console.imports.checked.${row.outcome}`), tones[row.outcome]),
        html`${row.details.map((sentence) => html`<p><bdi>${sentence}</bdi></p>`)}`,
        row.line,
      ]),
      empty: t('console.imports.checked.none'),
    })}
    ${pagination(view, {
      page: props.page,
      pages: props.pages,
      hrefOf: (page) => address(outcome ?? '', page === 1 ? '' : page),
    })}
  `;
}
