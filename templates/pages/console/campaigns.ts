import { html } from '@prairielearn/html';
import {
  campaignAddress,
  consoleCampaignAddress,
  consoleNewCampaignAddress,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { CampaignState } from '../../../db/schema.ts';
import type { Html, View } from '../../view.ts';
import { campaignBadge } from './campaignTabs.ts';

export interface CampaignsPageProps {
  campaigns: readonly {
    slug: string;
    title: string;
    /** In words; null where it has none. */
    day: string | null;
    /** How many belong to it, drafts too. */
    events: number;
    state: CampaignState;
  }[];
  done: string | null;
}

/** Every campaign, and the way to a new one. */
export function campaignsPage(view: View, { campaigns, done }: CampaignsPageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.campaigns.title'),
    section: 'campaigns',
    actions: linkButton(consoleNewCampaignAddress, t('console.campaigns.new')),
    body: html`
      ${doneNotice(done)}
      <p>${t('console.campaigns.intro')}</p>
      ${dataTable({
        caption: t('console.campaigns.caption'),
        columns: [
          { label: t('console.campaigns.titleField.label'), rowHeader: true },
          { label: t('console.campaigns.slug.label') },
          { label: t('console.campaigns.eventColumns.status') },
          { label: t('console.campaigns.day.label') },
          { label: t('console.campaigns.events'), numeric: true },
        ],
        rows: campaigns.map(({ slug, title, day, events, state }) => [
          html`<a href="${consoleCampaignAddress(slug)}">${nameText(title)}</a>`,
          html`<a href="${campaignAddress(slug)}">${campaignAddress(slug)}</a>`,
          campaignBadge(view, state),
          day ?? '',
          events,
        ]),
        empty: t('console.campaigns.empty'),
      })}
    `,
  });
}
