import { html } from '@prairielearn/html';
import type { FormValues } from '../forms.ts';
import type { Html } from '../view.ts';
import { hiddenField } from './forms.ts';

/** Everything that was typed in another form, to be sent on unseen. */
export function keptFields(values: FormValues): Html[] {
  return Object.entries(values).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map(
          (one) => html`<input type="checkbox" name="${name}" value="${one}" checked hidden />`,
        )
      : [hiddenField(name, value ?? '')],
  );
}
