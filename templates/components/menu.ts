import { html } from '@prairielearn/html';
import type { Html } from '../view.ts';

/** A button that opens choices below itself; it needs no script. */
export function menu(label: string, choices: Html): Html {
  return html`<details class="menu">
    <summary class="button">${label}</summary>
    <div class="menu__choices">${choices}</div>
  </details>`;
}
