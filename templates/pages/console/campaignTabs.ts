import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignQuestionAddresses,
  consoleCampaignAddress,
  consoleCampaignEventsAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignsAddress,
  consoleFollowedAddress,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { tabs } from '../../components/navigation.ts';
import { badge, type Tone } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { CampaignState } from '../../../db/schema.ts';
import type { Html, View } from '../../view.ts';

/** What every page of the dashboard about one campaign shows of it. */
export interface CampaignOnConsole {
  slug: string;
  title: string;
  state: CampaignState;
}

const tabsOfCampaign = [
  { tab: 'campaign', address: consoleCampaignAddress },
  { tab: 'events', address: consoleCampaignEventsAddress },
  { tab: 'followed', address: consoleFollowedAddress },
  { tab: 'languages', address: (slug: string) => consoleCampaignLanguagesAddress(slug) },
  { tab: 'questions', address: (slug: string) => campaignQuestionAddresses(slug).list },
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
  return consolePage(view, {
    ...part,
    title: windowTitle ?? (title === '' ? name : `${title} · ${name}`),
    heading: name,
    section: 'campaigns',
    state: campaignBadge(view, state),
    crumbs: [
      { href: consoleCampaignsAddress, label: t('console.campaigns.title') },
      ...(title === '' ? [] : [{ href: consoleCampaignAddress(slug), label: name }]),
      ...crumbs,
    ],
    actions: html`${actions ?? ''}${linkButton(campaignAddress(slug), t('console.campaigns.page'), 'quiet')}`,
    tabs: tabs(
      t('console.campaigns.tabs.label'),
      tabsOfCampaign.map(({ tab: one, address }) => ({
        href: address(slug),
        label: t(`console.campaigns.tabs.${one}`),
        current: one === tab,
      })),
    ),
  });
}
