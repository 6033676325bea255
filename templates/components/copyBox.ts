import { html } from '@prairielearn/html';
import type { Html, View } from '../view.ts';

export interface CopyBoxOptions {
  id: string;
  label: string;
  text: string;
  rows: number;
  /** The language of the text, where it is another than that of the page. */
  language?: string;
}

/** A text to be taken elsewhere: selected whole without a script, and copied by a button with one. */
export function copyBox({ t }: View, { id, label, text, rows, language }: CopyBoxOptions): Html {
  return html`
    <div class="copy-box">
      <label for="${id}">${label}</label>
      <textarea
        id="${id}"
        ${language === undefined ? '' : html`lang="${language}"`}
        dir="auto"
        rows="${rows}"
        readonly
      >
${text}</textarea>
      <button
        class="button button--quiet"
        type="button"
        hidden
        data-copy="${text}"
        data-copied="${t('console.announcement.line.copied')}"
      >
        ${t('console.announcement.line.copy')}
        <span class="visually-hidden">${label}</span>
      </button>
    </div>
  `;
}
