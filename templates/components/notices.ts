import { html } from '@prairielearn/html';
import { consoleMailboxAddress } from '../addresses.ts';
import type { Html, View } from '../view.ts';
import { linkButton } from './buttons.ts';

export type Tone = 'good' | 'info' | 'warn' | 'bad';

export interface NoticeOptions {
  tone: Tone;
  title?: string;
  /** Says it at once to a screen reader; for what has just happened. */
  live?: boolean;
}

/** A block that stands out: something happened, or something has to be known first. */
export function notice(options: NoticeOptions, body: string | Html): Html {
  return html`
    <div class="notice notice--${options.tone}" ${options.live === true ? html`role="status"` : ''}>
      ${options.title === undefined ? '' : html`<p class="notice__title">${options.title}</p>`}
      ${typeof body === 'string' ? html`<p>${body}</p>` : body}
    </div>
  `;
}

/** Says where an email is that people wait for, while a site has no mail server. */
export function mailboxNotice({ t, demonstration }: View): Html | '' {
  if (!demonstration) return '';
  return notice(
    { tone: 'info' },
    html`<p>${t('layout.demonstration.text')}</p>
      <p>${linkButton(consoleMailboxAddress, t('layout.demonstration.mailbox'), 'quiet')}</p>`,
  );
}

/**
 * Says what was just done. It has the focus when the page opens, so that it is seen and read out
 * wherever on the page it stands; nothing where nothing was done.
 *
 * @param more what can be done about it, such as taking it back
 */
export function doneNotice(text: string | null, more: Html | '' = ''): Html {
  return text === null
    ? html``
    : html`<div class="notice notice--good" role="status" tabindex="-1" autofocus data-done>
        <p>${text}</p>
        ${more}
      </div>`;
}

/** A state in one word: "Waiting", "On the list", "Online". */
export function badge(text: string, tone: Tone | 'plain' = 'plain'): Html {
  return html`<span class="badge badge--${tone}">${text}</span>`;
}
