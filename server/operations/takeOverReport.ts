import { consoleCampaignAddress } from '../../templates/addresses.ts';
import type { Translate } from '../../templates/translate.ts';
import { readCampaignFile } from '../campaigns/campaignFile.ts';
import { takeOverCampaign, type TakeOver } from '../campaigns/takeOverCampaign.ts';
import { isSlug } from '../events/slug.ts';
import type { Services } from '../services.ts';
import { campaignText } from './campaignText.ts';
import { refused, type Report } from './report.ts';

/**
 * Takes over the campaign of another site, and says in words what came of it.
 *
 * @param named the web address of its page or its file, or a file of this machine
 */
export async function takeOverReport(
  services: Services,
  t: Translate,
  { named, slug, announce }: Omit<TakeOver, 'file'> & { named: string },
): Promise<Report> {
  if (slug !== null && !isSlug(slug)) return refused(t('cli.takeOver.name'));
  const found = await campaignText(services, named);
  if (found.kind === 'no-file') return refused(t('cli.takeOver.noFile', { file: found.file }));
  if (found.kind === 'failed') return refused(t(`console.followed.failures.${found.reason}`));
  const read = readCampaignFile(found.text);
  if (read.kind === 'faulty') return refused(t('cli.takeOver.faulty', { where: read.where }));
  if (read.kind !== 'campaign') return refused(t(`cli.takeOver.${read.kind}`));
  const outcome = await takeOverCampaign(services, { file: read.campaign, slug, announce });
  if (outcome.kind === 'slug-taken')
    return refused(t('cli.takeOver.slugTaken', { slug: outcome.slug }));
  const { campaign, events, left } = outcome;
  return {
    lines: [
      t('cli.takeOver.done', { title: campaign.title }),
      t(`cli.takeOver.${announce ? 'announced' : 'drafts'}`, { count: events }),
      `${services.config.baseUrl}${consoleCampaignAddress(campaign.slug)}`,
      ...(left.length === 0 ? [] : [t('cli.takeOver.left', { count: left.length }), ...left]),
    ],
    well: true,
  };
}
