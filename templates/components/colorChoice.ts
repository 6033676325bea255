import { html } from '@prairielearn/html';
import type { FormState } from '../forms.ts';
import { typed } from '../forms.ts';
import { paletteOf, siteColors } from '../palette.ts';
import type { Html, View } from '../view.ts';
import { field } from './forms.ts';

/**
 * The colours to choose from, and a field for another one. A sample is a picture: pages allow no styles of
 * their own, and a colour that nobody sees is still named.
 */
export function colorChoice(view: View, form: FormState): Html {
  const { t } = view;
  const chosen = typed(form, 'color');
  const choices = [
    ...siteColors.map(({ name, color }) => ({
      name,
      label: t(`console.settings.color.names.${name}`),
      sample: sample(color),
    })),
    { name: 'own', label: t('console.settings.color.own'), sample: html`` },
  ];
  return html`
    <fieldset
      class="field field--choices"
      id="color-field"
      tabindex="-1"
      aria-describedby="color-hint"
    >
      <legend>${t('console.settings.color.label')}</legend>
      <p class="field__hint" id="color-hint">${t('console.settings.color.hint')}</p>
      <div class="swatches">
        ${choices.map(
          ({ name, label, sample: picture }) => html`
            <div class="check">
              <input
                id="color-${name}"
                name="color"
                type="radio"
                value="${name}"
                ${chosen === name ? html`checked` : ''}
              />
              <label for="color-${name}">${picture}${label}</label>
            </div>
          `,
        )}
      </div>
    </fieldset>
    ${field(view, form, {
      name: 'ownColor',
      label: t('console.settings.color.ownLabel'),
      hint: t('console.settings.color.ownHint'),
      optional: true,
      autocomplete: 'off',
      size: 'short',
    })}
  `;
}

/** A word as it stands on a poster of a colour, by day. */
function sample(color: string): Html {
  const { block, onBlock } = paletteOf(color).light;
  return html`<svg class="swatch" viewBox="0 0 40 24" aria-hidden="true" focusable="false">
    <rect width="40" height="24" fill="${block}" />
    <path d="M6 8h28M6 14h18" stroke="${onBlock}" stroke-width="3" />
  </svg>`;
}
