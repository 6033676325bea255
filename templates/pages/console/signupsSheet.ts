import { html } from '@prairielearn/html';
import {
  consoleSheetEntryAddress,
  consoleSheetFileAddress,
  consoleSignInSheetAddress,
  consoleSignUpsAddress,
  consoleVenueNumbersAddress,
  withQuery,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { choices, field, hiddenField } from '../../components/forms.ts';
import { pagination } from '../../components/navigation.ts';
import { consolePage } from '../../consoleLayout.ts';
import { freshForm } from '../../forms.ts';
import type { SheetColumn, SheetFacts, SheetPerson } from '../../pictures/sheetFacts.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface SignInSheetProps {
  event: { slug: string; title: string };
  facts: SheetFacts;
  /** Empty lines that were asked for; only the last part has them. */
  blank: number;
  mostBlank: number;
  /** Columns that can be chosen. */
  offered: readonly SheetColumn[];
  /** Which part of the people this is, from 1, and of how many: a long list is printed in parts. */
  page: number;
  pages: number;
}

/** The list for the door: names to tick, made to be printed. */
export function signInSheetPage(view: View, props: SignInSheetProps): Html {
  const { t } = view;
  const { event, facts } = props;
  const title = t('console.signups.sheet.title', { title: event.title });
  const { when, where, words } = facts;
  return consolePage(view, {
    title,
    section: 'events',
    // Who helps at the door has no other page of the event.
    crumbs: viewerMay(view, 'lists')
      ? [
          ...eventCrumbs(view, event),
          { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
        ]
      : [],
    canonicalPath: consoleSignInSheetAddress(event.slug),
    body: html`
      <p>${when}${where === '' ? '' : html`, <bdi>${where}</bdi>`}</p>
      <p class="form-note">${t('console.signups.sheet.note')}</p>
      ${tools(view, props)} ${words.part === '' ? '' : html`<p><strong>${words.part}</strong></p>`}
      <table class="sheet sheet--people">
        <caption class="visually-hidden">
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.heads.here}</th>
            <th scope="col">${words.heads.name}</th>
            ${facts.columns.map(
              (name) => html`<th scope="col" class="${written(name)}">${words.heads[name]}</th>`,
            )}
            <th scope="col">${words.heads.code}</th>
          </tr>
        </thead>
        <tbody>
          ${facts.people.map((person) => personRow(person, facts.columns))}
          ${Array.from({ length: facts.blank }, () => blankRow(facts.columns))}
        </tbody>
      </table>
      ${facts.columns.includes('consent') ? html`<p class="sheet__consent">${words.consent}</p>` : ''}
      ${pagination(view, {
        page: props.page,
        pages: props.pages,
        hrefOf: (page) => withChoice(consoleSignInSheetAddress(event.slug), props, { page }),
      })}
    `,
  });
}

function tools(view: View, props: SignInSheetProps): Html {
  const { t } = view;
  const { slug } = props.event;
  const file = (paper: 'a4' | 'letter') =>
    withChoice(consoleSheetFileAddress(slug), props, { paper, page: props.page });
  return html`
    <div class="toolbar__start">
      ${linkButton(file('a4'), t('console.sheet.pdf.a4'))}
      ${linkButton(file('letter'), t('console.sheet.pdf.letter'), 'quiet')}
      ${linkButton(consoleVenueNumbersAddress(slug), t('console.sheet.numbers.link'), 'quiet')}
      ${
        viewerMay(view, 'lists')
          ? linkButton(consoleSheetEntryAddress(slug), t('console.sheet.entry.link'), 'quiet')
          : ''
      }
    </div>
    <details class="sheet-options">
      <summary>${t('console.sheet.options.title')}</summary>
      <form class="form" method="get" action="${consoleSignInSheetAddress(slug)}">
        ${hiddenField('chosen', 'yes')}
        ${choices(view, freshForm({ columns: [...props.facts.columns] }), {
          name: 'columns',
          label: t('console.sheet.options.columns'),
          several: true,
          optional: true,
          choices: props.offered.map((name) => ({
            value: name,
            label: t(`console.sheet.options.column.${name}`),
          })),
        })}
        ${field(view, freshForm({ blank: String(props.blank) }), {
          name: 'blank',
          label: t('console.sheet.options.blank'),
          hint: t('console.sheet.options.blankHint', { most: props.mostBlank }),
          type: 'number',
          min: 0,
          max: props.mostBlank,
          size: 'short',
        })}
        ${submitButton(t('console.sheet.options.submit'))}
      </form>
    </details>
  `;
}

/** An address with what was chosen for the sheet. */
function withChoice(
  address: string,
  { facts, blank }: SignInSheetProps,
  more: Readonly<Record<string, string | number>>,
): string {
  const chosen = new URLSearchParams({ chosen: 'yes', blank: String(blank) });
  for (const name of facts.columns) chosen.append('columns', name);
  return withQuery(`${address}?${chosen.toString()}`, more);
}

function personRow(person: SheetPerson, columns: readonly SheetColumn[]): Html {
  return html`<tr>
    <td><span class="sheet__tick"></span></td>
    <th scope="row">${nameText(person.name)}</th>
    ${columns.map((name) => html`<td class="${written(name)}">${wordsIn(person, name)}</td>`)}
    <td class="sheet__code">${person.code}</td>
  </tr>`;
}

/** Columns that are filled in by hand are for paper. */
function written(name: SheetColumn): string {
  return name === 'email' || name === 'consent' || name === 'signature' ? 'sheet__written' : '';
}

function wordsIn({ companions, organization }: SheetPerson, column: SheetColumn): string | Html {
  switch (column) {
    case 'companions':
      return companions === 0 ? '' : `+${companions}`;
    case 'organization':
      return nameText(organization);
    case 'email':
    case 'consent':
    case 'signature':
      return '';
  }
}

function blankRow(columns: readonly SheetColumn[]): Html {
  return html`<tr class="sheet__blank">
    <td><span class="sheet__tick"></span></td>
    <td></td>
    ${columns.map(
      (name) =>
        html`<td class="${written(name)}">
          ${name === 'consent' ? html`<span class="sheet__tick"></span>` : ''}
        </td>`,
    )}
    <td></td>
  </tr>`;
}
