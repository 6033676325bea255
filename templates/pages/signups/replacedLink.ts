import { html } from '@prairielearn/html';
import { signUpLinkAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import { notice } from '../../components/notices.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';

export interface ReplacedLinkProps {
  token: string;
  /** The new link was asked for a moment ago. */
  sent: boolean;
}

/**
 * Behind a link that was shown to whoever filled in the form, or mailed to an address that the sign-up
 * has no more. It opens nothing, and tells nothing of the sign-up: a new one goes to its address.
 */
export function replacedLinkPage(view: View, { token, sent }: ReplacedLinkProps): Html {
  const { t } = view;
  return page(view, {
    title: t('signup.replaced.title'),
    robots: 'noindex',
    body: html`
      <h1>${t('signup.replaced.title')}</h1>
      ${
        sent
          ? notice({ tone: 'good', live: true }, t('signup.replaced.sent'))
          : html`<p class="lead">${t('signup.replaced.text')}</p>
              <div class="actions">
                ${actionButton({
                  action: signUpLinkAddress(token),
                  label: t('signup.replaced.button'),
                  tone: 'primary',
                })}
              </div>`
      }
    `,
  });
}
