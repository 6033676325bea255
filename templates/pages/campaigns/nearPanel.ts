import { html } from '@prairielearn/html';
import { actionNarrowings, campaignAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { hiddenField } from '../../components/forms.ts';
import type { Html, View } from '../../view.ts';
import type { ActionPlacesProps, NearPlace, NearProps } from './actionPlacesProps.ts';
import { toldLine } from './toldLine.ts';

/**
 * Where the reader is: a city as they type it or, with the script and when they press for it, the position
 * that their browser knows, rounded before it is sent.
 */
export function nearPanel(view: View, { slug, values, near }: ActionPlacesProps): Html {
  const { t } = view;
  const kept = actionNarrowings.filter(
    (name) => name !== 'in' && name !== 'city' && values[name] !== '',
  );
  const isUnknown = near.found?.kind === 'none';
  return html`<section class="near" id="near" aria-labelledby="near-title">
    <h2 id="near-title">${t('campaign.places.near.title')}</h2>
    <form class="near__form" method="get" action="${campaignAddress(slug)}#near" role="search">
      ${kept.map((name) => hiddenField(name, values[name]))}
      <div class="field">
        <label for="near-field">${t('campaign.places.near.label')}</label>
        <p class="field__hint" id="near-hint">${t('campaign.places.near.hint')}</p>
        ${
          isUnknown
            ? html`<p class="field__problem" id="near-problem">
                ${t('campaign.places.near.none', { typed: near.typed })}
              </p>`
            : ''
        }
        <input
          id="near-field"
          name="near"
          type="search"
          maxlength="200"
          autocomplete="address-level2"
          required
          value="${near.typed}"
          aria-describedby="near-hint${isUnknown ? ' near-problem' : ''}"
          ${isUnknown ? html`aria-invalid="true"` : ''}
        />
      </div>
      <div class="actions">
        ${submitButton(t('campaign.places.near.button'))}
        <button
          class="button button--quiet"
          type="button"
          hidden
          data-position
          data-unavailable="${t('campaign.places.near.unavailable')}"
        >
          ${t('campaign.places.near.position')}
        </button>
      </div>
      <p class="field__hint" hidden data-position-hint>${t('campaign.places.near.positionHint')}</p>
      <p role="status" data-position-problem></p>
    </form>
    ${foundPart(view, near)}
  </section>`;
}

function foundPart(view: View, { found }: NearProps): Html | '' {
  if (found?.kind !== 'place') return '';
  const { t } = view;
  const { place, others, places } = found;
  return html`
    <h3>${t('campaign.places.near.results', { place })}</h3>
    ${
      others.length === 0
        ? ''
        : html`<p>${t('campaign.places.near.several')}</p>
            <ul class="near__others">
              ${others.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}
            </ul>`
    }
    ${
      places.length === 0
        ? html`<p class="empty">${t('campaign.places.near.nothing')}</p>`
        : html`<ol class="near__actions">
            ${places.map(
              (near) =>
                html`<li>
                  <span class="near__distance">${near.distance}</span> ${nearLine(view, near)}
                </li>`,
            )}
          </ol>`
    }
  `;
}

function nearLine(view: View, near: NearPlace): Html {
  const { t } = view;
  if (near.from === 'no-one')
    return html`<span>${nameText(near.city.name)}</span>
      <span class="places__from">${t('proposal.open.heading')}</span>
      <a class="places__title" href="${near.city.href}">${t('proposal.open.adopt')}</a>`;
  const { city } = near.from === 'us' ? near.event : near.action;
  return html`<span>${city}</span> ${toldLine(view, near)}`;
}
