import { html } from '@prairielearn/html';
import type { Passage } from '../../server/fields/passages.ts';
import type { Html, View } from '../view.ts';
import { lines } from './facts.ts';

/** Texts of an event under headings of their own, each in the language in which it is written. */
export function passages({ t }: View, told: readonly Passage[]): Html[] {
  return told.map(
    ({ name, text, language }) => html`
      <section>
        <h2>${t(`event.${name}`)}</h2>
        <p class="lead" lang="${language}">${lines(text)}</p>
      </section>
    `,
  );
}
