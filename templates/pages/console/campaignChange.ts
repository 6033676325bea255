import { html } from '@prairielearn/html';
import { consoleCampaignAddress, consoleEventAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { hiddenField } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

interface ActionByName {
  slug: string;
  title: string;
  city: string;
}

export interface CampaignChangeProps extends CampaignOnConsole {
  /** Everything that was typed, to be sent once more. */
  values: Readonly<Record<string, string>>;
  /** Why it was not saved. */
  problem: string | null;
  /** The actions that follow; day and hour before and after. */
  actions: readonly (ActionByName & {
    id: number;
    before: string;
    after: string;
    parts: string;
    emails: number;
  })[];
  /** Those that are too many to be told one by one. */
  others: { value: string; count: number } | null;
  emails: number;
  /** How many different addresses the emails go to. */
  addresses: number;
  quietMinutes: number;
  /** Actions that had otherwise, by themselves, what was changed. */
  own: readonly (ActionByName & { when: string; parts: string })[];
  /** Actions that cannot follow. */
  stays: readonly (ActionByName & { when: string; why: 'clocks' | 'past' })[];
  /** The actions that follow, as they are shown. */
  seen: string;
}

/** Asks which actions follow, before what all of them share is changed. */
export function campaignChangePage(view: View, props: CampaignChangeProps): Html {
  const { t } = view;
  return campaignConsolePage(view, props, {
    tab: 'campaign',
    title: t('console.campaigns.change.title'),
    canonicalPath: consoleCampaignAddress(props.slug),
    body: html`
      <form class="form form--wide" method="post" action="${consoleCampaignAddress(props.slug)}">
        ${
          props.problem === null
            ? ''
            : html`<div class="notice notice--bad" role="alert" tabindex="-1" autofocus>
                <p>${props.problem}</p>
              </div>`
        }
        <h2>${t('console.campaigns.change.title')}</h2>
        <p>${t('console.campaigns.change.text')} ${emailsInWords(view, props)}</p>
        ${unable(view, props)} ${followingTable(view, props)} ${kept(view, props)}
        ${Object.entries(props.values).map(([name, value]) => hiddenField(name, value))}
        ${hiddenField('followSeen', props.seen)}
        <div class="actions">
          ${submitButton(t('console.campaigns.change.submit'), {
            name: 'intent',
            value: 'confirm',
          })}
          ${submitButton(t('console.eventForm.confirm.back'), {
            name: 'intent',
            value: 'edit',
            tone: 'quiet',
          })}
        </div>
      </form>
    `,
  });
}

function followingTable(view: View, { actions, others }: CampaignChangeProps): Html {
  const { t } = view;
  return dataTable({
    caption: t('console.campaigns.change.actions'),
    columns: [
      { label: t('console.campaigns.change.follows') },
      { label: t('console.campaigns.eventColumns.title'), rowHeader: true },
      { label: t('console.campaigns.eventColumns.when') },
      { label: t('console.eventForm.confirm.pastChanges') },
      { label: t('console.series.change.emails'), numeric: true },
    ],
    rows: [
      ...actions.map((action) => [
        box(
          String(action.id),
          t('console.campaigns.change.followsOf', { title: action.title, when: action.before }),
        ),
        named(action),
        action.before === action.after
          ? action.before
          : html`<s>${action.before}</s><br />
              ${action.after}`,
        action.parts,
        action.emails === 0 ? '' : action.emails,
      ]),
      ...(others === null
        ? []
        : [
            [
              box(others.value, t('console.campaigns.change.others', { count: others.count })),
              t('console.campaigns.change.others', { count: others.count }),
              '',
              '',
              '',
            ],
          ]),
    ],
    empty: '',
  });
}

function box(value: string, label: string): Html {
  return html`<input
    class="pick"
    type="checkbox"
    name="follow"
    value="${value}"
    aria-label="${label}"
    checked
  />`;
}

function named({ slug, title, city }: ActionByName): Html {
  return html`<a href="${consoleEventAddress(slug)}">${nameText(title)}</a>${
      city === '' ? '' : html`, ${nameText(city)}`
    }`;
}

function kept(view: View, { own }: CampaignChangeProps): Html | '' {
  if (own.length === 0) return '';
  return notice(
    { tone: 'info', title: view.t('console.campaigns.change.own') },
    html`<ul>
      ${own.map((action) => html`<li>${named(action)} · ${action.when} · ${action.parts}</li>`)}
    </ul>`,
  );
}

function unable(view: View, { stays }: CampaignChangeProps): Html | '' {
  const { t } = view;
  if (stays.length === 0) return '';
  return notice(
    { tone: 'warn', title: t('console.campaigns.change.stays') },
    html`<ul>
      ${stays.map(
        (action) =>
          html`<li>
            ${named(action)} · ${action.when} · ${t(`console.campaigns.change.why.${action.why}`)}
          </li>`,
      )}
    </ul>`,
  );
}

function emailsInWords({ t }: View, { emails, addresses, quietMinutes }: CampaignChangeProps) {
  if (emails === 0) return t('console.series.change.nobody');
  return [
    t('console.series.change.told', { count: addresses, emails }),
    t('console.series.change.when', { minutes: quietMinutes }),
  ].join(' ');
}
