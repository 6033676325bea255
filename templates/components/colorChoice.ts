import { html } from '@prairielearn/html';
import type { FormState } from '../forms.ts';
import { typed } from '../forms.ts';
import { paletteOf, siteColors, usualPalette } from '../palette.ts';
import type { Html, View } from '../view.ts';
import { field } from './forms.ts';

/** The colours to choose from for a site, and a field for another one. */
export function colorChoice(view: View, form: FormState): Html {
  const { t } = view;
  const own = { value: 'own', label: t('console.settings.color.own'), color: null };
  return html`
    ${swatches(form, {
      label: t('console.settings.color.label'),
      hint: t('console.settings.color.hint'),
      choices: [...namedColors(view), own],
    })}
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

/** The same for what has that of its site where nothing else is chosen. */
export function colorChoiceOf(
  view: View,
  form: FormState,
  { label, hint }: Pick<Swatches, 'label' | 'hint'>,
): Html {
  const { t, site } = view;
  const sites = {
    value: '',
    label: t('console.eventForm.color.ofSite'),
    color: site.color ?? usualPalette.light.block,
  };
  return swatches(form, { label, hint, choices: [sites, ...namedColors(view)] });
}

interface Swatches {
  label: string;
  hint: string;
  choices: readonly { value: string; label: string; color: string | null }[];
}

function namedColors({ t }: View): Swatches['choices'] {
  return siteColors.map(({ name, color }) => ({
    value: name,
    label: t(`console.settings.color.names.${name}`),
    color,
  }));
}

/**
 * A sample is a picture: pages allow no styles of their own, and a colour that nobody sees is still
 * named.
 */
function swatches(form: FormState, { label, hint, choices }: Swatches): Html {
  const chosen = typed(form, 'color');
  const problem = form.problems['color'];
  return html`
    <fieldset
      class="field field--choices"
      id="color-field"
      tabindex="-1"
      aria-describedby="color-hint${problem === undefined ? '' : ' color-problem'}"
    >
      <legend>${label}</legend>
      <p class="field__hint" id="color-hint">${hint}</p>
      ${problem === undefined ? '' : html`<p class="field__problem" id="color-problem">${problem}</p>`}
      <div class="swatches">
        ${choices.map(
          ({ value, label: name, color }) => html`
            <div class="check">
              <input
                id="color-${value}"
                name="color"
                type="radio"
                value="${value}"
                ${chosen === value ? html`checked` : ''}
              />
              <label for="color-${value}">${color === null ? '' : sample(color)}${name}</label>
            </div>
          `,
        )}
      </div>
    </fieldset>
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
