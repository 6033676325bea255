import type { Campaign } from '../../db/schema.ts';
import {
  campaignAddress,
  consoleCampaignAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignsAddress,
} from '../../templates/addresses.ts';
import { consolePage } from '../../templates/consoleLayout.ts';
import { campaignConsolePage } from '../../templates/pages/console/campaignTabs.ts';
import type { Translate } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import { longestPictureText } from '../pictures/sentPicture.ts';
import {
  campaignTextNames,
  ofCampaign,
  originalOf,
  pictureTextOfCampaign,
} from '../texts/campaignFor.ts';
import { languageRoutesOf } from '../texts/languageRoutes.ts';
import type { SubjectPage, TextSubject, WrittenText } from '../texts/subject.ts';
import { optionalText } from '../web/fields.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { campaignTexts } from './campaignForm.ts';
import { campaignNamed } from './campaignOf.ts';

/** The texts of a campaign in further languages. */
export const campaignLanguageRoutes = languageRoutesOf(
  '/console/campaigns/:slug/languages',
  'plan',
  campaignSubject,
);

function campaignSubject(visit: OrganizerVisit): TextSubject {
  const { services, view } = visit;
  const { t } = view;
  const campaign = campaignNamed(visit);
  const { slug, title } = campaign;
  const { language, texts } = originalOf(services, campaign);
  const of = ofCampaign(campaign);
  const shown = services.db.pictures.ofCampaigns.of(campaign.id)?.description ?? '';
  return {
    language,
    texts: [
      ...campaignTextNames.flatMap((name): WrittenText[] => {
        const original = texts[name];
        // What the original does not say, no translation says.
        if (original === '') return [];
        const { rows, form } = campaignTexts[name];
        return [
          {
            name,
            part: name,
            label: t(`console.campaigns.${name === 'title' ? 'titleField' : name}.label`),
            original,
            rows,
            form: form(),
            ...(name === 'title' ? { required: true as const } : {}),
          },
        ];
      }),
      ...(shown === '' ? [] : [pictureText(t, shown)]),
    ],
    name: title,
    words: {
      intro: t('console.campaigns.languages.intro'),
      removal: t('console.campaigns.languages.removal'),
    },
    address: (...parts) => consoleCampaignLanguagesAddress(slug, ...parts),
    page: campaignAddress(slug),
    stored: ({ furtherTexts }) => furtherTexts.of(of),
    put: ({ furtherTexts }, ...written) => furtherTexts.put(of, ...written),
    remove: ({ furtherTexts }, one) => furtherTexts.remove(of, one),
    deed: (one, parts) =>
      parts === null
        ? { action: 'campaign-translation-removed', detail: { slug, language: one } }
        : { action: 'campaign-translated', detail: { slug, language: one, parts } },
    frame: (shown, page) => frame(shown, page, campaign),
  };
}

/** What its picture shows. */
function pictureText(t: Translate, original: string): WrittenText {
  return {
    name: pictureTextOfCampaign,
    part: pictureTextOfCampaign,
    label: t('console.campaigns.picture.shows'),
    original,
    rows: 2,
    form: optionalText(longestPictureText),
  };
}

function frame(
  view: View,
  { title, body, canonicalPath, below, narrow }: SubjectPage,
  campaign: Campaign,
) {
  const { t } = view;
  const { slug, title: name } = campaign;
  if (narrow !== true)
    return campaignConsolePage(view, campaign, {
      tab: 'languages',
      title,
      canonicalPath,
      body,
      crumbs: below
        ? [{ href: consoleCampaignLanguagesAddress(slug), label: t('console.languages.title') }]
        : [],
    });
  return consolePage(view, {
    title,
    section: 'campaigns',
    crumbs: [
      { href: consoleCampaignsAddress, label: t('console.campaigns.title') },
      { href: consoleCampaignAddress(slug), label: name },
      { href: consoleCampaignLanguagesAddress(slug), label: t('console.languages.title') },
    ],
    canonicalPath,
    narrow: true,
    body,
  });
}
