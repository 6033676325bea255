import { html } from '@prairielearn/html';
import { signInAddress } from '../addresses.ts';
import { submitButton } from '../components/buttons.ts';
import { keptFields } from '../components/keptFields.ts';
import type { FormValues } from '../forms.ts';
import { page } from '../layout.ts';
import type { Html, View } from '../view.ts';

/**
 * Answers a form of the dashboard that came after the session had ended: everything that was typed is on
 * this page, and is sent again once its writer has signed in.
 *
 * @param action where the form was sent to
 */
export function signedOutPage(view: View, action: string, values: FormValues): Html {
  const { t } = view;
  return page(view, {
    title: t('layout.signedOut.title'),
    robots: 'noindex',
    canonicalPath: signInAddress,
    body: html`
      <h1>${t('layout.signedOut.title')}</h1>
      <p>${t('layout.signedOut.text')}</p>
      <p>
        <a class="button button--primary" href="${signInAddress}" target="_blank"
          >${t('layout.signedOut.signIn')}</a
        >
      </p>
      <p>${t('layout.signedOut.then')}</p>
      <form method="post" action="${action}">
        ${keptFields(values)} ${submitButton(t('layout.signedOut.again'), { tone: 'quiet' })}
      </form>
    `,
  });
}
