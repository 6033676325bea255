import { html } from '@prairielearn/html';
import { consoleAddress, signInAddress, signInLinkAddress } from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface SignInPageProps {
  form: FormState;
  /** The visitor has just signed out. */
  signedOut?: boolean;
}

/** The form that asks for a link. */
export function signInPage(view: View, { form, signedOut = false }: SignInPageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.signIn.title')),
    canonicalPath: signInAddress,
    narrow: true,
    body: html`
      ${signedOut ? notice({ tone: 'good', live: true }, t('console.signIn.signedOut')) : ''}
      ${errorSummary(view, form)}
      <p>${t('console.signIn.intro')}</p>
      <form class="form" method="post" action="${signInAddress}" data-once>
        ${field(view, form, {
          name: 'email',
          label: t('console.signIn.email'),
          type: 'email',
          autocomplete: 'email',
          maxLength: 254,
        })}
        ${submitButton(t('console.signIn.submit'))}
      </form>
    `,
  });
}

/** "Check your mail": the same page for every address. */
export function signInSentPage(view: View, { minutes }: { minutes: number }): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.signIn.sent.title'),
    narrow: true,
    body: html`
      <p>${t('console.signIn.sent.text', { minutes })}</p>
      <p>${t('console.signIn.sent.nothing')}</p>
      <p>${linkButton(signInAddress, t('console.signIn.sent.again'), 'quiet')}</p>
    `,
  });
}

export interface SignInLinkPageProps {
  token: string;
  /** Somebody who was invited and has never been here. */
  firstTime: boolean;
}

/** What a mailed link opens: a button, because programs that check mails open links too. */
export function signInLinkPage(view: View, { token, firstTime }: SignInLinkPageProps): Html {
  const { t, site } = view;
  return consolePage(view, {
    title: t('console.signIn.link.title'),
    canonicalPath: signInLinkAddress(token),
    narrow: true,
    body: html`
      <p>
        ${
          firstTime
            ? t('console.signIn.link.welcome', { organization: site.organization })
            : t('console.signIn.link.text')
        }
      </p>
      ${actionButton({
        action: signInLinkAddress(token),
        label: t('console.signIn.link.submit'),
        tone: 'primary',
      })}
    `,
  });
}

export interface SignInRefusedPageProps {
  token: string;
  reason: 'used' | 'expired' | 'other-browser';
}

/** Why a link signs nobody in, and what to do instead. */
export function signInRefusedPage(view: View, { token, reason }: SignInRefusedPageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: t(`console.signIn.refused.${reason}.title`),
    canonicalPath: signInLinkAddress(token),
    narrow: true,
    body: html`
      <p>${t(`console.signIn.refused.${reason}.text`)}</p>
      <p class="actions">
        ${reason === 'used' ? linkButton(consoleAddress, t('console.signIn.refused.desk')) : ''}
        ${linkButton(
          signInAddress,
          t('console.signIn.refused.again'),
          reason === 'used' ? 'quiet' : 'primary',
        )}
      </p>
    `,
  });
}
