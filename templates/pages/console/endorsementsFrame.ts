import { consoleEndorsementsAddress, type EndorsedAddress } from '../../addresses.ts';
import type { Crumb } from '../../components/navigation.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** A page about co-sponsors, without what stands around it. */
export interface EndorsementsPart {
  title: string;
  canonicalPath: string;
  body: Html;
  narrow?: boolean;
  /** Whether it is another page than the list, to which it leads back. */
  below?: true;
}

/** What is co-sponsored, and what stands around the pages about that. */
export interface EndorsementsFrame {
  kind: 'event' | 'campaign';
  at: EndorsedAddress;
  title: string;
  page: (view: View, part: EndorsementsPart) => Html;
}

/** Around those who co-sponsor an event. */
export function endorsementsOfEvent(event: EventOnConsole): EndorsementsFrame {
  const at = event.slug;
  return {
    kind: 'event',
    at,
    title: event.title,
    page: (view, { below, ...part }) =>
      eventPage(view, event, {
        ...part,
        tab: 'endorsements',
        ...(below === undefined ? {} : { crumbs: [toList(view, at)] }),
      }),
  };
}

/** Around those who co-sponsor a whole campaign. */
export function endorsementsOfCampaign(campaign: CampaignOnConsole): EndorsementsFrame {
  const at = { campaign: campaign.slug };
  return {
    kind: 'campaign',
    at,
    title: campaign.title,
    page: (view, { below, ...part }) =>
      campaignConsolePage(view, campaign, {
        ...part,
        tab: 'endorsements',
        ...(below === undefined ? {} : { crumbs: [toList(view, at)] }),
      }),
  };
}

function toList({ t }: View, at: EndorsedAddress): Crumb {
  return { href: consoleEndorsementsAddress(at), label: t('console.endorsements.title') };
}
