import { html } from '@prairielearn/html';
import { consoleFollowedAddress, consoleFollowedFeedAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import {
  choices,
  errorSummary,
  field,
  selectField,
  titleWithProblems,
  type ChoiceGroup,
} from '../../components/forms.ts';
import { badge, doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

/** An action of a partner in one line. */
export interface FollowedLine {
  title: string;
  /** Its page; null where it has none. */
  url: string | null;
  when: string;
  /** Venue and city; '' where neither is known. */
  where: string;
  cancelled: boolean;
}

export interface FollowedPageProps {
  campaign: CampaignOnConsole;
  feeds: readonly {
    id: number;
    name: string;
    address: string;
    actions: number;
    /** When it was last seen, in words. */
    ago: string;
    /** Since when it cannot be read, and why, in words; null while it can. */
    failing: { since: string; why: string } | null;
  }[];
  form: FormState;
  zones: readonly ChoiceGroup[];
  /** What was found at the address in the form; null where nobody has looked. */
  found: { actions: number; unreadable: number; first: readonly FollowedLine[] } | null;
  longestName: number;
  done: string | null;
}

/** What a campaign follows of partners, and the form that adds to it. */
export function followedPage(view: View, props: FollowedPageProps): Html {
  const { t } = view;
  const { campaign, feeds, form, done } = props;
  const address = consoleFollowedAddress(campaign.slug);
  const title = t('console.followed.title');
  return campaignConsolePage(view, campaign, {
    tab: 'followed',
    title,
    windowTitle: titleWithProblems(view, form, `${title} · ${campaign.title}`),
    canonicalPath: address,
    body: html`
      ${doneNotice(done)}
      <p>${t('console.followed.intro')}</p>
      ${
        feeds.length === 0
          ? html`<p class="empty">${t('console.followed.empty')}</p>`
          : html`<ul class="stack plain-list">
              ${feeds.map((feed) => html`<li>${feedCard(view, campaign.slug, feed)}</li>`)}
            </ul>`
      }
      ${props.found === null ? '' : foundSection(view, props.found)}
      <section class="stack narrow" aria-labelledby="follow">
        <h2 id="follow">${t('console.followed.add.heading')}</h2>
        <form class="form" method="post" action="${address}" data-once>
          ${errorSummary(view, form)}
          ${field(view, form, {
            name: 'address',
            label: t('console.followed.add.address'),
            hint: t('console.followed.add.addressHint'),
            inputMode: 'url',
            autocomplete: 'off',
            maxLength: 1000,
          })}
          ${field(view, form, {
            name: 'name',
            label: t('console.followed.add.name'),
            hint: t('console.followed.add.nameHint'),
            maxLength: props.longestName,
            autocomplete: 'off',
            optional: true,
          })}
          ${selectField(view, form, {
            name: 'zone',
            label: t('console.followed.add.zone'),
            hint: t('console.followed.add.zoneHint'),
            choices: props.zones,
          })}
          ${choices(view, form, {
            name: 'utcIs',
            label: t('console.followed.add.utcIs'),
            choices: [
              { value: 'utc', label: t('console.followed.add.utc') },
              { value: 'local', label: t('console.followed.add.local') },
            ],
          })}
          <div class="actions">
            ${submitButton(t('console.followed.add.look'), { name: 'look', value: 'yes' })}
            ${submitButton(t('console.followed.add.submit'), { tone: 'quiet' })}
          </div>
        </form>
      </section>
    `,
  });
}

function feedCard(view: View, slug: string, feed: FollowedPageProps['feeds'][number]): Html {
  const { t } = view;
  const { id, name, failing } = feed;
  return html`
    <section class="stack" aria-labelledby="feed-${id}">
      <h2 id="feed-${id}">
        <a href="${consoleFollowedFeedAddress(slug, id)}">${nameText(name)}</a>
      </h2>
      <p>
        ${t('console.followed.actionCount', { count: feed.actions })} ·
        ${t('console.followed.seen', { ago: feed.ago })} ·
        <bdi class="address" dir="ltr">${feed.address}</bdi>
      </p>
      ${
        failing === null
          ? ''
          : notice(
              {
                tone: 'bad',
                title: t('console.followed.failing', { when: failing.since }),
              },
              html`<p>${failing.why}</p>`,
            )
      }
      <div class="actions">
        ${actionButton({
          action: consoleFollowedFeedAddress(slug, id, 'refresh'),
          label: t('console.followed.again'),
          about: name,
        })}
        ${actionButton({
          action: consoleFollowedFeedAddress(slug, id, 'removal'),
          label: t('console.followed.stop'),
          tone: 'danger',
          about: name,
        })}
      </div>
    </section>
  `;
}

function foundSection(view: View, found: NonNullable<FollowedPageProps['found']>): Html {
  const { t } = view;
  const { actions, unreadable, first } = found;
  return html`
    <section class="stack" aria-labelledby="found" role="status">
      <h2 id="found">${t('console.followed.found.heading')}</h2>
      <p>${t('console.followed.found.text', { count: actions })}</p>
      ${
        unreadable === 0
          ? ''
          : html`<p>${t('console.followed.found.unreadable', { count: unreadable })}</p>`
      }
      ${
        first.length === 0
          ? ''
          : dataTable({
              caption: t('console.followed.found.first'),
              columns: followedColumns(view),
              rows: first.map((line) => followedCells(view, line)),
              empty: '',
            })
      }
    </section>
  `;
}

/** The columns of a table of actions of partners. */
export function followedColumns({ t }: View) {
  return [
    { label: t('console.followed.columns.title'), rowHeader: true },
    { label: t('console.followed.columns.when') },
    { label: t('console.followed.columns.where') },
  ];
}

/** An action of a partner in these columns. */
export function followedCells({ t }: View, line: FollowedLine): Html[] {
  const title =
    line.url === null
      ? nameText(line.title)
      : html`<a href="${line.url}" rel="noopener noreferrer">${nameText(line.title)}</a>`;
  return [
    html`${title} ${line.cancelled ? badge(t('console.followed.canceled'), 'bad') : ''}`,
    html`${line.when}`,
    line.where === '' ? badge(t('console.followed.noCity'), 'warn') : nameText(line.where),
  ];
}
