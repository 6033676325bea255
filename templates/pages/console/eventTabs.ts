import {
  consoleAnnouncementAddress,
  consoleDoorAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventLanguagesAddress,
  consoleEventMailsAddress,
  consoleEventPictureAddress,
  consoleEventSourcesAddress,
  consoleEventsAddress,
  consoleMessagesAddress,
  consoleNumbersAddress,
  consoleQuestionsAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { tabsWithMore } from '../../components/navigation.ts';
import type { Crumb, NavigationItem } from '../../components/navigation.ts';
import type { Tone } from '../../components/notices.ts';
import { badge } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';

/** What every page of the console about one event shows of it. */
export interface EventOnConsole {
  slug: string;
  title: string;
  status: EventStatus;
  /** Sign-ups that are confirmed or wait. */
  signups: number;
  /** Requests and corrections of organizations that an organizer has to decide. */
  toDecide: number;
  /** Whether many sign-ups from one network are expected now. */
  crowd: boolean;
}

/** In the order in which lists show them. */
export const eventStatuses = ['coming', 'draft', 'past', 'cancelled'] as const;

/** How an event stands: its state, and whether an announced one is over. */
export type EventStatus = (typeof eventStatuses)[number];

const tones: Record<EventStatus, Tone | 'plain'> = {
  draft: 'warn',
  coming: 'good',
  past: 'plain',
  cancelled: 'bad',
};

export function statusBadge(view: View, status: EventStatus): Html {
  return badge(view.t(`console.events.status.${status}`), tones[status]);
}

/** What an organizer comes for day by day, side by side. */
const mainTabs = [
  { tab: 'overview', address: (slug: string) => consoleEventAddress(slug) },
  { tab: 'signups', address: (slug: string) => consoleSignUpsAddress(slug) },
  { tab: 'door', address: (slug: string) => consoleDoorAddress(slug) },
  { tab: 'messages', address: consoleMessagesAddress },
  { tab: 'endorsements', address: (slug: string) => consoleEndorsementsAddress(slug) },
] as const;

/** What is set up once or looked up now and then, one press further. */
const moreTabs = {
  prepare: [
    { tab: 'questions', address: consoleQuestionsAddress },
    { tab: 'picture', address: (slug: string) => consoleEventPictureAddress(slug) },
    { tab: 'announcement', address: consoleAnnouncementAddress },
    { tab: 'languages', address: consoleEventLanguagesAddress },
  ],
  follow: [
    { tab: 'numbers', address: consoleNumbersAddress },
    { tab: 'mails', address: consoleEventMailsAddress },
    { tab: 'sources', address: (slug: string) => consoleEventSourcesAddress(slug) },
    { tab: 'audit', address: consoleEventAuditAddress },
  ],
} as const;

export type EventTab =
  (typeof mainTabs)[number]['tab'] | (typeof moreTabs)['prepare' | 'follow'][number]['tab'];

/** The parts of an event in the console. */
export function eventTabs(view: View, event: EventOnConsole, current: EventTab): Html {
  const { t } = view;
  const counts: Partial<Record<EventTab, number>> = {
    signups: event.signups,
    endorsements: event.toDecide,
  };
  const items = (
    list: readonly { tab: EventTab; address: (slug: string) => string }[],
  ): NavigationItem[] =>
    list.map(({ tab, address }) => ({
      href: address(event.slug),
      label: t(`console.events.tabs.${tab}`),
      current: current === tab,
      count: counts[tab] ?? 0,
    }));
  return tabsWithMore(t('console.events.tabs.label'), items(mainTabs), {
    label: t('console.events.tabs.more'),
    groups: [
      { label: t('console.events.tabs.prepare'), items: items(moreTabs.prepare) },
      { label: t('console.events.tabs.follow'), items: items(moreTabs.follow) },
    ],
  });
}

/** The way to the pages of an event: the list, and for deeper pages the event itself. */
export function eventCrumbs(view: View, event?: Pick<EventOnConsole, 'slug' | 'title'>): Crumb[] {
  const list = { href: consoleEventsAddress, label: view.t('console.events.title') };
  return event === undefined
    ? [list]
    : [list, { href: consoleEventAddress(event.slug), label: event.title }];
}
