import { html } from '@prairielearn/html';
import {
  consoleSheetPhotoAddress,
  consoleSheetPhotosAddress,
  consoleSignInSheetAddress,
  consoleSheetPeopleAddress,
  withQuery,
} from '../../addresses.ts';
import { asset } from '../../assets.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { moved, photoMoves, photoViewText, photoWindow, type PhotoView } from './photoView.ts';
import { problemsOfRow, sheetEntryRow, type SheetEntryRow } from './sheetEntryRow.ts';

export interface SheetPhotoProps {
  event: EventOnConsole;
  photo: { id: number; width: number; height: number; place: number; photos: number };
  looks: PhotoView;
  /** The row that is read; null where none is open. */
  open: { number: number; row: SheetEntryRow; note: string; reader: string | null } | null;
  /** Every row that somebody has been at. */
  rows: readonly { number: number; state: RowState; name: string }[];
  done: string | null;
}

type RowState = 'typed' | 'later' | 'unreadable' | 'entered' | 'nobody';

const rowForm = 'row-form';

/** A photograph of a sheet with the row that is read from it. */
export function sheetPhotoPage(view: View, props: SheetPhotoProps): Html {
  const { t } = view;
  const { event, photo, open } = props;
  const form = { values: {}, problems: open === null ? {} : problemsOfRow(open.row) };
  const { place, photos } = photo;
  const title = t('console.sheet.photo.title', { place, photos });
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, title),
    canonicalPath: consoleSheetPhotoAddress(event.slug, photo.id),
    crumbs: [
      { href: consoleSignInSheetAddress(event.slug), label: t('console.sheet.short') },
      { href: consoleSheetPhotosAddress(event.slug), label: t('console.sheet.photos.title') },
    ],
    body: html`
      <div class="stack">
        ${doneNotice(props.done)} ${errorSummary(view, form)} ${reader(view, open)}
        <h2>${title}</h2>
        <div class="sheet-photo">
          <div class="sheet-photo__form">
            ${open === null ? start(view, props) : reading(view, props, open)}
          </div>
          ${picture(view, props)}
        </div>
        ${rowList(view, props)} ${removal(view, props)}
      </div>
      <script src="${asset('sheet-entry.js')}" defer></script>
    `,
  });
}

/** Says that somebody else is at the row that is shown. */
function reader({ t }: View, open: SheetPhotoProps['open']): Html | '' {
  return open === null || open.reader === null
    ? ''
    : notice({ tone: 'warn' }, t('console.sheet.photo.reader', { name: open.reader }));
}

function start({ t }: View, { event, photo, rows }: SheetPhotoProps): Html {
  return actionButton({
    action: consoleSheetPhotoAddress(event.slug, photo.id, 'reading'),
    label: t(rows.length === 0 ? 'console.sheet.photo.start' : 'console.sheet.photo.goOn'),
    tone: 'primary',
  });
}

function reading(
  view: View,
  { event, photo, looks }: SheetPhotoProps,
  { number, row, note }: NonNullable<SheetPhotoProps['open']>,
): Html {
  const { t } = view;
  const leave = (intent: 'unreadable' | 'later' | 'nobody') =>
    submitButton(t(`console.sheet.photo.${intent}`), {
      tone: 'quiet',
      name: 'intent',
      value: intent,
    });
  return html`
    <form
      class="sheet-entry"
      id="${rowForm}"
      method="post"
      action="${consoleSheetPhotoAddress(event.slug, photo.id)}"
      data-sheet-photo
      data-people="${consoleSheetPeopleAddress(event.slug)}"
      data-some-new="${t('console.sheet.entry.new', { name: '{name}' })}"
      data-offline="${t('console.sheet.entry.offline')}"
    >
      ${hiddenField('row', String(number))} ${hiddenField('view', photoViewText(looks))}
      ${sheetEntryRow(view, row)}
      ${field(view, freshForm({ note }), {
        name: 'note',
        label: t('console.sheet.photo.note'),
        optional: true,
        maxLength: 300,
      })}
      <div class="actions">
        ${submitButton(t('console.sheet.photo.enter'))} ${leave('unreadable')} ${leave('later')}
        ${leave('nobody')}
      </div>
      <p role="status" data-said></p>
      <div class="actions">
        ${submitButton(t('console.sheet.photo.end'), {
          tone: 'quiet',
          formAction: consoleSheetPhotoAddress(event.slug, photo.id, 'end'),
          unchecked: true,
        })}
      </div>
    </form>
  `;
}

/** The buttons keep what is typed: each sends the row's form, which comes back with another part. */
function picture({ t }: View, { event, photo, looks, open }: SheetPhotoProps): Html {
  const src = consoleSheetPhotoAddress(event.slug, photo.id, 'image');
  const text = t('console.sheet.photo.alt', { place: photo.place });
  return html`<div class="sheet-photo__picture">
    ${photoWindow({ src, width: photo.width, height: photo.height }, looks, text)}
    ${
      open === null
        ? ''
        : html`<div class="sheet-photo__moves">
            ${photoMoves.map(
              (move) =>
                html`<button
                  class="button button--quiet"
                  type="submit"
                  form="${rowForm}"
                  name="intent"
                  value="look.${photoViewText(moved(looks, move))}"
                  data-move="${move}"
                >
                  ${t(`console.sheet.photo.move.${move}`)}
                </button>`,
            )}
          </div>`
    }
  </div>`;
}

function rowList({ t }: View, { event, photo, rows }: SheetPhotoProps): Html {
  if (rows.length === 0) return html``;
  const address = consoleSheetPhotoAddress(event.slug, photo.id);
  return html`
    <section aria-labelledby="rows">
      <h2 id="rows">${t('console.sheet.photo.rows')}</h2>
      <ul class="sheet-lines">
        ${rows.map(({ number, state, name }) => {
          const label = t('console.sheet.entry.row', { number });
          return html`<li>
            ${
              state === 'entered' || state === 'nobody'
                ? label
                : html`<a href="${withQuery(address, { row: number })}">${label}</a>`
            }:
            ${t(`console.sheet.photo.state.${state}`)} <bdi>${name}</bdi>
          </li>`;
        })}
      </ul>
    </section>
  `;
}

function removal({ t }: View, { event, photo }: SheetPhotoProps): Html {
  return html`<details class="sheet-options">
    <summary>${t('console.sheet.photo.removal.title')}</summary>
    <p>${t('console.sheet.photo.removal.text')}</p>
    ${actionButton({
      action: consoleSheetPhotoAddress(event.slug, photo.id, 'removal'),
      label: t('console.sheet.photo.removal.submit'),
      tone: 'danger',
    })}
  </details>`;
}
