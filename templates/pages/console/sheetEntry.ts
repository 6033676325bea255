import { html } from '@prairielearn/html';
import {
  consoleSheetEntryAddress,
  consoleSheetPeopleAddress,
  consoleSheetPhotoAddress,
  consoleSheetPhotosAddress,
  consoleSignInSheetAddress,
  withQuery,
} from '../../addresses.ts';
import { asset } from '../../assets.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { problemsOfRow, rowInShort, sheetEntryRow, type SheetEntryRow } from './sheetEntryRow.ts';

export interface SheetEntryProps {
  event: EventOnConsole;
  rows: readonly SheetEntryRow[];
  /** What was entered although something else is asked; null where nothing was. */
  said: string | null;
  done: string | null;
  /** Whether somebody new can be written down: of a draft and a canceled event, nobody can. */
  entered: number;
  latest: readonly EnteredRow[];
  left: readonly LeftRow[];
}

/** Somebody who was entered from a sheet. */
export interface EnteredRow {
  /** null once they are deleted. */
  name: string | null;
  companions: number;
  /** Who entered it. */
  by: string;
}

/** A row that nobody could read, or that waits. */
export interface LeftRow {
  key: string;
  state: 'later' | 'unreadable';
  /** Where it is on a photograph that is still there. */
  at: { photo: number; number: number } | null;
  form: SheetEntryRow['form'];
  note: string;
  by: string;
}

/**
 * Rows in which a sign-in sheet is entered afterwards. Without the script they are sent together; with it,
 * Enter sends the row, and some letters of a name find who it is.
 */
export function sheetEntryPage(view: View, props: SheetEntryProps): Html {
  const { t } = view;
  const { event, rows } = props;
  const problems = Object.assign({}, ...rows.map(problemsOfRow));
  const form = { values: {}, problems };
  const address = consoleSheetEntryAddress(event.slug);
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, t('console.sheet.entry.title')),
    canonicalPath: address,
    crumbs: [{ href: consoleSignInSheetAddress(event.slug), label: t('console.sheet.short') }],
    body: html`
      <div class="stack">
        ${doneNotice(props.done)} ${errorSummary(view, form)}
        ${props.said === null ? '' : notice({ tone: 'good', live: true }, props.said)}
        <h2>${t('console.sheet.entry.title')}</h2>
        <p>${t('console.sheet.entry.text')}</p>
        <form
          class="sheet-entry"
          method="post"
          action="${address}"
          data-sheet-entry
          data-people="${consoleSheetPeopleAddress(event.slug)}"
          data-some-new="${t('console.sheet.entry.new', { name: '{name}' })}"
          data-offline="${t('console.sheet.entry.offline')}"
        >
          ${rows.map((row) => sheetEntryRow(view, row))}
          <div class="actions">
            ${submitButton(t('console.sheet.entry.submit'))}
            ${submitButton(t('console.sheet.entry.keep'), {
              tone: 'quiet',
              name: 'intent',
              value: 'keep',
            })}
          </div>
          <p role="status" data-said></p>
        </form>
        ${leftRows(view, event.slug, props.left)} ${enteredRows(view, props)}
        <p>
          ${linkButton(consoleSheetPhotosAddress(event.slug), t('console.sheet.photos.link'), 'quiet')}
        </p>
      </div>
      <script src="${asset('sheet-entry.js')}" defer></script>
    `,
  });
}

function leftRows({ t }: View, slug: string, left: readonly LeftRow[]): Html {
  if (left.length === 0) return html``;
  return html`
    <section aria-labelledby="left">
      <h2 id="left">${t('console.sheet.entry.left', { count: left.length })}</h2>
      <ul class="sheet-lines">
        ${left.map(({ key, state, at, form, note, by }) => {
          const href =
            at === null
              ? consoleSheetEntryAddress(slug, key)
              : withQuery(consoleSheetPhotoAddress(slug, at.photo), { row: at.number });
          const short = rowInShort(form) || t('console.sheet.entry.nothingTyped');
          return html`<li>
            <a href="${href}"><bdi>${short}</bdi></a>
            ${t(`console.sheet.entry.state.${state}`, { by })}
            ${note === '' ? '' : html`<span class="sheet-lines__note"><bdi>${note}</bdi></span>`}
          </li>`;
        })}
      </ul>
    </section>
  `;
}

function enteredRows({ t }: View, { entered, latest }: SheetEntryProps): Html {
  return html`
    <section aria-labelledby="entered">
      <h2 id="entered" data-entered-count>
        ${t('console.sheet.entry.entered', { count: entered })}
      </h2>
      <ul class="sheet-lines" data-entered>
        ${latest.map(
          ({ name, companions, by }) =>
            html`<li>
              <bdi>${name ?? t('console.sheet.entry.deleted')}</bdi>
              ${companions === 0 ? '' : `+${companions}`}
              <span class="sheet-lines__by">${t('console.sheet.entry.by', { by })}</span>
            </li>`,
        )}
      </ul>
    </section>
  `;
}
