import { html } from '@prairielearn/html';
import {
  consoleSheetEntryAddress,
  consoleSheetPhotoAddress,
  consoleSheetPhotosAddress,
  consoleSignInSheetAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { doneNotice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

export interface SheetPhotosProps {
  event: EventOnConsole;
  photos: readonly ListedPhoto[];
  /** Why the last one was not taken; null where it was. */
  problem: string | null;
  /** When they are deleted at the latest. */
  keptUntil: string;
  /** In millions of bytes. */
  largest: number;
  done: string | null;
}

export interface ListedPhoto {
  id: number;
  place: number;
  width: number;
  height: number;
  /** Rows that are done, and those that somebody has left. */
  entered: number;
  left: number;
  by: string;
}

/** The photographs of the sheets of an event, each until all its rows are entered. */
export function sheetPhotosPage(view: View, props: SheetPhotosProps): Html {
  const { t } = view;
  const { event, photos, problem } = props;
  const title = t('console.sheet.photos.title');
  const address = consoleSheetPhotosAddress(event.slug);
  return eventPage(view, event, {
    tab: 'signups',
    title: problem === null ? title : t('forms.problemTitle', { title }),
    canonicalPath: address,
    crumbs: [{ href: consoleSignInSheetAddress(event.slug), label: t('console.sheet.short') }],
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <h2>${title}</h2>
        <p>${t('console.sheet.photos.text')}</p>
        <form class="form panel" method="post" enctype="multipart/form-data" action="${address}">
          <div class="field">
            <label for="file-field">${t('console.sheet.photos.file')}</label>
            <p class="field__hint" id="file-field-hint">
              ${t('console.sheet.photos.fileHint', { largest: props.largest })}
            </p>
            ${problem === null ? '' : html`<p class="field__problem" id="file-field-problem">${problem}</p>`}
            <input
              id="file-field"
              name="file"
              type="file"
              accept="image/jpeg,image/png,image/webp"
              required
              aria-describedby="file-field-hint ${problem === null ? '' : 'file-field-problem'}"
              ${problem === null ? '' : html`aria-invalid="true" autofocus`}
            />
          </div>
          ${submitButton(t('console.sheet.photos.submit'))}
          <p class="form-note">${t('console.sheet.photos.kept', { until: props.keptUntil })}</p>
        </form>
        ${list(view, event.slug, photos)}
        <p>
          ${linkButton(consoleSheetEntryAddress(event.slug), t('console.sheet.entry.link'), 'quiet')}
        </p>
      </div>
    `,
  });
}

function list({ t }: View, slug: string, photos: readonly ListedPhoto[]): Html {
  if (photos.length === 0) return html`<p class="empty">${t('console.sheet.photos.none')}</p>`;
  return html`<ul class="sheet-photos">
    ${photos.map(
      ({ id, place, width, height, entered, left, by }) =>
        html`<li>
          <a href="${consoleSheetPhotoAddress(slug, id)}">
            <img
              src="${consoleSheetPhotoAddress(slug, id, 'image')}"
              width="${width}"
              height="${height}"
              loading="lazy"
              alt=""
            />
            <span>${t('console.sheet.photos.one', { place })}</span>
          </a>
          <span>${t('console.sheet.photos.entered', { count: entered })}</span>
          ${left === 0 ? '' : html`<span>${t('console.sheet.photos.left', { count: left })}</span>`}
          <span class="sheet-lines__by">${t('console.sheet.photos.by', { by })}</span>
        </li>`,
    )}
  </ul>`;
}
