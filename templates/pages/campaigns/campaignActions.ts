import { html } from '@prairielearn/html';
import {
  campaignAnnouncementsAddress,
  campaignCalendarAddress,
  inLanguage,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { eventCards } from '../../components/eventCards.ts';
import { eventLinks, type ListedEvent } from '../../components/eventList.ts';
import type { Html, View } from '../../view.ts';

interface CampaignActionsProps {
  slug: string;
  coming: readonly ListedEvent[];
  past: readonly ListedEvent[];
}

/** The actions of a campaign: what is coming and what has been. */
export function campaignActions(view: View, { slug, coming, past }: CampaignActionsProps): Html {
  const { t } = view;
  const feed = inLanguage(campaignAnnouncementsAddress(slug), view.language);
  return html`
    <div class="home" id="actions">
      <section aria-labelledby="coming">
        <h2 id="coming">${t('campaign.coming')}</h2>
        ${
          coming.length === 0
            ? html`<p class="empty">${t('campaign.nothingComing')}</p>`
            : eventCards(view, coming)
        }
        <div class="actions">
          ${linkButton(campaignCalendarAddress(slug), t('campaign.calendar'), 'quiet')}
          ${linkButton(feed, t('campaign.feed'), 'quiet')}
        </div>
      </section>
      ${
        past.length === 0
          ? ''
          : html`<section aria-labelledby="past">
              <h2 id="past">${t('campaign.past')}</h2>
              ${eventLinks(view, past)}
            </section>`
      }
    </div>
  `;
}
