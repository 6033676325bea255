import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignCalendarAddress,
  campaignFileAddress,
  campaignShareAddress,
  embedScriptAddress,
  embeddedCampaignAddress,
  embeddedMapAddress,
  inLanguage,
} from '../../addresses.ts';
import { copyBox } from '../../components/copyBox.ts';
import { frameCode } from '../../components/frameCode.ts';
import { campaignSharePanel, type Shared } from '../../components/share.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { passingOnPage } from '../events/share.ts';

/** The ways of passing a campaign on, and of showing it on other sites. */
export function campaignSharePage(view: View, campaign: Shared & { language: TextLanguage }): Html {
  return passingOnPage(view, campaign, {
    address: campaignShareAddress(campaign.slug),
    back: { href: campaignAddress(campaign.slug), label: view.t('campaign.back') },
    panel: html`${campaignSharePanel(view, campaign)} ${onOtherSites(view, campaign)}`,
  });
}

function onOtherSites(view: View, { slug, title }: Shared): Html {
  const { site, language, t } = view;
  const frames = [
    {
      id: 'frame',
      label: t('campaign.embed.code'),
      path: inLanguage(embeddedCampaignAddress(slug), language),
    },
    {
      id: 'map-frame',
      label: t('campaign.embed.map'),
      path: inLanguage(embeddedMapAddress(slug), language),
    },
  ] as const;
  const files = [
    [campaignCalendarAddress(slug), t('campaign.embed.calendar')],
    [campaignFileAddress(slug, 'actions.csv'), t('campaign.embed.table')],
    [campaignFileAddress(slug), t('campaign.embed.file')],
    [campaignFileAddress(slug, 'osdi.json'), t('campaign.embed.osdi')],
  ] as const;
  return html`
    <section class="stack" aria-labelledby="other-sites">
      <h2 id="other-sites">${t('campaign.embed.title')}</h2>
      ${frames.map(({ id, label, path }) =>
        copyBox(view, {
          id,
          label,
          text: frameCode({
            frame: `${site.baseUrl}${path}`,
            script: `${site.baseUrl}${embedScriptAddress}`,
            title,
          }),
          rows: 4,
        }),
      )}
      <p>${t('campaign.embed.files')}</p>
      <ul>
        ${files.map(([href, label]) => html`<li><a href="${href}">${label}</a></li>`)}
      </ul>
    </section>
  `;
}
