import { html } from '@prairielearn/html';
import type { Html } from '../../view.ts';

/** One part of the form under its heading. */
export function formPart(id: string, heading: string, body: Html): Html {
  return html`
    <section class="panel" aria-labelledby="${id}">
      <h2 id="${id}">${heading}</h2>
      ${body}
    </section>
  `;
}
