import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../server/time/zones.ts';
import { preferencesAddress } from '../addresses.ts';
import { freshForm } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { submitButton } from './buttons.ts';
import { hiddenField, selectField } from './forms.ts';

/** Folded away: the question in which zone the viewer wants to read the times. */
export function zoneForm(
  view: View,
  zoneChoices: readonly ZoneChoiceGroup[],
  returnTo: string,
): Html {
  const { t } = view;
  return html`
    <details class="zone-form">
      <summary data-another="${t('event.zone.change')}">
        ${t(view.viewerZone === null ? 'event.zone.ask' : 'event.zone.change')}
      </summary>
      <form method="post" action="${preferencesAddress}">
        ${hiddenField('returnTo', returnTo)}
        ${selectField(view, freshForm({ zone: view.viewerZone ?? '' }), {
          name: 'zone',
          label: t('event.zone.label'),
          optional: false,
          idPrefix: 'preferences',
          blank: t('event.zone.blank'),
          choices: zoneChoices.map(({ label, choices }) => ({
            label,
            choices: choices.map((choice) => ({ value: choice.zone, label: choice.label })),
          })),
        })}
        ${submitButton(t('event.zone.submit'))}
      </form>
    </details>
  `;
}
