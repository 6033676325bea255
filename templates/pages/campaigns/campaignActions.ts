import { html } from '@prairielearn/html';
import {
  campaignAnnouncementsAddress,
  campaignCalendarAddress,
  inLanguage,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { eventLinks, type ListedEvent } from '../../components/eventList.ts';
import type { Html, View } from '../../view.ts';
import { actionPlaces } from './actionPlaces.ts';
import type { ActionPlacesProps } from './actionPlacesProps.ts';

interface CampaignActionsProps {
  slug: string;
  /** Those that are not over; null while there is none. */
  places: ActionPlacesProps | null;
  past: readonly ListedEvent[];
}

/** The actions of a campaign: what is coming and what has been. */
export function campaignActions(view: View, { slug, places, past }: CampaignActionsProps): Html {
  const { t } = view;
  const feed = inLanguage(campaignAnnouncementsAddress(slug), view.language);
  return html`
    <div class="home" id="actions">
      ${
        places === null
          ? html`<section aria-labelledby="coming">
              <h2 id="coming">${t('campaign.coming')}</h2>
              <p class="empty">${t('campaign.nothingComing')}</p>
            </section>`
          : actionPlaces(view, places)
      }
      <div class="actions">
        ${linkButton(campaignCalendarAddress(slug), t('campaign.calendar'), 'quiet')}
        ${linkButton(feed, t('campaign.feed'), 'quiet')}
      </div>
      ${places?.ofPartners === true ? html`<p>${t('campaign.partners.calendars')}</p>` : ''}
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
