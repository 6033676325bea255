import { html } from '@prairielearn/html';
import type { FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { controlParts, type ControlOptions } from './control.ts';

/** A picture to choose, in a form that is sent as `multipart/form-data`. */
export function pictureField(view: View, form: FormState, options: ControlOptions): Html {
  const parts = controlParts(view, form, options);
  return html`
    <div class="field">
      ${parts.label} ${parts.hint} ${parts.problem}
      <input
        id="${parts.id}"
        name="${options.name}"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        ${parts.attributes}
      />
    </div>
  `;
}
