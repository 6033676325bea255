import { html } from '@prairielearn/html';
import type { Html, View } from '../../view.ts';

/** The parts of the form of an event, from top to bottom. */
export const formParts = [
  'basics',
  'times',
  'place',
  'texts',
  'people',
  'mails',
  'listing',
] as const;

export type FormPart = (typeof formParts)[number];

/** One part of the form under its heading. */
export function formPart({ t }: View, part: FormPart, body: (Html | '')[]): Html {
  const id = `part-${part}`;
  return html`
    <section class="panel" aria-labelledby="${id}">
      <h2 id="${id}">${t(`console.eventForm.parts.${part}`)}</h2>
      ${body}
    </section>
  `;
}
