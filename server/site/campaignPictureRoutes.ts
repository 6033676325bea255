import type { Campaign } from '../../db/schema.ts';
import {
  campaignAddress,
  campaignPictureAddress,
  campaignQrAddress,
  campaignShareAddress,
  type PictureFile,
} from '../../templates/addresses.ts';
import { campaignSharePage } from '../../templates/pages/campaigns/share.ts';
import type { PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import type { View } from '../../templates/view.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import { campaignPictureFacts } from '../pictures/campaignPicture.ts';
import { coSponsoredBy, pictureWords } from '../pictures/eventPicture.ts';
import { qrCode } from '../pictures/qrCode.ts';
import { campaignFor, languagesOfCampaign, originalOf } from '../texts/campaignFor.ts';
import { campaignDays } from '../time/campaignDays.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';
import { countsOf } from './countedActions.ts';
import { drawnPicture, languageOf } from './pictureRoutes.ts';
import { posterMap } from './posterMap.ts';

/** The pictures by which a campaign is shared, its poster for paper, and the ways of passing it on. */
export const campaignPictureRoutes: readonly Route[] = [
  ...(['share', 'square', 'story'] as const).flatMap((format) => [
    pictureRoute(`${format}.png`, () => format),
    pictureRoute(`${format}.jpg`, () => format),
  ]),
  pictureRoute('poster.pdf', ({ query }) =>
    query.get('paper') === 'letter' ? 'poster-letter' : 'poster-a4',
  ),
  {
    method: 'get',
    path: '/campaigns/:slug/share',
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(visit, campaignShareAddress, (campaign) => ({
        kind: 'public-page' as const,
        path: campaignShareAddress(campaign.slug),
        shows: { kind: 'everything' as const },
        texts: languagesOfCampaign(visit.services, campaign),
        render: (view: View) => {
          const read = campaignFor(visit.services, campaign, [...view.reads, view.language]);
          const { slug, title, language } = read;
          const days = campaignDays(campaign, view.language, view.now)?.long ?? '';
          return campaignSharePage(view, { slug, title, language, announced: days });
        },
      })),
  },
  {
    method: 'get',
    path: '/campaigns/:slug/qr.svg',
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(visit, campaignQrAddress, (campaign) => codeOf(visit, campaign)),
  },
];

function pictureRoute(file: PictureFile, formatOf: (visit: Visit) => PictureFormat): Route {
  return {
    method: 'get',
    path: `/campaigns/:slug/${file}`,
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(
        visit,
        (slug) => campaignPictureAddress(slug, file),
        (campaign) => sharedCampaignPicture(visit, campaign, file, formatOf(visit)),
      ),
  };
}

/**
 * A picture of a campaign.
 *
 * @param own of the co-sponsor whose name it shows, and where its pictures are
 */
export function sharedCampaignPicture(
  visit: Visit,
  campaign: Campaign,
  file: PictureFile,
  format: PictureFormat,
  own: { name: string; folder: string } | null = null,
): Promise<Reply> {
  const { services, now } = visit;
  const { slug, id } = campaign;
  const original = originalOf(services, campaign).language;
  const language = languageOf(visit, languagesOfCampaign(services, campaign), original);
  const read = campaignFor(services, campaign, [language]);
  const counts = countsOf(services, id);
  const words = pictureWords(services, language);
  const shown = campaignPictureFacts(services, read, counts, words, now);
  const isPoster = format === 'poster-a4' || format === 'poster-letter';
  const map = isPoster ? posterMap(services, campaign, words, now) : null;
  // On paper the map of today is the picture.
  const paper = map === null ? shown : { ...shown, map, photo: '' };
  const facts = own === null ? paper : coSponsoredBy(paper, own.name, words);
  const drawn = { facts, language, name: slug, folder: own?.folder ?? campaignAddress(slug) };
  const photograph = () => {
    if (map !== null) return null;
    const { ofCampaigns } = services.db.pictures;
    const photo = ofCampaigns.of(id);
    const bytes = photo && ofCampaigns.largest(photo.id);
    return photo && bytes ? { bytes, focus: photo.focus } : null;
  };
  return drawnPicture(visit, { ...drawn, photograph }, file, format);
}

async function codeOf({ services }: Visit, { slug }: Campaign): Promise<Reply> {
  const text = await qrCode(`${services.config.baseUrl}${campaignAddress(slug)}`);
  return {
    kind: 'public-file',
    path: campaignQrAddress(slug),
    shows: { kind: 'everything' },
    type: 'image/svg+xml',
    render: () => ({ text, modifiedAt: 0 }),
  };
}
