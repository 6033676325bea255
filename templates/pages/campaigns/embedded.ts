import { html } from '@prairielearn/html';
import { campaignAddress, inLanguage } from '../../addresses.ts';
import { eventLinks, type ListedEvent } from '../../components/eventList.ts';
import { nameText } from '../../components/facts.ts';
import { framedPage } from '../../components/framedPage.ts';
import { languageOfText, type TextsAsRead } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';

export interface EmbeddedCampaignProps extends TextsAsRead {
  slug: string;
  title: string;
  /** Its days in words; null where it has none of its own. */
  day: string | null;
  actions: readonly ListedEvent[];
  /** Whether there are more than these. */
  more: boolean;
}

/** The actions of a campaign for a frame on another site. */
export function embeddedCampaignPage(view: View, props: EmbeddedCampaignProps): Html {
  const { t, language } = view;
  const { slug, title, day, actions, more } = props;
  const page = inLanguage(campaignAddress(slug), language);
  return framedPage(view, {
    title,
    canonicalPath: campaignAddress(slug),
    body: html`
      <main class="framed">
        <h1>
          <a href="${page}" lang="${languageOfText(props, 'title')}">${nameText(title)}</a>
        </h1>
        ${day === null ? '' : html`<p class="lead">${day}</p>`}
        <h2 class="visually-hidden">${t('campaign.coming')}</h2>
        ${
          actions.length === 0
            ? html`<p class="empty">${t('campaign.nothingComing')}</p>`
            : eventLinks(view, actions)
        }
        ${more ? html`<p><a href="${page}">${t('campaign.embed.all')}</a></p>` : ''}
      </main>
    `,
  });
}
