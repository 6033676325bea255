import { html } from '@prairielearn/html';
import {
  consoleActionListsAddress,
  consoleCampaignEventsAddress,
  consoleEventAddress,
  withQuery,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { hiddenField } from '../../components/forms.ts';
import { pagination, type PaginationOptions } from '../../components/navigation.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import { statusBadge, type EventStatus } from './eventTabs.ts';

export interface CampaignEventsProps extends CampaignOnConsole {
  events: readonly {
    id: number;
    slug: string;
    title: string;
    when: string;
    status: EventStatus;
    belongs: boolean;
    /** The campaign that it is of instead. */
    other: string | null;
  }[];
  paging: Omit<PaginationOptions, 'hrefOf'>;
  done: string | null;
}

/** Which events belong to a campaign. */
export function campaignEventsPage(view: View, props: CampaignEventsProps): Html {
  const { t } = view;
  const { slug, events, paging, done } = props;
  const address = consoleCampaignEventsAddress(slug);
  return campaignConsolePage(view, props, {
    tab: 'events',
    title: t('console.campaigns.tabs.events'),
    canonicalPath: address,
    actions: linkButton(consoleActionListsAddress(slug), t('console.actionLists.link'), 'quiet'),
    body: html`
      ${doneNotice(done)}
      <p>${t('console.campaigns.eventsIntro')}</p>
      <form method="post" action="${withQuery(address, { page: pageIn(paging) })}">
        ${hiddenField('was', idsOf(events.filter(({ belongs }) => belongs)))}
        ${dataTable({
          caption: t('console.campaigns.tabs.events'),
          columns: [
            { label: t('console.campaigns.belongs') },
            { label: t('console.campaigns.eventColumns.title'), rowHeader: true },
            { label: t('console.campaigns.eventColumns.when') },
            { label: t('console.campaigns.eventColumns.status') },
            { label: t('console.campaigns.eventColumns.other') },
          ],
          rows: events.map((event) => [
            html`<input
              class="pick"
              type="checkbox"
              name="event"
              value="${event.id}"
              aria-label="${t('console.campaigns.belongsOf', { title: event.title })}"
              ${event.belongs ? html`checked` : ''}
            />`,
            html`<a href="${consoleEventAddress(event.slug)}">${nameText(event.title)}</a>`,
            event.when,
            statusBadge(view, event.status),
            event.other === null ? '' : nameText(event.other),
          ]),
          empty: t('console.campaigns.noEvents'),
        })}
        ${
          events.length === 0
            ? ''
            : html`<div class="actions">${submitButton(t('console.campaigns.save'))}</div>`
        }
      </form>
      ${pagination(view, {
        ...paging,
        hrefOf: (page) => withQuery(address, { page: String(page) }),
      })}
    `,
  });
}

function idsOf(events: CampaignEventsProps['events']): string {
  return events.map(({ id }) => id).join(' ');
}

function pageIn({ page }: CampaignEventsProps['paging']): string {
  return page === 1 ? '' : String(page);
}
