import { html } from '@prairielearn/html';
import { isRightToLeft } from '../textLanguages.ts';
import type { Html } from '../view.ts';

/** The attributes of a text, or of a box for one, in another language than the page's. */
export function writtenIn(language: string | undefined): Html | '' {
  if (language === undefined) return '';
  return html`lang="${language}" ${isRightToLeft(language) ? html`dir="rtl"` : html`dir="ltr"`}`;
}
