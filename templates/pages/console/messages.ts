import { html } from '@prairielearn/html';
import {
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { linkButton } from '../../components/buttons.ts';
import { toolbar } from '../../components/navigation.ts';
import { badge, doneNotice, type Tone } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import { type EventOnConsole } from './eventTabs.ts';

/** How a message stands. */
export type MessageStanding = 'draft' | 'scheduled' | 'sending' | 'paused' | 'stopped' | 'sent';

const tones: Record<MessageStanding, Tone | 'plain'> = {
  draft: 'plain',
  scheduled: 'info',
  sending: 'info',
  paused: 'warn',
  stopped: 'bad',
  sent: 'good',
};

export function messageBadge(view: View, state: MessageStanding): Html {
  return badge(view.t(`console.messages.state.${state}`), tones[state]);
}

/** One message in the list. */
export interface ListedMessage {
  id: number;
  subject: string;
  state: MessageStanding;
  sent: number;
  /** How many people it is for. */
  total: number;
  author: string;
  /** When it was sent, is to go, or as a draft was last changed, in words. */
  when: string;
}

export interface MessagesPageProps {
  event: EventOnConsole;
  messages: readonly ListedMessage[];
  done: string | null;
}

/** What organizers wrote to those who signed up, the newest first. */
export function messagesPage(view: View, { event, messages, done }: MessagesPageProps): Html {
  const { t } = view;
  return eventPage(view, event, {
    tab: 'messages',
    title: t('console.messages.title'),
    canonicalPath: consoleMessagesAddress(event.slug),
    body: html`
      <div class="stack">
        <h2>${t('console.messages.title')}</h2>
        ${doneNotice(done)}
        ${toolbar(linkButton(consoleNewMessageAddress(event.slug), t('console.messages.new')))}
        ${dataTable({
          caption: t('console.messages.title'),
          columns: [
            { label: t('console.messages.columns.subject'), rowHeader: true },
            { label: t('console.messages.columns.state') },
            { label: t('console.messages.columns.sent'), numeric: true },
            { label: t('console.messages.columns.author') },
            { label: t('console.messages.columns.when') },
          ],
          rows: messages.map((message) => [
            html`<a href="${consoleMessageAddress(event.slug, message.id)}"
              >${nameText(message.subject)}</a
            >`,
            messageBadge(view, message.state),
            message.state === 'draft' || message.state === 'scheduled'
              ? ''
              : t('console.messages.sentOf', { sent: message.sent, total: message.total }),
            nameText(message.author),
            message.when,
          ]),
          empty: t('console.messages.empty'),
        })}
      </div>
    `,
  });
}
