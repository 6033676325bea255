import { html } from '@prairielearn/html';
import type { Passage } from '../../server/fields/passages.ts';
import type { Html, View } from '../view.ts';
import { lines } from './facts.ts';

/** Texts of an event under headings of their own, each in the language in which it is written. */
export function passages(view: View, told: readonly Passage[]): Html[] {
  const { t } = view;
  return told.map(
    (passage) => html`
      <section>
        <h2>${t(`event.${passage.name}`)}</h2>
        ${features(view, passage)} ${textOf(passage)}
      </section>
    `,
  );
}

function features({ t }: View, { features: ticked = [] }: Passage): Html | '' {
  if (ticked.length === 0) return '';
  return html`<ul class="ticked">
    ${ticked.map((one) => html`<li>${t(`event.access.${one}`)}</li>`)}
  </ul>`;
}

/** A number is there to be called. */
function textOf({ name, text, language }: Passage): Html | '' {
  if (text === '') return '';
  const number = name === 'phone' ? text.replaceAll(/[^\d+]/g, '') : '';
  return number === ''
    ? html`<p class="lead" lang="${language}">${lines(text)}</p>`
    : html`<p class="lead"><a href="tel:${number}" dir="ltr">${text}</a></p>`;
}
