import { html } from '@prairielearn/html';
import type { Html } from '../view.ts';

/** A part of a long form that is always open. */
export function openFormPart(part: string, title: string, body: (Html | '')[]): Html {
  const id = `part-${part}`;
  return html`
    <section class="panel" aria-labelledby="${id}">
      <h2 id="${id}">${title}</h2>
      ${body}
    </section>
  `;
}

export interface FoldedFormPart {
  part: string;
  title: string;
  /** What it holds, in short, which stands in its line. */
  holds: string;
  /** Where something in it has to be looked at. */
  open: boolean;
}

/** A part that is folded away until somebody wants it. */
export function foldedFormPart(
  { part, title, holds, open }: FoldedFormPart,
  body: (Html | '')[],
): Html {
  return html`
    <details class="panel form-part" ${open ? html`open` : ''}>
      <summary>
        <h2>${title}</h2>
        <span class="form-part__holds" dir="auto" data-holds="${part}">${holds}</span>
      </summary>
      <div class="form-part__body">${body}</div>
    </details>
  `;
}
