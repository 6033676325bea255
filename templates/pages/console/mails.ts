import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleMailRecipientAddress,
  consoleMailPreviewsAddress,
  consoleMailResendingAddress,
  consoleMailSettlementAddress,
  consoleMailsAddress,
  consoleMailsSettlementAddress,
  consoleUnreadReportsAddress,
  withQuery,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { hiddenField, selectField } from '../../components/forms.ts';
import { pagination, tabs } from '../../components/navigation.ts';
import { badge, doneNotice, notice, type Tone } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export const mailStates = ['open', 'failed', 'due', 'planned', 'sent', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

/** One mail in the list: which, about what, to whom, with what result. */
export interface ListedMail {
  id: number;
  /** What the mail is, in words. */
  kind: string;
  event: { slug: string; title: string } | null;
  /** Null once nobody is left whom it concerns; a reminder that waits is for all attendees. */
  recipient: { name: string; address: string } | 'attendees' | null;
  state: Exclude<MailState, 'open'> | 'bounced' | 'withheld';
  /** What came of it, as a finished sentence. */
  result: string;
  /** What the mail server said, without addresses; '' where it said nothing. */
  reply: string;
  /** What can be done: send it once more, or mail to its address again. */
  next: 'resend' | 'trust' | null;
}

export interface MailsPageProps {
  mails: readonly ListedMail[];
  events: readonly { slug: string; title: string }[];
  filter: { event: string; state: MailState | null };
  /** How many mails failed, of those that the event filter leaves. */
  failed: number;
  /** How many failed or came back, of which nobody said that nothing is left to do. */
  open: number;
  /** Whether there are more than that, which nobody counts. */
  moreOpen: boolean;
  /** The mail of which it was just said; null for none. */
  settled: number | null;
  /** Of how many it was just said at once, and when, in epoch milliseconds; null for none. */
  settledAll: { count: number; at: number } | null;
  page: number;
  pages: number;
  /** Whether there are more pages than that: nobody counts hundreds of thousands of mails. */
  more: boolean;
  /** On whose clocks times are told, in words. */
  zone: string;
  done: string | null;
  /** How many mails to the address for bounces nobody could make sense of. */
  unread: number;
}

const tones: Record<ListedMail['state'], Tone | 'plain'> = {
  failed: 'bad',
  bounced: 'bad',
  due: 'info',
  planned: 'plain',
  sent: 'good',
  dropped: 'plain',
  withheld: 'warn',
};

/** How a mail stands, in one word. */
export function mailBadge({ t }: View, state: ListedMail['state']): Html {
  return badge(t(`console.mails.state.${state}`), tones[state]);
}

/** What was mailed to whom, and what came of it; failed mails stand first. */
export function mailsPage(view: View, props: MailsPageProps): Html {
  const { t } = view;
  const { filter } = props;
  const address = (changes: Record<string, string | number>) =>
    withQuery(consoleMailsAddress, { event: filter.event, state: filter.state ?? '', ...changes });
  return consolePage(view, {
    title: t('console.mails.title'),
    section: 'mails',
    canonicalPath: address({ page: props.page === 1 ? '' : props.page }),
    body: html`
      <div class="stack">
        ${doneNotice(props.done)} ${settledNotice(view, props.settled)}
        ${settledAllNotice(view, props.settledAll)}
        ${
          props.failed === 0
            ? ''
            : notice({ tone: 'bad' }, t('console.mails.failed', { count: props.failed }))
        }
        ${filter.state === 'open' ? openOnes(view, props) : ''}
        ${
          props.unread === 0
            ? ''
            : notice(
                { tone: 'info' },
                html`<p>
                  <a href="${consoleUnreadReportsAddress}"
                    >${t('console.addresses.unread.some', { count: props.unread })}</a
                  >
                </p>`,
              )
        }
        ${eventFilter(view, props)}
        ${tabs(t('console.mails.states'), [
          {
            href: address({ state: '' }),
            label: t('console.mails.all'),
            current: filter.state === null,
          },
          ...mailStates.map((state) => ({
            href: address({ state }),
            label: t(state === 'open' ? 'console.mails.open' : `console.mails.state.${state}`),
            current: filter.state === state,
            alarm: true,
            count: state === 'open' ? props.open : state === 'failed' ? props.failed : 0,
          })),
        ])}
        ${mailTable(view, props)}
        ${pagination(view, {
          page: props.page,
          pages: props.pages,
          more: props.more,
          hrefOf: (page) => address({ page }),
        })}
        <p>${t('console.mails.zone', { zone: props.zone })}</p>
        <p>
          <a href="${consoleMailPreviewsAddress}">${t('console.mails.previews')}</a>
        </p>
      </div>
    `,
  });
}

/** Says it with the way back. */
function settledNotice({ t }: View, mail: number | null): Html | '' {
  return mail === null
    ? ''
    : doneNotice(
        t('console.mails.settled'),
        actionButton({
          action: consoleMailSettlementAddress(mail, 'removal'),
          label: t('console.mails.reopen'),
        }),
      );
}

function settledAllNotice({ t }: View, settled: MailsPageProps['settledAll']): Html | '' {
  return settled === null
    ? ''
    : doneNotice(
        t('console.mails.settledAll', { count: settled.count }),
        actionButton({
          action: `${consoleMailsSettlementAddress}/removal`,
          label: t('console.mails.reopen'),
          hidden: { at: String(settled.at) },
        }),
      );
}

function openOnes({ t }: View, { open, moreOpen }: MailsPageProps): Html | '' {
  if (open === 0) return '';
  return notice(
    { tone: 'bad' },
    html`<p>
        ${moreOpen ? t('console.mails.openMore') : t('console.mails.openText', { count: open })}
      </p>
      ${actionButton({
        action: consoleMailsSettlementAddress,
        label: t('console.mails.settleAll'),
      })}`,
  );
}

function eventFilter(view: View, { events, filter }: MailsPageProps): Html {
  const { t } = view;
  return html`
    <form class="narrow stack" method="get" action="${consoleMailsAddress}">
      ${selectField(view, freshForm({ event: filter.event }), {
        name: 'event',
        label: t('console.mails.event'),
        optional: true,
        blank: t('console.mails.everyEvent'),
        choices: events.map(({ slug, title }) => ({ value: slug, label: title })),
      })}
      ${filter.state === null ? '' : hiddenField('state', filter.state)}
      ${submitButton(t('console.mails.show'), { tone: 'quiet' })}
    </form>
  `;
}

function recipientOf({ t }: View, recipient: ListedMail['recipient']): Html | string {
  if (recipient === null) return t('console.mails.nobody');
  if (recipient === 'attendees') return t('console.mails.attendees');
  return html`${nameText(recipient.name)}<br />${nameText(recipient.address)}`;
}

function nextStep(view: View, mail: ListedMail, isOpen: boolean): Html | '' {
  const { t } = view;
  const { recipient } = mail;
  const about = `${mail.kind}, ${recipient === 'attendees' ? '' : (recipient?.name ?? '')}`;
  const settle = isOpen
    ? actionButton({
        action: consoleMailSettlementAddress(mail.id),
        label: t('console.mails.settle'),
        about,
      })
    : '';
  return html`${wayOn(view, mail, about)} ${settle}`;
}

function wayOn({ t }: View, mail: ListedMail, about: string): Html | '' {
  switch (mail.next) {
    case 'resend':
      return actionButton({
        action: consoleMailResendingAddress(mail.id),
        label: t('console.mails.resend'),
        about,
      });
    case 'trust':
      return actionButton({
        action: consoleMailRecipientAddress(mail.id),
        label: t('console.addresses.trust'),
        about,
      });
    case null:
      return '';
  }
}

function mailTable(view: View, { mails, filter }: MailsPageProps): Html {
  const { t } = view;
  return dataTable({
    caption: t('console.mails.caption'),
    columns: [
      { label: t('console.mails.columns.mail'), rowHeader: true },
      { label: t('console.mails.columns.to') },
      { label: t('console.mails.columns.result') },
      { label: t('console.mails.columns.actions'), labelHidden: true },
    ],
    rows: mails.map((mail) => [
      html`${mail.kind}${
        mail.event === null
          ? ''
          : html`<br /><a href="${consoleEventAddress(mail.event.slug)}"
                >${nameText(mail.event.title)}</a
              >`
      }`,
      recipientOf(view, mail.recipient),
      html`${mailBadge(view, mail.state)}
      ${mail.result}${mail.reply === '' ? '' : html`<br /><q>${nameText(mail.reply)}</q>`}`,
      nextStep(view, mail, filter.state === 'open'),
    ]),
    empty: t(filter.state === 'open' ? 'console.mails.nothingOpen' : 'console.mails.empty'),
  });
}
