import { html } from '@prairielearn/html';
import { newProposalAddress } from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import type { Html, View } from '../../view.ts';
import type { CampaignPageProps } from './campaignPageProps.ts';

/** The way to propose an action; nothing while nobody can. */
export function proposeButton({ t }: View, { slug, proposing }: CampaignPageProps): Html | '' {
  return proposing === null ? '' : linkButton(newProposalAddress(slug), t('proposal.new.link'));
}

/** The cities in which nobody organizes an action yet, each with the way to do it. */
export function lookedForCities({ t }: View, { proposing }: CampaignPageProps): Html | '' {
  if (proposing === null || proposing.cities.length === 0) return '';
  return html`
    <div class="home">
      <section aria-labelledby="looked-for">
        <h2 id="looked-for">${t('proposal.open.heading')}</h2>
        <p>${t('proposal.open.text')}</p>
        <ul class="looked-for">
          ${proposing.cities.map(
            ({ anchor, name, href }) =>
              html`<li id="${anchor}" tabindex="-1">
                ${linkButton(
                  href,
                  html`<span
                    >${nameText(name)}<span class="visually-hidden"
                      >: ${t('proposal.open.adopt')}</span
                    ></span
                  >`,
                  'quiet',
                )}
              </li>`,
          )}
        </ul>
      </section>
    </div>
  `;
}
