import { html } from '@prairielearn/html';
import { consoleActionListAddress, consoleEventAddress, withQuery } from '../../../addresses.ts';
import { actionButton } from '../../../components/buttons.ts';
import { nameText } from '../../../components/facts.ts';
import { pagination, tabs } from '../../../components/navigation.ts';
import { badge, type Tone } from '../../../components/notices.ts';
import { dataTable } from '../../../components/table.ts';
import type { ActionRowOutcome } from '../../../../db/schema.ts';
import type { Html, View } from '../../../view.ts';

export const shownOutcomes: readonly ActionRowOutcome[] = [
  'asked',
  'ready',
  'same',
  'repeated',
  'skipped',
  'empty',
];

/** A row of the list, and what it becomes or became. */
export interface ShownActionRow {
  line: number;
  outcome: ActionRowOutcome;
  /** City and country; what the row says where the city is not clear. */
  city: string;
  when: string;
  venue: string;
  title: string;
  /** Its language, where it is known. */
  language: string | undefined;
  /** What could not be read, and is left out. */
  notes: readonly string[];
  /** The event that came of it; null where there is none. */
  event: string | null;
  /** Whether it can be asked about again. */
  again: boolean;
}

export interface ActionRowsProps {
  slug: string;
  id: number;
  outcome: ActionRowOutcome | null;
  counts: Readonly<Partial<Record<ActionRowOutcome, number>>>;
  rows: readonly ShownActionRow[];
  /** Whether what was ready has been made. */
  isWritten: boolean;
  page: number;
  pages: number;
}

const tones: Readonly<Record<ActionRowOutcome, Tone | 'plain'>> = {
  asked: 'warn',
  ready: 'good',
  same: 'info',
  repeated: 'info',
  skipped: 'plain',
  empty: 'plain',
};

/** The rows of a list, narrowed to what they are, page by page. */
export function actionRowList(view: View, props: ActionRowsProps): Html {
  const { t } = view;
  const { slug, id, outcome, counts } = props;
  const address = (one: string, page: string | number = '') =>
    withQuery(consoleActionListAddress(slug, id), { rows: one, page });
  const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  const withAgain = props.rows.some(({ again }) => again);
  return html`
    ${tabs(t('console.imports.checked.outcomes'), [
      {
        href: address(''),
        label: t('console.imports.checked.all'),
        current: outcome === null,
        count: total,
      },
      ...shownOutcomes
        .filter((one) => (counts[one] ?? 0) > 0 || one === outcome)
        .map((one) => ({
          href: address(one),
          label: t(
            `console.actionLists.outcomes.${one === 'ready' && props.isWritten ? 'made' : one}`,
          ),
          current: outcome === one,
          count: counts[one] ?? 0,
        })),
    ])}
    ${dataTable({
      caption: t('console.imports.checked.title'),
      columns: [
        { label: t('console.proposals.list.city'), rowHeader: true },
        { label: t('console.proposals.list.when') },
        { label: t('console.events.parts.venue') },
        { label: t('console.events.parts.title') },
        { label: t('console.imports.checked.what') },
        { label: t('console.imports.checked.line'), numeric: true },
        ...(withAgain ? [{ label: t('console.actionLists.again'), labelHidden: true }] : []),
      ],
      rows: props.rows.map((row) => [
        nameText(row.city),
        row.when,
        nameText(row.venue),
        html`${title(row)} ${row.notes.map((note) => html`<p class="form-note">${note}</p>`)}`,
        badge(
          t(`console.actionLists.outcomes.${row.event === null ? row.outcome : 'made'}`),
          tones[row.outcome],
        ),
        row.line,
        ...(withAgain ? [again(view, props, row)] : []),
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

function title({ event, title: text, language }: ShownActionRow): Html {
  const of = language === undefined ? '' : html`lang="${language}"`;
  return event === null
    ? html`<span ${of}>${nameText(text)}</span>`
    : html`<a href="${consoleEventAddress(event)}" ${of}>${nameText(text)}</a>`;
}

function again({ t }: View, { slug, id }: ActionRowsProps, row: ShownActionRow): Html | '' {
  if (!row.again) return '';
  return actionButton({
    action: consoleActionListAddress(slug, id, 'answers'),
    label: t('console.actionLists.again'),
    about: t('console.actionLists.againAbout', { line: row.line }),
    hidden: { again: String(row.line) },
  });
}
