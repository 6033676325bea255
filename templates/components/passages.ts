import { html } from '@prairielearn/html';
import type { Passage } from '../../server/fields/passages.ts';
import type { Language } from '../languages.ts';
import type { Html, View } from '../view.ts';
import { lines } from './facts.ts';

/**
 * Texts of an event under headings of their own.
 *
 * @param language in which they are written
 */
export function passages({ t }: View, told: readonly Passage[], language: Language): Html[] {
  return told.map(
    ({ name, text }) => html`
      <section>
        <h2>${t(`event.${name}`)}</h2>
        <p class="lead" lang="${language}">${lines(text)}</p>
      </section>
    `,
  );
}
