import { html } from '@prairielearn/html';
import {
  consoleCampaignLettersAddress,
  consoleCampaignUpdatesAddress,
  consoleFollowerErasureAddress,
  withQuery,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { pagination, type PaginationOptions } from '../../components/navigation.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

export interface CampaignUpdatesProps extends CampaignOnConsole {
  /** How many get updates. */
  confirmed: number;
  followers: readonly { id: number; name: string; email: string; since: string }[];
  paging: Omit<PaginationOptions, 'hrefOf'>;
  /** What was written before, the last first; the id of the letter that it went as, where known. */
  sent: readonly { letter: number | null; subject: string; when: string; followers: number }[];
  done: string | null;
}

/** Who gets the updates of a campaign, and what was written to them. */
export function campaignUpdatesPage(view: View, props: CampaignUpdatesProps): Html {
  const { t } = view;
  const { slug, confirmed, followers, sent, paging } = props;
  const address = consoleCampaignUpdatesAddress(slug);
  const title = t('console.campaigns.tabs.updates');
  return campaignConsolePage(view, props, {
    tab: 'updates',
    title,
    canonicalPath: address,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <p>${t('console.updates.count', { count: confirmed })}</p>
        ${
          confirmed === 0
            ? ''
            : html`<div class="actions">
                ${linkButton(
                  withQuery(consoleCampaignLettersAddress(slug), { to: 'followers' }),
                  t('console.updates.write'),
                  'primary',
                )}
              </div>`
        }
        ${
          sent.length === 0
            ? ''
            : html`<section aria-labelledby="sent">
                <h2 id="sent">${t('console.updates.sent')}</h2>
                ${dataTable({
                  caption: t('console.updates.sent'),
                  columns: [
                    { label: t('console.updates.subject.label'), rowHeader: true },
                    { label: t('console.updates.when') },
                    { label: t('console.updates.readers'), numeric: true },
                  ],
                  rows: sent.map(({ letter, subject, when, followers: readers }) => [
                    letter === null
                      ? nameText(subject)
                      : html`<a href="${consoleCampaignLettersAddress(slug, letter)}"
                          >${nameText(subject)}</a
                        >`,
                    when,
                    readers,
                  ]),
                  empty: '',
                })}
              </section>`
        }
        <section aria-labelledby="followers">
          <h2 id="followers">${t('console.updates.followers')}</h2>
          ${dataTable({
            caption: t('console.updates.followers'),
            columns: [
              { label: t('console.updates.email'), rowHeader: true },
              { label: t('console.updates.name') },
              { label: t('console.updates.since') },
              { label: t('console.updates.erase'), labelHidden: true },
            ],
            rows: followers.map(({ id, name, email, since }) => [
              nameText(email),
              nameText(name),
              since,
              actionButton({
                action: consoleFollowerErasureAddress(slug, id),
                label: t('console.updates.erase'),
                about: email,
              }),
            ]),
            empty: t('console.updates.nobody'),
          })}
          ${pagination(view, {
            ...paging,
            hrefOf: (page) => withQuery(address, { page: String(page) }),
          })}
        </section>
      </div>
    `,
  });
}
