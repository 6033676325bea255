import { consoleEventAddress, eventAddress } from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import type { Crumb } from '../../components/navigation.ts';
import { badge } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import { html } from '@prairielearn/html';
import type { Html, View } from '../../view.ts';
import {
  eventCrumbs,
  eventTabs,
  statusBadge,
  type EventOnConsole,
  type EventTab,
} from './eventTabs.ts';

export interface EventPageParts {
  tab: EventTab;
  /** What the page is about below the event, for the title of the window; '' on the overview. */
  title: string;
  body: Html;
  canonicalPath: string;
  /** Between the list of events and this page; without any, the page is a tab itself. */
  crumbs?: readonly Crumb[];
  narrow?: boolean;
}

/**
 * A page about one event. Each begins alike: the event's name and state, what can be done with it, and
 * its tabs; what the page itself is about comes below.
 */
export function eventPage(view: View, event: EventOnConsole, parts: EventPageParts): Html {
  const { title, canonicalPath, body, tab } = parts;
  return consolePage(view, {
    title: title === '' ? event.title : `${title} · ${event.title}`,
    heading: event.title,
    section: 'events',
    crumbs: [...eventCrumbs(view), ...(parts.crumbs ?? [])],
    canonicalPath,
    state: html`${statusBadge(view, event.status)}
    ${event.crowd ? badge(view.t('console.events.crowd.badge'), 'info') : ''}`,
    actions: actions(view, event),
    tabs: eventTabs(view, event, tab),
    ...(parts.narrow === undefined ? {} : { narrow: parts.narrow }),
    body,
  });
}

function actions({ t }: View, { slug, status }: EventOnConsole): Html {
  return html`
    ${
      status === 'cancelled'
        ? ''
        : linkButton(consoleEventAddress(slug, 'edit'), t('console.events.overview.edit'), 'quiet')
    }
    ${linkButton(
      eventAddress(slug),
      t(`console.events.overview.${status === 'draft' ? 'seePage' : 'publicPage'}`),
      'quiet',
    )}
  `;
}
