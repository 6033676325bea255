import { html } from '@prairielearn/html';
import type { MessageFilter } from '../../../db/messageCondition.ts';
import {
  consoleMailsAddress,
  consoleMessageAddress,
  consoleMessagePreviewAddress,
  consoleSignUpsAddress,
  messagePart,
  withQuery,
} from '../../addresses.ts';
import { facts, nameText } from '../../components/facts.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { doneNotice } from '../../components/notices.ts';
import type { DropReason } from '../../../server/mail/rendered.ts';
import type { RefusalReason } from '../../../server/messages/whyNotTaken.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import { type EventOnConsole } from './eventTabs.ts';
import {
  audienceText,
  messageCrumbs,
  previews,
  type MessageAudience,
  type MessageVariant,
} from './messageDraft.ts';
import { messageBadge, type MessageStanding } from './messages.ts';

export interface MessageProgressProps {
  event: EventOnConsole;
  id: number;
  state: Exclude<MessageStanding, 'draft' | 'scheduled'>;
  to: MessageAudience;
  author: string;
  variants: readonly Pick<MessageVariant, 'language' | 'subject'>[];
  /** People, by what became of their mail. After a stop, `left` are those who do not get it. */
  counts: { sent: number; left: number; failed: number; dropped: number };
  /** Why it reached fewer: of those not mailed by reason, and how many mails bounced later. */
  shortfall: {
    dropped: readonly { reason: DropReason; people: number }[];
    cameBack: number;
    refused: readonly { reason: RefusalReason; people: number }[];
    returned: readonly { reason: RefusalReason; people: number }[];
  };
  /** About how long it still takes, in minutes. */
  minutes: number;
  /** Instants in words. */
  started: string;
  ended: string | null;
  /** Whether the page was asked to load itself again now and then, for browsers without scripts. */
  refreshing: boolean;
  done: string | null;
}

/** A message that was sent or is on its way: how far it has come, and how to hold it. */
export function messageProgressPage(view: View, props: MessageProgressProps): Html {
  const { t } = view;
  const { event, id } = props;
  return eventPage(view, event, {
    tab: 'messages',
    title: t('console.messages.progress.title'),
    crumbs: messageCrumbs(view, event),
    canonicalPath: consoleMessageAddress(event.slug, id),
    body: html`
      <div class="stack narrow">
        ${doneNotice(props.done)}
        <h2>
          <span id="progress-title">${t('console.messages.progress.title')}</span>
          ${messageBadge(view, props.state)}
        </h2>
        <div
          id="progress"
          class="stack"
          role="status"
          ${props.state === 'sending' ? html`data-live` : ''}
        >
          ${progress(view, props)}
        </div>
        ${buttons(view, props)}
        <h2>${t('console.messages.progress.text')}</h2>
        ${facts([
          {
            label: t('console.messages.draft.to'),
            value: html`<bdi>${audienceText(view, props.to)}</bdi>`,
          },
          { label: t('console.messages.draft.by'), value: nameText(props.author) },
          { label: t('console.messages.progress.started'), value: props.started },
          props.ended === null
            ? null
            : { label: t('console.messages.progress.ended'), value: props.ended },
        ])}
        ${previews(view, props.variants, (language) =>
          consoleMessagePreviewAddress(event.slug, id, language),
        )}
      </div>
    `,
  });
}

function progress(
  view: View,
  { event, id, state, counts, shortfall, minutes }: MessageProgressProps,
): Html {
  const { t } = view;
  const { sent, left, failed, dropped } = counts;
  const total = sent + left + failed + dropped;
  const over = sent + failed + dropped;
  const who = (people: number, is: MessageFilter['is']) => {
    const filter = { message: messagePart({ message: id, is }) };
    const address = withQuery(consoleSignUpsAddress(event.slug), filter);
    return people === 0 ? '' : html`<a href="${address}">${t('console.messages.progress.who')}</a>`;
  };
  return html`
    <p>
      <strong>${t('console.messages.progress.of', { sent, total })}</strong>
      ${
        state === 'sending' && left > 0
          ? html`· ${t('console.messages.progress.about', { count: minutes })}`
          : ''
      }
    </p>
    <progress
      class="progress"
      max="${Math.max(1, total)}"
      value="${over}"
      aria-labelledby="progress-title"
    ></progress>
    ${facts([
      {
        label: t('console.messages.progress.sent'),
        value: html`${sent} ${who(sent - shortfall.cameBack, 'got')}`,
      },
      {
        label: t(
          state === 'stopped'
            ? 'console.messages.progress.notSent'
            : 'console.messages.progress.left',
        ),
        value: html`${left} ${who(state === 'stopped' ? 0 : left, 'waiting')}`,
      },
      failed === 0
        ? null
        : {
            label: t('console.messages.progress.failed'),
            value: html`${failed} ${who(failed, 'failed')}
              <a href="${withQuery(consoleMailsAddress, { event: event.slug, state: 'failed' })}"
                >${t('console.messages.progress.failedList')}</a
              >
              ${reasons(view, shortfall.refused)}`,
          },
      dropped === 0
        ? null
        : {
            label: t('console.messages.progress.dropped'),
            value: html`${dropped} ${who(dropped, 'held')}
              <ul>
                ${shortfall.dropped.map(
                  ({ reason, people }) =>
                    html`<li>${people}: ${t(`console.mails.result.dropped.${reason}`)}</li>`,
                )}
              </ul>`,
          },
      shortfall.cameBack === 0
        ? null
        : {
            label: t('console.messages.progress.cameBack'),
            value: html`${shortfall.cameBack} (${t('console.messages.progress.cameBackHint')})
            ${who(shortfall.cameBack, 'bounced')} ${reasons(view, shortfall.returned)}`,
          },
    ])}
    <p class="form-note">${t('console.messages.progress.noTracking')}</p>
  `;
}

function reasons({ t }: View, of: readonly { reason: RefusalReason; people: number }[]): Html | '' {
  if (of.length === 0) return '';
  return html`<ul>
    ${of.map(
      ({ reason, people }) =>
        html`<li>${people}: ${t(`console.messages.progress.reasons.${reason}`)}</li>`,
    )}
  </ul>`;
}

function buttons(view: View, { event, id, state, refreshing }: MessageProgressProps): Html {
  const { t } = view;
  const address = consoleMessageAddress(event.slug, id);
  if (state === 'stopped' || state === 'sent') return html``;
  return html`
    <div class="actions">
      ${
        state === 'sending'
          ? actionButton({
              action: consoleMessageAddress(event.slug, id, 'pause'),
              label: t('console.messages.progress.pause'),
            })
          : actionButton({
              action: consoleMessageAddress(event.slug, id, 'resumption'),
              label: t('console.messages.progress.resume'),
              tone: 'primary',
            })
      }
      ${linkButton(
        consoleMessageAddress(event.slug, id, 'stop'),
        t('console.messages.progress.stop'),
        'danger',
      )}
    </div>
    ${
      state === 'sending'
        ? html`<noscript>
            <p>
              <a href="${address}">${t('console.messages.progress.look')}</a> ·
              ${
                refreshing
                  ? html`<a href="${address}">${t('console.messages.progress.still')}</a>`
                  : html`<a href="${withQuery(address, { live: 'yes' })}"
                      >${t('console.messages.progress.live')}</a
                    >`
              }
            </p>
          </noscript>`
        : ''
    }
  `;
}
