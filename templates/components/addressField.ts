import { html } from '@prairielearn/html';
import type { FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { submitButton } from './buttons.ts';
import { field } from './forms.ts';

/**
 * The field for the address that a form is about, and the question whether another was meant. Each
 * answer is a button that sends the form, so that it needs no script.
 */
export function addressField(
  view: View,
  form: FormState,
  options: { label: string; hint: string },
): Html {
  return html`
    ${field(view, form, { name: 'email', type: 'email', autocomplete: 'email', ...options })}
    ${question(view, form)}
  `;
}

function question({ t }: View, { askedAddress }: FormState): Html | '' {
  if (askedAddress === undefined) return '';
  const { typed, meant } = askedAddress;
  // One element: a button sets its parts apart without the space between them.
  const answer = (address: string, label: string) =>
    submitButton(html`<span>${label} <bdi dir="ltr">${address}</bdi></span>`, {
      tone: 'quiet',
      name: 'addressChoice',
      value: address,
    });
  return html`
    <div class="notice notice--warn" role="alert" tabindex="-1" autofocus>
      <p class="notice__title">${t('forms.askedAddress.question')}</p>
      <div class="actions">
        ${answer(meant, t('forms.askedAddress.meant'))}
        ${answer(typed, t('forms.askedAddress.typed'))}
      </div>
    </div>
  `;
}
