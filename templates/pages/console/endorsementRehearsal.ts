import { html } from '@prairielearn/html';
import {
  consoleEndorsementAddress,
  consoleEndorsementListAddress,
  consoleEndorsementsAddress,
  type EndorsedAddress,
} from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { textArea } from '../../components/forms.ts';
import { badge, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import { nativeName, type Language } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import type { EndorsementsFrame } from './endorsementsFrame.ts';
import { withCommas } from '../../withCommas.ts';

/** A column of a list of organizations. */
export type ListColumnOnConsole =
  'name' | 'group' | 'website' | 'city' | 'statement' | 'contactName' | 'language';

interface Named {
  id: number;
  name: string;
}

/** What becomes of a row that can be added, or need not be. */
export type RowOnConsole =
  | { kind: 'known'; name: string; known: Named }
  | { kind: 'twice'; name: string }
  | {
      kind: 'new';
      name: string;
      heading: string;
      website: string;
      city: string;
      contactName: string;
      language: Language;
      /** Names on the list that may be the same organization, and such in the pasted text. */
      similar: readonly Named[];
      similarRows: readonly string[];
    };

export interface EndorsementRehearsalProps {
  of: EndorsementsFrame;
  /** The list as it was typed. */
  form: FormState;
  /** Names of columns that say nothing that is known here. */
  unused: readonly string[];
  /** `line` is null in a list of names, which are found by what they say. */
  wrong: readonly {
    line: number | null;
    name: string;
    column: ListColumnOnConsole;
    problem: string;
  }[];
  rows: readonly RowOnConsole[];
}

/** What a list of organizations would do, before it does: nothing of it is stored yet. */
export function endorsementRehearsalPage(view: View, props: EndorsementRehearsalProps): Html {
  const { t } = view;
  const { of, rows, wrong, unused } = props;
  const title = t('console.endorsements.add.rehearsal');
  const count = rows.filter(({ kind }) => kind === 'new').length;
  return of.page(view, {
    title,
    below: true,
    canonicalPath: consoleEndorsementsAddress(of.at),
    body: html`<div class="stack">
      <h2>${title}</h2>
      ${
        wrong.length > 0
          ? problems(view, props)
          : notice({ tone: 'info', live: true }, t('console.endorsements.add.wouldAdd', { count }))
      }
      ${
        unused.length === 0
          ? ''
          : notice(
              { tone: 'warn' },
              t('console.endorsements.add.unused', { columns: withCommas(unused) }),
            )
      }
      ${table(view, props)} ${listForm(view, props, wrong.length === 0 && count > 0)}
    </div>`,
  });
}

function problems({ t }: View, { wrong }: EndorsementRehearsalProps): Html {
  return notice(
    { tone: 'bad', live: true, title: t('console.endorsements.add.wrong') },
    html`<ul>
      ${wrong.map(
        ({ line, name, column, problem }) =>
          html`<li>
            ${line === null ? '' : html`${t('console.endorsements.add.line', { line })} · `}
            ${name === '' ? '' : html`${nameText(name)} · `}
            ${t(`console.endorsements.add.columns.${column}`)}: ${problem}
          </li>`,
      )}
    </ul>`,
  );
}

function table(view: View, { of, rows }: EndorsementRehearsalProps): Html | '' {
  if (rows.length === 0) return '';
  const { t } = view;
  const column = (name: ListColumnOnConsole) => t(`console.endorsements.add.columns.${name}`);
  return dataTable({
    caption: t('console.endorsements.add.rehearsal'),
    columns: [
      { label: column('name'), rowHeader: true },
      { label: t('console.endorsements.add.outcome') },
      { label: column('group') },
      { label: column('website') },
      { label: column('city') },
      { label: column('contactName') },
      { label: column('language') },
    ],
    rows: rows.map((row) =>
      row.kind === 'new'
        ? [
            nameText(row.name),
            outcome(view, of.at, row),
            row.heading,
            nameText(row.website),
            nameText(row.city),
            nameText(row.contactName),
            nativeName(row.language),
          ]
        : [nameText(row.name), outcome(view, of.at, row), '', '', '', '', ''],
    ),
    empty: '',
  });
}

function outcome({ t }: View, at: EndorsedAddress, row: RowOnConsole): Html {
  const link = ({ id, name }: Named) =>
    html`<a href="${consoleEndorsementAddress(at, id)}">${nameText(name)}</a>`;
  switch (row.kind) {
    case 'known':
      return html`${badge(t('console.endorsements.add.there'))} ${link(row.known)}`;
    case 'twice':
      return badge(t('console.endorsements.add.twice'));
    case 'new': {
      const added = badge(t('console.endorsements.add.new'), 'good');
      const near = [...row.similar.map(link), ...row.similarRows.map((name) => nameText(name))];
      return near.length === 0
        ? added
        : html`${added} ${badge(t('console.endorsements.add.similar'), 'warn')}
          ${near.map((one, index) => html`${index === 0 ? '' : ' · '}${one}`)}`;
    }
  }
}

function listForm(view: View, { of, form }: EndorsementRehearsalProps, canBeAdded: boolean): Html {
  const { t } = view;
  const again = submitButton(t('console.endorsements.add.look'), {
    name: 'look',
    value: 'yes',
    tone: canBeAdded ? 'quiet' : 'primary',
  });
  return html`
    <form
      class="form narrow"
      method="post"
      action="${consoleEndorsementListAddress(of.at, 'names')}"
      data-once
    >
      ${textArea(view, form, {
        name: 'names',
        label: t('console.endorsements.add.names'),
        rows: 10,
      })}
      <div class="actions">
        ${canBeAdded ? submitButton(t('console.endorsements.add.submit')) : ''} ${again}
      </div>
    </form>
  `;
}
