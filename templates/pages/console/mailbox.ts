import { html } from '@prairielearn/html';
import {
  consoleMailboxAddress,
  consoleMailboxAttachmentAddress,
  consoleMailboxHtmlAddress,
  consoleMailboxMailAddress,
  withQuery,
} from '../../addresses.ts';
import { facts, nameText } from '../../components/facts.ts';
import { pagination } from '../../components/navigation.ts';
import { notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';

/** A mail in the mailbox, as the list shows it. */
export interface MailboxLine {
  id: number;
  subject: string;
  to: string;
  /** When it came, in words. */
  when: string;
}

export interface MailboxPageProps {
  mails: readonly MailboxLine[];
  page: number;
  pages: number;
}

/** Every mail that would have been sent, the newest first. */
export function mailboxPage(view: View, { mails, page, pages }: MailboxPageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.mailbox.title'),
    section: 'mailbox',
    canonicalPath: addressOf(page),
    body: html`
      <div class="stack">
        ${notice({ tone: 'info' }, t('console.mailbox.why'))}
        ${dataTable({
          caption: t('console.mailbox.caption'),
          columns: [
            { label: t('console.mailbox.subject'), rowHeader: true },
            { label: t('console.mailbox.to') },
            { label: t('console.mailbox.when'), numeric: true },
          ],
          rows: mails.map(({ id, subject, to, when }) => [
            html`<a href="${consoleMailboxMailAddress(id)}">${nameText(subject)}</a>`,
            nameText(to),
            when,
          ]),
          empty: t('console.mailbox.empty'),
        })}
        ${pagination(view, { page, pages, hrefOf: addressOf })}
      </div>
    `,
  });
}

function addressOf(page: number): string {
  return withQuery(consoleMailboxAddress, { page: page === 1 ? '' : page });
}

export interface MailboxMail extends MailboxLine {
  from: string;
  text: string;
  hasHtml: boolean;
  attachments: readonly { filename: string; bytes: number }[];
}

/** One mail as its recipient would read it: the text, the HTML in a frame, the files. */
export function mailboxMailPage(view: View, mail: MailboxMail): Html {
  const { t } = view;
  return consolePage(view, {
    title: mail.subject,
    section: 'mailbox',
    crumbs: [{ href: consoleMailboxAddress, label: t('console.mailbox.title') }],
    narrow: true,
    body: html`
      <div class="stack">
        ${facts([
          { label: t('console.mailbox.from'), value: nameText(mail.from) },
          { label: t('console.mailbox.to'), value: nameText(mail.to) },
          { label: t('console.mailbox.when'), value: mail.when },
        ])}
        ${
          mail.attachments.length === 0
            ? ''
            : html`<section aria-labelledby="attachments">
                <h2 id="attachments">${t('console.mailbox.attachments')}</h2>
                <ul>
                  ${mail.attachments.map(
                    ({ filename, bytes }, index) =>
                      html`<li>
                        <a href="${consoleMailboxAttachmentAddress(mail.id, index + 1)}"
                          >${nameText(filename)}</a
                        >
                        (${t('console.mailbox.bytes', { count: bytes })})
                      </li>`,
                  )}
                </ul>
              </section>`
        }
        <section aria-labelledby="text">
          <h2 id="text">${t('console.mailbox.text')}</h2>
          <div class="mail-text" dir="auto">${withLinks(mail.text, view.site.baseUrl)}</div>
        </section>
        ${
          mail.hasHtml
            ? html`<section aria-labelledby="html">
                <h2 id="html">${t('console.mailbox.html')}</h2>
                <iframe
                  class="mail-frame"
                  title="${t('console.mailbox.html')}"
                  src="${consoleMailboxHtmlAddress(mail.id)}"
                  sandbox="allow-popups allow-popups-to-escape-sandbox"
                ></iframe>
              </section>`
            : ''
        }
      </div>
    `,
  });
}

/** The text with links to this very site to click on; what leads elsewhere stays text. */
function withLinks(text: string, baseUrl: string): Html[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) =>
      part.startsWith(`${baseUrl}/`)
        ? html`<a href="${part.slice(baseUrl.length)}">${part}</a>`
        : html`${part}`,
    );
}
