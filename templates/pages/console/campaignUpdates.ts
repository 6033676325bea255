import { html } from '@prairielearn/html';
import { consoleCampaignUpdatesAddress, consoleFollowerErasureAddress } from '../../addresses.ts';
import { withQuery } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import {
  errorSummary,
  field,
  hiddenField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { pagination, type PaginationOptions } from '../../components/navigation.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

export interface CampaignUpdatesProps extends CampaignOnConsole {
  /** How many get updates. */
  confirmed: number;
  followers: readonly { id: number; name: string; email: string; since: string }[];
  paging: Omit<PaginationOptions, 'hrefOf'>;
  /** What was written before, the last first. */
  sent: readonly { subject: string; when: string; followers: number }[];
  form: FormState;
  formKey: string;
  done: string | null;
}

/** Who gets the updates of a campaign, and the form that writes to all of them. */
export function campaignUpdatesPage(view: View, props: CampaignUpdatesProps): Html {
  const { t } = view;
  const { slug, confirmed, followers, sent, form, paging } = props;
  const address = consoleCampaignUpdatesAddress(slug);
  const title = t('console.campaigns.tabs.updates');
  return campaignConsolePage(view, props, {
    tab: 'updates',
    title,
    windowTitle: titleWithProblems(view, form, `${title} · ${props.title}`),
    canonicalPath: address,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <p>${t('console.updates.count', { count: confirmed })}</p>
        ${confirmed === 0 ? '' : writing(view, props, address)}
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
                  rows: sent.map((one) => [nameText(one.subject), one.when, one.followers]),
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

function writing(
  view: View,
  { form, formKey, confirmed }: CampaignUpdatesProps,
  address: string,
): Html {
  const { t } = view;
  return html`<form class="form panel" method="post" action="${address}">
    <h2>${t('console.updates.write')}</h2>
    ${errorSummary(view, form)} ${hiddenField('formKey', formKey)}
    ${field(view, form, {
      name: 'subject',
      label: t('console.updates.subject.label'),
      maxLength: 150,
      autocomplete: 'off',
    })}
    ${textArea(view, form, {
      name: 'text',
      label: t('console.updates.text.label'),
      hint: t('console.updates.text.hint'),
      rows: 10,
    })}
    <div class="actions">${submitButton(t('console.updates.send', { count: confirmed }))}</div>
  </form>`;
}
