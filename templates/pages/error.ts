import { html } from '@prairielearn/html';
import { homeAddress } from '../addresses.ts';
import { linkButton } from '../components/buttons.ts';
import { poster } from '../components/poster.ts';
import { page } from '../layout.ts';
import type { Html, View } from '../view.ts';

export interface ErrorPageProps {
  status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503;
  /** By which the log tells what happened. */
  requestId: string;
}

/** The one page for everything that cannot be answered: what happened, and what to do next. */
export function errorPage(view: View, { status, requestId }: ErrorPageProps): Html {
  const { t } = view;
  const title = t(`error.${status}.title`);
  const { contact } = view.site;
  return page(view, {
    title,
    robots: 'noindex',
    wide: true,
    tone: 'ink',
    // The address may only be one that is posted to, or none at all.
    canonicalPath: status === 404 ? view.path : homeAddress,
    body: poster({
      tone: 'ink',
      title,
      lead: html`
        <p>${t(`error.${status}.text`)}</p>
        <p class="poster__small">
          ${
            contact === null
              ? t('error.reference')
              : html`${t('error.referenceContact')} <a href="${contact.href}">${contact.text}</a>:`
          }
          <code>${requestId}</code>
        </p>
      `,
      action: linkButton(homeAddress, t('error.home')),
    }),
  });
}
