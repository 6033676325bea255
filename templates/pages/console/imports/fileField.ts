import { html } from '@prairielearn/html';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';

/** The field for the file of a list. */
export function fileField(
  { t }: View,
  form: FormState,
  limits: { megabytes: number; rows: number },
): Html {
  const problem = form.problems['file'];
  return html`
    <div class="field">
      <label for="file">${t('console.imports.file.label')}</label>
      <p class="field__hint" id="file-hint">${t('console.imports.file.hint', { ...limits })}</p>
      ${
        problem === undefined
          ? ''
          : html`<p class="field__problem" id="file-problem">${problem}</p>`
      }
      <input
        id="file"
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        aria-describedby="file-hint${problem === undefined ? '' : ' file-problem'}"
        ${problem === undefined ? '' : html`aria-invalid="true"`}
      />
    </div>
  `;
}
