import { html } from '@prairielearn/html';
import type { EventTimes } from '../../server/time/times.ts';
import type { ZoneChoiceGroup } from '../../server/time/zones.ts';
import { eventZoneAddress, preferencesAddress } from '../addresses.ts';
import { freshForm } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { submitButton } from './buttons.ts';
import { viewerTime } from './eventTimes.ts';
import { hiddenField, selectField } from './forms.ts';

/**
 * When the event is for whoever reads, where that is known, and the question for their time zone. Its
 * form has a page of its own: hundreds of places would be most of what everybody loads. The script
 * opens it in place.
 */
export function zoneQuestion(view: View, times: EventTimes, slug: string): Html | '' {
  // A day without an hour is told in no other zone.
  if (times.precision === 'day') return '';
  const { t, viewerZone } = view;
  // Which of the two is shown follows from whether the script knew the time before it.
  const ask = viewerZone === null ? html`<span>${t('event.zone.ask')}</span>` : '';
  return html`<div class="zone">
    ${viewerTime(view, times)}
    <a class="zone__link" href="${eventZoneAddress(slug)}" data-in-place="#zone"
      >${ask}<span>${t('event.zone.change')}</span></a
    >
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
