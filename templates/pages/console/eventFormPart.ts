import { html } from '@prairielearn/html';
import type { Html, View } from '../../view.ts';

/** The parts of the form of an event, from top to bottom. */
export const formParts = [
  'basics',
  'times',
  'repeat',
  'place',
  'texts',
  'people',
  'mails',
  'look',
  'listing',
] as const;

export type FormPart = (typeof formParts)[number];

/** The part that is always open. */
export function openPart({ t }: View, part: FormPart, body: (Html | '')[]): Html {
  const id = `part-${part}`;
  return html`
    <section class="panel" aria-labelledby="${id}">
      <h2 id="${id}">${t(`console.eventForm.parts.${part}`)}</h2>
      ${body}
    </section>
  `;
}

/**
 * A part that is folded away until somebody wants it.
 *
 * @param holds what it holds, in short, which stands in its line
 * @param open where something in it has to be looked at
 */
export function foldedPart(
  { t }: View,
  part: FormPart,
  { holds, open }: { holds: string; open: boolean },
  body: (Html | '')[],
): Html {
  return html`
    <details class="panel form-part" ${open ? html`open` : ''}>
      <summary>
        <h2>${t(`console.eventForm.parts.${part}`)}</h2>
        <span class="form-part__holds" dir="auto" data-holds="${part}">${holds}</span>
      </summary>
      <div class="form-part__body">${body}</div>
    </details>
  `;
}
