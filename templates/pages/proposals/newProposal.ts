import { html } from '@prairielearn/html';
import type { ProposalOpening } from '../../../server/proposals/states.ts';
import { campaignAddress, newProposalAddress, privacyAddress } from '../../addresses.ts';
import { addressField } from '../../components/addressField.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { challenge } from '../../components/challenge.ts';
import { nameText } from '../../components/facts.ts';
import { errorSummary, field, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { keptFields } from '../../components/keptFields.ts';
import { mailboxNotice, notice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import type { FormState, FormValues } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import {
  contactFields,
  hourFields,
  placeFields,
  textFields,
  type ProposalFieldsProps,
} from './proposalFields.ts';

/** The campaign of which an action is proposed. */
export interface ProposedTo {
  slug: string;
  title: string;
  language: TextLanguage;
}

/** A city as it is offered: its name, and where that is. */
export interface OfferedCity {
  id: number;
  name: string;
  /** Province and country. */
  within: string;
}

/** A place that the organizers suggest in the city. */
export interface OfferedPlace {
  id: number;
  name: string;
  address: string;
  source: string;
}

/** First the city is asked for. */
export interface CityStep {
  kind: 'city';
  /** What was typed; '' at first. */
  typed: string;
  /** Those that may be meant; null where nothing was typed yet. */
  found: readonly OfferedCity[] | null;
  /** A sentence about what is wrong; null where nothing is. */
  problem: string | null;
  /** What was typed into the rest of the form before another city was wanted; it travels along. */
  kept: FormValues;
}

/** Then all the rest. */
export interface DetailsStep extends ProposalFieldsProps {
  kind: 'details';
  chosen: OfferedCity;
  suggested: readonly OfferedPlace[];
  /** The country whose embassies and consulates are suggested; null where places of any kind are. */
  embassiesOf: string | null;
  retentionDays: number;
}

export interface NewProposalProps {
  campaign: ProposedTo;
  /** Whether an action can be proposed; why not. */
  opening: ProposalOpening;
  step: CityStep | DetailsStep;
}

/** The form by which somebody proposes an action in their city. */
export function newProposalPage(view: View, { campaign, opening, step }: NewProposalProps): Html {
  const { t } = view;
  const open = opening === 'open';
  const title = t(open ? 'proposal.new.title' : 'proposal.new.closedTitle');
  const form: FormState =
    step.kind === 'details'
      ? step.form
      : { values: {}, problems: step.problem === null ? {} : { place: step.problem } };
  const tone = open ? 'red' : 'ink';
  return page(view, {
    title: titleWithProblems(view, form, `${title}: ${campaign.title}`),
    canonicalPath: newProposalAddress(campaign.slug),
    alternates: 'page',
    wide: true,
    tone,
    body: html`
      ${poster({
        tone,
        kicker: html`<span lang="${campaign.language}">${nameText(campaign.title)}</span>`,
        title,
        lead: open ? t('proposal.new.lead') : t(`proposal.new.closed.${opening}`),
        action: open
          ? ''
          : linkButton(
              campaignAddress(campaign.slug),
              html`<span lang="${campaign.language}">${nameText(campaign.title)}</span>`,
            ),
      })}
      ${
        open
          ? html`<div class="column">
              ${
                step.kind === 'city'
                  ? cityForm(view, campaign, step)
                  : detailsForm(view, campaign, step)
              }
            </div>`
          : ''
      }
    `,
  });
}

/** Found by a GET, so that the way back is one; what was typed before travels along in a POST. */
function cityForm(view: View, { slug }: ProposedTo, step: CityStep): Html {
  const { t } = view;
  const { found, problem, kept } = step;
  const carries = Object.keys(kept).length > 0;
  const form: FormState = {
    values: { place: step.typed },
    problems: problem === null ? {} : { place: problem },
  };
  const action = newProposalAddress(slug);
  return html`
    <form class="form" method="${carries ? 'post' : 'get'}" action="${action}">
      ${errorSummary(view, form)}
      ${field(view, form, {
        name: 'place',
        label: t('proposal.city.label'),
        hint: t('proposal.city.hint'),
        autocomplete: 'address-level2',
      })}
      ${keptFields(kept)}
      ${submitButton(t('proposal.city.find'), carries ? { name: 'intent', value: 'city' } : {})}
    </form>
    ${
      found === null || found.length === 0
        ? ''
        : html`<section class="stack" aria-labelledby="which">
            <h2 id="which">${t('proposal.city.which')}</h2>
            ${
              carries
                ? html`<form class="stack" method="post" action="${action}">
                    ${keptFields(kept)}
                    ${found.map((city) =>
                      submitButton(cityName(city), {
                        tone: 'quiet',
                        name: 'city',
                        value: String(city.id),
                      }),
                    )}
                  </form>`
                : html`<div class="stack">
                    ${found.map((city) =>
                      linkButton(newProposalAddress(slug, city.id), cityName(city), 'quiet'),
                    )}
                  </div>`
            }
          </section>`
    }
  `;
}

/** One element, as the label of a button has to be. */
function cityName({ name, within }: OfferedCity): Html {
  return html`<span><strong>${nameText(name)}</strong>, ${nameText(within)}</span>`;
}

function detailsForm(view: View, { slug }: ProposedTo, step: DetailsStep): Html {
  const { t } = view;
  const { form, chosen } = step;
  return html`
    <form class="form" method="post" action="${newProposalAddress(slug)}" data-once>
      ${errorSummary(view, form)}
      <h2>${t('proposal.legend.where')}</h2>
      ${hiddenField('city', String(chosen.id))}
      <p class="lead">${cityName(chosen)}</p>
      <div class="actions">
        ${submitButton(t('proposal.city.another'), {
          tone: 'quiet',
          name: 'intent',
          value: 'city',
          unchecked: true,
        })}
      </div>
      ${suggestions(view, step)} ${placeFields(view, step)}
      <h2>${t('proposal.legend.when')}</h2>
      ${hourFields(view, step)}
      <h2>${t('proposal.legend.what')}</h2>
      ${textFields(view, step)}
      <h2>${t('proposal.legend.contact')}</h2>
      ${contactFields(
        view,
        step,
        addressField(view, form, {
          label: t('proposal.fields.email.label'),
          hint: t('proposal.fields.email.hint'),
        }),
      )}
      ${challenge(view)} ${submitButton(t('proposal.submit'), { name: 'intent', value: 'propose' })}
      <p class="form-note">
        ${t('proposal.kept', { count: step.retentionDays })}
        <a href="${privacyAddress}">${t('layout.privacy')}</a>
      </p>
    </form>
  `;
}

function suggestions({ t }: View, { suggested, embassiesOf }: DetailsStep): Html | '' {
  if (suggested.length === 0) return '';
  return html`
    <div class="notice notice--info">
      <p class="notice__title">
        ${
          embassiesOf === null
            ? t('proposal.suggested.places')
            : t('proposal.suggested.embassies', { country: embassiesOf })
        }
      </p>
      <p>${t('proposal.suggested.check')}</p>
      ${suggested.map(
        ({ id, name, address, source }) =>
          html`<div class="stack">
            <p>
              <strong>${nameText(name)}</strong
              >${address === '' ? '' : html`, ${nameText(address)}`}
              ${
                source === ''
                  ? ''
                  : html`<span class="field__hint"
                      >${t('proposal.suggested.source', { source })}</span
                    >`
              }
            </p>
            <div class="actions">
              ${submitButton(
                html`<span
                  >${t('proposal.suggested.use')}<span class="visually-hidden">
                    ${nameText(name)}</span
                  ></span
                >`,
                { tone: 'quiet', name: 'suggested', value: String(id), unchecked: true },
              )}
            </div>
          </div>`,
      )}
    </div>
  `;
}

/** After the form: the same page whether or not the address has proposed something before. */
export function proposalReceivedPage(view: View, campaign: ProposedTo): Html {
  const { t } = view;
  const title = html`<span lang="${campaign.language}">${nameText(campaign.title)}</span>`;
  return page(view, {
    title: t('proposal.received.title'),
    robots: 'noindex',
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: title,
        title: t('proposal.received.title'),
        lead: t('proposal.received.text'),
      })}
      <div class="column stack">
        ${mailboxNotice(view)} ${notice({ tone: 'info' }, t('proposal.received.again'))}
        <div class="actions">${linkButton(campaignAddress(campaign.slug), title, 'quiet')}</div>
      </div>
    `,
  });
}
