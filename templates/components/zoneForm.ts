import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../server/time/zones.ts';
import { eventZoneAddress, preferencesAddress } from '../addresses.ts';
import { freshForm } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { submitButton } from './buttons.ts';
import { hiddenField, selectField } from './forms.ts';

/**
 * The way to the form on a page of its own: hundreds of places would be most of what everybody loads.
 * The script puts the form in its place.
 */
export function zoneLink({ t, viewerZone }: View, slug: string): Html {
  const label = t(viewerZone === null ? 'event.zone.ask' : 'event.zone.change');
  return html`<div class="zone">
    <a class="zone__link" href="${eventZoneAddress(slug)}" data-in-place="#zone">${label}</a>
  </div>`;
}

/** The question in which zone the viewer wants to read the times. */
export function zoneForm(
  view: View,
  zoneChoices: readonly ZoneChoiceGroup[],
  returnTo: string,
): Html {
  const { t } = view;
  return html`
    <form class="zone__form" id="zone" method="post" action="${preferencesAddress}">
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
  `;
}
