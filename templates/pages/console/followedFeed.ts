import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleFollowedActionAddress,
  consoleFollowedAddress,
  consoleFollowedFeedAddress,
} from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { selectField } from '../../components/forms.ts';
import { pagination, type PaginationOptions } from '../../components/navigation.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { withQuery } from '../../addresses.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import { followedCells, followedColumns, type FollowedLine } from './followed.ts';

/** An event of ours, as it is named in a choice. */
export interface OwnEvent {
  id: number;
  slug: string;
  title: string;
  /** Its name with city and day, to tell it from others. */
  label: string;
}

export interface FollowedFeedPageProps {
  campaign: CampaignOnConsole;
  feed: { id: number; name: string };
  actions: readonly (FollowedLine & {
    id: number;
    shown: { kind: 'shown' } | { kind: 'hidden' } | { kind: 'same'; event: OwnEvent };
    /** Events of ours on the same day, the likeliest first. */
    choices: readonly OwnEvent[];
    /** The one that it very likely is; null where none is. */
    perhaps: OwnEvent | null;
  })[];
  paging: Omit<PaginationOptions, 'hrefOf'>;
  done: string | null;
}

/** The actions of a partner: each is shown, hidden, or the same as an event of ours. */
export function followedFeedPage(view: View, props: FollowedFeedPageProps): Html {
  const { t } = view;
  const { campaign, feed, actions, paging, done } = props;
  const address = consoleFollowedFeedAddress(campaign.slug, feed.id);
  return campaignConsolePage(view, campaign, {
    tab: 'followed',
    title: feed.name,
    canonicalPath: address,
    crumbs: [{ href: consoleFollowedAddress(campaign.slug), label: t('console.followed.title') }],
    body: html`
      ${doneNotice(done)}
      ${dataTable({
        caption: feed.name,
        columns: [...followedColumns(view), { label: t('console.followed.columns.shown') }],
        rows: actions.map((action) => [
          ...followedCells(view, action),
          standing(view, campaign.slug, feed.id, action),
        ]),
        empty: t('console.followed.actionCount', { count: 0 }),
      })}
      ${pagination(view, {
        ...paging,
        hrefOf: (page) => withQuery(address, { page: String(page) }),
      })}
    `,
  });
}

type Line = FollowedFeedPageProps['actions'][number];

function standing(view: View, slug: string, feed: number, action: Line): Html {
  const { t } = view;
  const { shown, choices, perhaps } = action;
  const form = freshForm({
    shown: shown.kind === 'same' ? String(shown.event.id) : shown.kind,
  });
  return html`
    ${
      shown.kind === 'same'
        ? html`<p>
            <a href="${consoleEventAddress(shown.event.slug)}"
              >${t('console.followed.same', { title: shown.event.title })}</a
            >
          </p>`
        : ''
    }
    ${
      perhaps === null || shown.kind !== 'shown'
        ? ''
        : html`<p>
            <a href="${consoleEventAddress(perhaps.slug)}"
              >${t('console.followed.perhaps', { title: perhaps.title })}</a
            >
          </p>`
    }
    <form
      class="action"
      method="post"
      action="${consoleFollowedActionAddress(slug, feed, action.id)}"
    >
      ${selectField(view, form, {
        name: 'shown',
        label: `${t('console.followed.columns.shown')}: ${action.title}`,
        idPrefix: `action-${action.id}`,
        choices: [
          { value: 'shown', label: t('console.followed.shown') },
          { value: 'hidden', label: t('console.followed.hidden') },
          ...(choices.length === 0
            ? []
            : [
                {
                  label: t('console.followed.sameAs'),
                  choices: choices.map(({ id, label }) => ({ value: String(id), label })),
                },
              ]),
        ],
      })}
      ${submitButton(t('console.followed.sameSubmit'), { tone: 'quiet' })}
    </form>
  `;
}
