import type { Campaign } from '../../db/schema.ts';
import {
  campaignAddress,
  consoleCampaignAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignsAddress,
} from '../../templates/addresses.ts';
import { consolePage } from '../../templates/consoleLayout.ts';
import type { View } from '../../templates/view.ts';
import { ofCampaign, originalOf } from '../texts/campaignFor.ts';
import { languageRoutesOf } from '../texts/languageRoutes.ts';
import type { SubjectPage, TextSubject } from '../texts/subject.ts';
import { optionalText, requiredLine } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { longestFacts, longestTitle } from './campaignForm.ts';

/** The texts of a campaign in further languages. */
export const campaignLanguageRoutes = languageRoutesOf(
  '/console/campaigns/:slug/languages',
  'plan',
  campaignSubject,
);

function campaignSubject({ services, view, params }: OrganizerVisit): TextSubject {
  const { t } = view;
  const asked = params['slug'] ?? '';
  const { campaigns } = services.db;
  const campaign = campaigns.bySlug(asked) ?? campaigns.byFormerSlug(asked);
  if (!campaign) throw notFound();
  const { slug, title } = campaign;
  const { language, texts } = originalOf(services, campaign);
  const of = ofCampaign(campaign);
  return {
    language,
    texts: [
      {
        name: 'title',
        part: 'title',
        label: t('console.campaigns.titleField.label'),
        original: title,
        rows: 1,
        form: requiredLine(longestTitle, 'console.campaigns.problems.title'),
        required: true as const,
      },
      {
        name: 'facts',
        part: 'facts',
        label: t('console.campaigns.facts.label'),
        original: texts['facts'] ?? '',
        rows: 6,
        form: optionalText(longestFacts),
      },
    ].filter(({ original }) => original !== ''),
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

function frame(
  view: View,
  { title, body, canonicalPath, below, narrow }: SubjectPage,
  { slug, title: name }: Campaign,
) {
  const { t } = view;
  return consolePage(view, {
    title: narrow === true ? title : `${title} · ${name}`,
    ...(narrow === true ? {} : { heading: name }),
    section: 'campaigns',
    crumbs: [
      { href: consoleCampaignsAddress, label: t('console.campaigns.title') },
      { href: consoleCampaignAddress(slug), label: name },
      ...(below
        ? [{ href: consoleCampaignLanguagesAddress(slug), label: t('console.languages.title') }]
        : []),
    ],
    canonicalPath,
    narrow: narrow === true,
    body,
  });
}
