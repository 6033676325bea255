import { html } from '@prairielearn/html';
import { consoleCampaignPlacesAddress, newProposalAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { errorSummary, field, textArea, titleWithProblems } from '../../components/forms.ts';
import { badge, doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { OfferedCity } from '../proposals/newProposal.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

export interface CampaignPlacesProps {
  campaign: CampaignOnConsole;
  cities: readonly {
    cityId: number;
    name: string;
    country: string;
    /** Whether an action there was accepted meanwhile, so that it is shown no more. */
    taken: boolean;
  }[];
  /** The form that names a city. */
  cityForm: FormState;
  /** The cities that were meant by what was typed, where there are several; none otherwise. */
  several: readonly OfferedCity[];
  /** The list of suggested places, as it was typed or stands. */
  listForm: FormState;
  mostPlaces: number;
  /** How the cities of the list are called that were not recognized. */
  unknown: readonly string[];
  done: string | null;
}

/** Where a campaign looks for somebody, and which places its form suggests. */
export function campaignPlacesPage(view: View, props: CampaignPlacesProps): Html {
  const { t } = view;
  const { campaign, cityForm, listForm, done } = props;
  const refused = Object.keys(cityForm.problems).length > 0 ? cityForm : listForm;
  return campaignConsolePage(view, campaign, {
    tab: 'places',
    narrow: true,
    title: titleWithProblems(view, refused, t('console.proposals.places.title')),
    canonicalPath: consoleCampaignPlacesAddress(campaign.slug),
    body: html`<div class="stack">
      ${errorSummary(view, refused)} ${doneNotice(done)} ${cities(view, props)}
      ${suggested(view, props)}
    </div>`,
  });
}

function cities(view: View, { campaign, cities: named, cityForm, several }: CampaignPlacesProps) {
  const { t } = view;
  const { slug } = campaign;
  return html`
    <section class="stack" aria-labelledby="cities">
      <h2 id="cities">${t('console.proposals.places.cities')}</h2>
      <p>${t('console.proposals.places.citiesText')}</p>
      <form
        class="form"
        method="post"
        action="${consoleCampaignPlacesAddress(slug, 'cities')}"
        data-once
      >
        ${field(view, cityForm, {
          name: 'place',
          label: t('console.proposals.places.city'),
          hint: t('console.proposals.places.cityHint'),
          autocomplete: 'off',
        })}
        ${submitButton(t('console.proposals.places.add'))}
      </form>
      ${
        several.length === 0
          ? ''
          : notice(
              { tone: 'info', title: t('console.proposals.places.problems.several') },
              html`<div class="actions">
                ${several.map(({ id, name, within }) =>
                  actionButton({
                    action: consoleCampaignPlacesAddress(slug, 'cities'),
                    label: `${name}, ${within}`,
                    hidden: { city: String(id) },
                  }),
                )}
              </div>`,
            )
      }
      ${dataTable({
        caption: t('console.proposals.places.cities'),
        columns: [
          { label: t('console.proposals.list.city'), rowHeader: true },
          { label: t('console.proposals.list.country') },
          { label: t('console.proposals.list.state') },
          { label: t('console.proposals.places.remove'), labelHidden: true },
        ],
        rows: named.map(({ cityId, name, country, taken }) => [
          taken
            ? nameText(name)
            : html`<a href="${newProposalAddress(slug, cityId)}">${nameText(name)}</a>`,
          nameText(country),
          taken ? badge(t('console.proposals.places.taken'), 'good') : '',
          actionButton({
            action: consoleCampaignPlacesAddress(slug, 'removal'),
            label: t('console.proposals.places.remove'),
            about: name,
            hidden: { city: String(cityId) },
          }),
        ]),
        empty: t('console.proposals.places.noCities'),
      })}
    </section>
  `;
}

function suggested(view: View, { campaign, listForm, mostPlaces, unknown }: CampaignPlacesProps) {
  const { t } = view;
  return html`
    <section class="stack" aria-labelledby="suggested">
      <h2 id="suggested">${t('console.proposals.places.suggested')}</h2>
      <p>${t('console.proposals.places.suggestedText')}</p>
      ${
        unknown.length === 0
          ? ''
          : notice(
              { tone: 'warn' },
              html`<p>${t('console.proposals.places.unknown', { count: unknown.length })}</p>
                <ul>
                  ${unknown.map((name) => html`<li>${nameText(name)}</li>`)}
                </ul>`,
            )
      }
      <form
        class="form"
        method="post"
        action="${consoleCampaignPlacesAddress(campaign.slug)}"
        data-once
      >
        ${textArea(view, listForm, {
          name: 'list',
          label: t('console.proposals.places.list'),
          hint: t('console.proposals.places.listHint', { most: mostPlaces }),
          rows: 12,
          optional: true,
        })}
        ${submitButton(t('console.proposals.places.save'))}
      </form>
    </section>
  `;
}
