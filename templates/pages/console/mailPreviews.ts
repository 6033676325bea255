import { html } from '@prairielearn/html';
import {
  consoleMailPreviewsAddress,
  consoleMailPreviewsFrameAddress,
  consoleMailsAddress,
} from '../../addresses.ts';
import { mailPreview, type MailPreviewProps } from '../../components/mailPreview.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';

export type MailPreviewsProps = Pick<MailPreviewProps, 'kinds' | 'chosen' | 'mail'>;

/** The mails that organizers get, as they get them. Those about an event stand with the event. */
export function mailPreviewsPage(view: View, props: MailPreviewsProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.mailPreviews.title'),
    section: 'mails',
    crumbs: [{ href: consoleMailsAddress, label: t('console.mails.title') }],
    canonicalPath: consoleMailPreviewsAddress,
    body: html`
      <div class="stack">
        <h2>${t('console.eventMails.preview')}</h2>
        <p>${t('console.mailPreviews.text')}</p>
        ${mailPreview(view, {
          ...props,
          address: consoleMailPreviewsAddress,
          frameAddress: consoleMailPreviewsFrameAddress,
          none: t('console.mailPreviews.none'),
        })}
      </div>
    `,
  });
}
