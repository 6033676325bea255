import type { OfSubject } from '../../db/furtherTexts.ts';
import type { Campaign } from '../../db/schema.ts';
import { firstLanguage } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { TextsAsRead } from '../../templates/textsAsRead.ts';
import { siteOf } from '../siteSettings.ts';
import type { Services } from '../services.ts';
import { textsIn, type Original } from './textsIn.ts';

/** A campaign with its texts as somebody reads them. */
export type CampaignAsRead = Omit<Campaign, 'language'> & TextsAsRead;

/** The texts of a campaign that can be read in several languages. */
export const campaignTextNames = [
  'title',
  'facts',
  'demands',
  'hashtags',
  'bring',
  'template',
] as const;
export type CampaignTextName = (typeof campaignTextNames)[number];

/** By which what its picture shows is kept in further languages, beside those texts. */
export const pictureTextOfCampaign = 'picture';

/** By what the texts of a campaign in further languages are kept. */
export function ofCampaign({ id }: Pick<Campaign, 'id'>): OfSubject {
  return { subject: 'campaign', subjectId: id };
}

/** A campaign as it was written at first. */
export function originalOf(
  services: Pick<Services, 'db' | 'config'>,
  { language, title, facts, demands, hashtags, bring, template }: Campaign,
): Original & { texts: Readonly<Record<CampaignTextName, string>> } {
  return {
    language: language ?? siteOf(services).locales[0] ?? firstLanguage,
    texts: { title, facts: paragraphLines(facts), demands, hashtags, bring, template },
  };
}

/**
 * A campaign as somebody reads it, see {@link textsIn}.
 *
 * @param reads the languages of the reader, the dearest first
 */
export function campaignFor(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
  reads: readonly TextLanguage[],
): CampaignAsRead {
  const original = originalOf(services, campaign);
  const [dearest] = reads;
  const translations =
    dearest === original.language ? [] : services.db.furtherTexts.of(ofCampaign(campaign));
  const { texts, ...read } = textsIn(original, translations, reads);
  const { facts, ...others } = { ...original.texts, ...texts };
  return { ...campaign, original: undefined, ...read, ...others, facts: paragraphsIn(facts) };
}

/** The languages in which there are texts of a campaign, that of the original first. */
export function languagesOfCampaign(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
): TextLanguage[] {
  const further = services.db.furtherTexts.of(ofCampaign(campaign));
  const { language } = originalOf(services, campaign);
  return [...new Set([language, ...further.map((one) => one.language)])];
}

/** Paragraphs as they are typed: an empty line parts them. */
export function paragraphLines(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}

/** Reads what was so typed. */
export function paragraphsIn(text: string): string[] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The lines of a text of which each is one thing: who calls, what is demanded. */
export function linesIn(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The words of a text with spaces between them, such as hashtags. */
export function wordsIn(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
