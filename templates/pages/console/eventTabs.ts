import {
  consoleAnnouncementAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventLanguagesAddress,
  consoleEventMailsAddress,
  consoleEventPictureAddress,
  consoleEventSourcesAddress,
  consoleEventsAddress,
  consoleMessagesAddress,
  consoleQuestionsAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { tabs } from '../../components/navigation.ts';
import type { Crumb } from '../../components/navigation.ts';
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

export type EventTab =
  | 'overview'
  | 'picture'
  | 'signups'
  | 'questions'
  | 'messages'
  | 'endorsements'
  | 'announcement'
  | 'mails'
  | 'languages'
  | 'sources'
  | 'audit';

/** The parts of an event in the console. */
export function eventTabs(view: View, event: EventOnConsole, current: EventTab): Html {
  const { t } = view;
  return tabs(t('console.events.tabs.label'), [
    {
      href: consoleEventAddress(event.slug),
      label: t('console.events.tabs.overview'),
      current: current === 'overview',
    },
    {
      href: consoleSignUpsAddress(event.slug),
      label: t('console.events.tabs.signups'),
      current: current === 'signups',
      count: event.signups,
    },
    {
      href: consoleQuestionsAddress(event.slug),
      label: t('console.events.tabs.questions'),
      current: current === 'questions',
    },
    {
      href: consoleMessagesAddress(event.slug),
      label: t('console.events.tabs.messages'),
      current: current === 'messages',
    },
    {
      href: consoleEndorsementsAddress(event.slug),
      label: t('console.events.tabs.endorsements'),
      current: current === 'endorsements',
      count: event.toDecide,
    },
    {
      href: consoleEventPictureAddress(event.slug),
      label: t('console.events.tabs.picture'),
      current: current === 'picture',
    },
    {
      href: consoleAnnouncementAddress(event.slug),
      label: t('console.events.tabs.announcement'),
      current: current === 'announcement',
    },
    {
      href: consoleEventMailsAddress(event.slug),
      label: t('console.events.tabs.mails'),
      current: current === 'mails',
    },
    {
      href: consoleEventLanguagesAddress(event.slug),
      label: t('console.events.tabs.languages'),
      current: current === 'languages',
    },
    {
      href: consoleEventSourcesAddress(event.slug),
      label: t('console.events.tabs.sources'),
      current: current === 'sources',
    },
    {
      href: consoleEventAuditAddress(event.slug),
      label: t('console.events.tabs.audit'),
      current: current === 'audit',
    },
  ]);
}

/** The way to the pages of an event: the list, and for deeper pages the event itself. */
export function eventCrumbs(view: View, event?: Pick<EventOnConsole, 'slug' | 'title'>): Crumb[] {
  const list = { href: consoleEventsAddress, label: view.t('console.events.title') };
  return event === undefined
    ? [list]
    : [list, { href: consoleEventAddress(event.slug), label: event.title }];
}
