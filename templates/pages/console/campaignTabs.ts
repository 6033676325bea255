import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignQuestionAddresses,
  consoleCampaignAddress,
  consoleCampaignEventsAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignLettersAddress,
  consoleCampaignPictureAddress,
  consoleCampaignPlacesAddress,
  consoleCampaignsAddress,
  consoleCampaignUpdatesAddress,
  consoleEndorsementsAddress,
  consoleFollowedAddress,
  consoleProposalsAddress,
  consoleCampaignOverviewAddress,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { tabs } from '../../components/navigation.ts';
import { badge, type Tone } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { CampaignState } from '../../../db/schema.ts';
import { viewerMay, type Html, type View } from '../../view.ts';

/** What every page of the dashboard about one campaign shows of it. */
export interface CampaignOnConsole {
  slug: string;
  title: string;
  state: CampaignState;
}

const tabsOfCampaign = [
  { tab: 'campaign', need: 'plan', address: consoleCampaignAddress },
  { tab: 'events', need: 'plan', address: consoleCampaignEventsAddress },
  { tab: 'picture', need: 'plan', address: (slug: string) => consoleCampaignPictureAddress(slug) },
  { tab: 'proposals', need: 'lead', address: consoleProposalsAddress },
  { tab: 'overview', need: 'lead', address: consoleCampaignOverviewAddress },
  { tab: 'letters', need: 'lead', address: (slug: string) => consoleCampaignLettersAddress(slug) },
  {
    tab: 'endorsements',
    need: 'lead',
    address: (slug: string) => consoleEndorsementsAddress({ campaign: slug }),
  },
  { tab: 'places', need: 'lead', address: (slug: string) => consoleCampaignPlacesAddress(slug) },
  { tab: 'followed', need: 'plan', address: consoleFollowedAddress },
  { tab: 'updates', need: 'plan', address: consoleCampaignUpdatesAddress },
  {
    tab: 'languages',
    need: 'plan',
    address: (slug: string) => consoleCampaignLanguagesAddress(slug),
  },
  {
    tab: 'questions',
    need: 'plan',
    address: (slug: string) => campaignQuestionAddresses(slug).list,
  },
] as const;

export type CampaignTab = (typeof tabsOfCampaign)[number]['tab'];

const tones: Readonly<Record<CampaignState, Tone | 'plain'>> = {
  draft: 'warn',
  open: 'good',
  closed: 'plain',
  archived: 'plain',
};

export function campaignBadge({ t }: View, state: CampaignState): Html {
  return badge(t(`console.campaigns.state.${state}`), tones[state]);
}

export interface CampaignPageParts {
  tab: CampaignTab;
  /** What the page is about beside the campaign; '' for the campaign itself. */
  title: string;
  /** The title of the window, where it is another one. */
  windowTitle?: string;
  canonicalPath: string;
  body: Html;
  narrow?: boolean;
  /** Pages between the campaign and this one. */
  crumbs?: readonly { href: string; label: string }[];
  /** What else can be done with it. */
  actions?: Html | '';
}

/** A page of the dashboard about a campaign, with the ways to its other pages. */
export function campaignConsolePage(
  view: View,
  { slug, title: name, state }: CampaignOnConsole,
  { tab, title, windowTitle, actions, crumbs = [], ...part }: CampaignPageParts,
): Html {
  const { t } = view;
  // Who coordinates a campaign decides about its proposals, and plans nothing else of it.
  const plans = viewerMay(view, 'plan');
  return consolePage(view, {
    ...part,
    title: windowTitle ?? (title === '' ? name : `${title} · ${name}`),
    heading: name,
    section: 'campaigns',
    state: campaignBadge(view, state),
    crumbs: [
      ...(plans ? [{ href: consoleCampaignsAddress, label: t('console.campaigns.title') }] : []),
      ...(plans && title !== '' ? [{ href: consoleCampaignAddress(slug), label: name }] : []),
      ...crumbs,
    ],
    actions: html`${actions ?? ''}${linkButton(campaignAddress(slug), t('console.campaigns.page'), 'quiet')}`,
    tabs: tabs(
      t('console.campaigns.tabs.label'),
      tabsOfCampaign
        .filter(({ need }) => plans || need === 'lead')
        .map(({ tab: one, address }) => ({
          href: address(slug),
          label: t(`console.campaigns.tabs.${one}`),
          current: one === tab,
        })),
    ),
  });
}
