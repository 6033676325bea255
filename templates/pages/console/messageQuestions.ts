import { html } from '@prairielearn/html';
import { consoleMessageAddress } from '../../addresses.ts';
import { facts } from '../../components/facts.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { hiddenField } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';
import type { EventOnConsole } from './eventTabs.ts';
import {
  messageCrumbs,
  readers,
  recipients,
  type MessageAudience,
  type MessageReach,
  type MessageVariant,
} from './messageDraft.ts';

interface Subject {
  event: EventOnConsole;
  id: number;
}

export interface MessageSendingProps extends Subject {
  /** Of the draft that was looked at: no other is sent. */
  version: number;
  to: MessageAudience;
  reach: MessageReach;
  variants: readonly MessageVariant[];
  pace: number;
  minutes: number;
  /** In words, until when its emails wait because it is quiet time; null where they leave at once. */
  quietUntil: string | null;
  /** The draft has been changed since it was looked at. */
  changed: boolean;
}

/** Asks before a message goes to everybody it is for. */
export function messageSendingPage(view: View, props: MessageSendingProps): Html {
  const { t } = view;
  const { event, id, reach } = props;
  const action = consoleMessageAddress(event.slug, id, 'sending');
  return consolePage(view, {
    title: t('console.messages.sending.title', { count: reach.getting }),
    section: 'events',
    crumbs: messageCrumbs(view, event),
    canonicalPath: action,
    narrow: true,
    body: props.changed
      ? html`<div class="stack">
          ${notice({ tone: 'bad', live: true }, t('console.messages.sending.changed'))}
          <div class="actions">
            ${linkButton(consoleMessageAddress(event.slug, id), t('console.messages.sending.back'))}
          </div>
        </div>`
      : html`
          <form class="form" method="post" action="${action}" data-once>
            ${hiddenField('version', String(props.version))}
            ${facts([
              {
                label: t('console.messages.draft.to'),
                value: recipients(view, props.to, reach),
              },
              {
                label: t('console.messages.draft.languages'),
                value: readers(view, props.variants),
              },
              {
                label: t('console.messages.draft.pace'),
                value: t('console.messages.draft.takes', {
                  pace: props.pace,
                  count: props.minutes,
                }),
              },
            ])}
            ${
              props.quietUntil === null
                ? ''
                : notice(
                    { tone: 'info' },
                    t('console.messages.sending.quiet', { until: props.quietUntil }),
                  )
            }
            <p>${t('console.messages.sending.text')}</p>
            <div class="actions">
              ${submitButton(t('console.messages.sending.submit', { count: reach.getting }))}
              ${linkButton(
                consoleMessageAddress(event.slug, id),
                t('console.messages.sending.back'),
                'quiet',
              )}
            </div>
          </form>
        `,
  });
}

/** Asks before a message is stopped for good. */
export function messageStopPage(view: View, { event, id, left }: Subject & { left: number }): Html {
  const { t } = view;
  return question(view, { event, id }, 'stop', {
    title: t('console.messages.stop.title'),
    text: t('console.messages.stop.text', { count: left }),
    submit: t('console.messages.stop.submit'),
    keep: t('console.messages.stop.keep'),
  });
}

/** Asks before a draft is deleted. */
export function messageDeletionPage(view: View, subject: Subject): Html {
  const { t } = view;
  return question(view, subject, 'deletion', {
    title: t('console.messages.deletion.title'),
    text: t('console.messages.deletion.text'),
    submit: t('console.messages.deletion.submit'),
    keep: t('console.messages.deletion.keep'),
  });
}

function question(
  view: View,
  { event, id }: Subject,
  what: 'stop' | 'deletion',
  texts: { title: string; text: string; submit: string; keep: string },
): Html {
  const action = consoleMessageAddress(event.slug, id, what);
  return consolePage(view, {
    title: texts.title,
    section: 'events',
    crumbs: messageCrumbs(view, event),
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        <p>${texts.text}</p>
        <div class="actions">
          ${submitButton(texts.submit, { tone: 'danger' })}
          ${linkButton(consoleMessageAddress(event.slug, id), texts.keep, 'quiet')}
        </div>
      </form>
    `,
  });
}
