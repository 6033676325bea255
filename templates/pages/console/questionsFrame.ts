import {
  campaignQuestionAddresses,
  consoleQuestionAddresses,
  type QuestionAddresses,
} from '../../addresses.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** A page about questions, without what stands around it. */
export interface QuestionsPart {
  title: string;
  canonicalPath: string;
  body: Html;
  narrow?: boolean;
  /** Pages between the list of questions and this one; null on the list itself. */
  crumbs: readonly { href: string; label: string }[] | null;
}

/** Whose questions pages are about: what stands around them, and their addresses. */
export interface QuestionsFrame {
  kind: 'event' | 'campaign';
  addresses: QuestionAddresses;
  page: (view: View, part: QuestionsPart) => Html;
}

/** Around the questions of an event. */
export function questionsOfEvent(event: EventOnConsole): QuestionsFrame {
  const addresses = consoleQuestionAddresses(event.slug);
  return {
    kind: 'event',
    addresses,
    page: (view, { crumbs, ...part }) =>
      eventPage(view, event, {
        ...part,
        tab: 'questions',
        ...(crumbs === null ? {} : { crumbs: [toList(view, addresses), ...crumbs] }),
      }),
  };
}

/** Around those of a campaign. */
export function questionsOfCampaign(campaign: CampaignOnConsole): QuestionsFrame {
  const addresses = campaignQuestionAddresses(campaign.slug);
  return {
    kind: 'campaign',
    addresses,
    page: (view, { crumbs, ...part }) =>
      campaignConsolePage(view, campaign, {
        ...part,
        tab: 'questions',
        crumbs: crumbs === null ? [] : [toList(view, addresses), ...crumbs],
      }),
  };
}

function toList({ t }: View, { list }: QuestionAddresses) {
  return { href: list, label: t('console.questions.title') };
}
