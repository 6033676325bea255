import type { Campaign, FocusPoint } from '../../db/schema.ts';
import type { ShownPicture } from '../../templates/components/picture.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { takePicture, type UntakenPicture } from '../pictures/sentPicture.ts';
import { pictureWidths } from '../pictures/shownPicture.ts';
import type { Services } from '../services.ts';
import { ofCampaign, originalOf, pictureTextOfCampaign } from '../texts/campaignFor.ts';
import { wordsOf } from '../texts/textsIn.ts';
import type { Upload } from '../web/readUpload.ts';

/** A picture for a campaign, as an organizer sends it. */
export interface SentCampaignPicture {
  /** null where only what is said of the picture changes. */
  file: Upload['file'];
  /** What it shows, in the language of the campaign and in those that its texts are in. */
  descriptions: ReadonlyMap<TextLanguage, string>;
  focus: FocusPoint;
}

export type CampaignPictureOutcome = { kind: 'saved' } | { kind: 'refused'; why: UntakenPicture };

/** Takes a picture, or changes what is said of the one that is there. */
export async function saveCampaignPicture(
  services: Services,
  campaign: Campaign,
  organizerId: number,
  { file, descriptions, focus }: SentCampaignPicture,
): Promise<CampaignPictureOutcome> {
  const { id: campaignId, slug } = campaign;
  const taken = file === null ? null : await takePicture(services.pictures, file, pictureWidths);
  if (typeof taken === 'string') return { kind: 'refused', why: taken };
  const at = services.clock();
  const { language } = originalOf(services, campaign);
  const about = { description: descriptions.get(language) ?? '', focus };
  return services.db.write((store): CampaignPictureOutcome => {
    if (taken === null) {
      if (!store.pictures.ofCampaigns.describe(campaignId, about))
        return { kind: 'refused', why: 'missing' };
    } else {
      const { files, hash, width, height } = taken;
      store.pictures.ofCampaigns.put(
        { campaignId, ...about, hash, width, height, createdAt: at },
        files,
      );
    }
    for (const { language: further, texts } of store.furtherTexts.of(ofCampaign(campaign))) {
      const text = descriptions.get(further);
      if (text === undefined) continue;
      const said = { [pictureTextOfCampaign]: { text, of: wordsOf(about.description) } };
      store.furtherTexts.put(ofCampaign(campaign), further, { ...texts, ...said }, at);
    }
    const by = { organizerId };
    store.audit.append({ at, by, action: 'campaign-picture-saved', detail: { slug } });
    return { kind: 'saved' };
  });
}

/** Takes the picture away; a second click finds it gone. */
export async function removeCampaignPicture(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, slug }: Campaign,
  organizerId: number,
): Promise<void> {
  const at = clock();
  await db.write((store) => {
    if (!store.pictures.ofCampaigns.remove(id)) return;
    const by = { organizerId };
    store.audit.append({ at, by, action: 'campaign-picture-removed', detail: { slug } });
  });
}

/**
 * The picture of a campaign as pages show it, null where it has none. What it shows is told in a language if
 * somebody said it in that, and otherwise as it was written at first.
 */
export function pictureOfCampaign(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
  language: TextLanguage,
): ShownPicture | null {
  const picture = services.db.pictures.ofCampaigns.of(campaign.id);
  if (picture === undefined) return null;
  const { hash, widths, width, height, focus } = picture;
  const said = descriptionsOf(services, campaign);
  const own = originalOf(services, campaign).language;
  const read = said.has(language) ? language : own;
  return { hash, widths, width, height, focus, description: said.get(read) ?? '', language: read };
}

/** What the picture of a campaign shows, by the languages in which somebody said it. */
export function descriptionsOf(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
): Map<TextLanguage, string> {
  const { db } = services;
  const original = db.pictures.ofCampaigns.of(campaign.id)?.description ?? '';
  const further = db.furtherTexts
    .of(ofCampaign(campaign))
    .map(({ language, texts }) => [language, texts[pictureTextOfCampaign]?.text ?? ''] as const);
  const all = [[originalOf(services, campaign).language, original] as const, ...further];
  return new Map(all.filter(([, text]) => text !== ''));
}
