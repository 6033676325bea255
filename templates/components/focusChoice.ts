import { html } from '@prairielearn/html';
import type { FocusPoint } from '../../db/schema.ts';
import { typed, type FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';

/** Rows of a square. */
const focusRows: readonly (readonly FocusPoint[])[] = [
  ['top-left', 'top', 'top-right'],
  ['left', 'center', 'right'],
  ['bottom-left', 'bottom', 'bottom-right'],
];

/** Nine buttons that lie as the nine parts of the picture do. */
export function focusChoice({ t }: View, form: FormState, prefix: string): Html {
  const chosen = typed(form, 'focus');
  return html`
    <fieldset
      class="field"
      id="${prefix}-focus-field"
      tabindex="-1"
      aria-describedby="${prefix}-focus-field-hint"
    >
      <legend>${t('console.pictures.focus.label')}</legend>
      <p class="field__hint" id="${prefix}-focus-field-hint">${t('console.pictures.focus.hint')}</p>
      <div class="focus-points">
        ${focusRows
          .flat()
          .map(
            (focus) =>
              html`<input
                type="radio"
                name="focus"
                value="${focus}"
                aria-label="${t(`console.pictures.focus.${focus}`)}"
                title="${t(`console.pictures.focus.${focus}`)}"
                ${focus === chosen ? html`checked` : ''}
              />`,
          )}
      </div>
    </fieldset>
  `;
}
