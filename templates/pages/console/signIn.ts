import { html } from '@prairielearn/html';
import {
  consoleAddress,
  passkeySignInAddress,
  signInAddress,
  signInLinkAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { challenge } from '../../components/challenge.ts';
import { facts, nameText } from '../../components/facts.ts';
import { errorSummary, field, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { passkeyButton } from '../../components/passkey.ts';
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
      ${errorSummary(view, form)} ${demonstrationNotice(view)}
      <p>${t('console.signIn.intro')}</p>
      <form class="form" method="post" action="${signInAddress}" data-once>
        ${field(view, form, {
          name: 'email',
          label: t('console.signIn.email'),
          type: 'email',
          autocomplete: 'email',
          maxLength: 254,
        })}
        ${challenge(view)} ${submitButton(t('console.signIn.submit'))}
      </form>
      <form method="post" action="${passkeySignInAddress}">
        ${passkeyButton(view, { field: 'passkey' })}
      </form>
    `,
  });
}

/** Where the link would be in a mailbox that only opens for who is signed in. */
function demonstrationNotice({ t, demonstration }: View): Html | '' {
  return demonstration ? notice({ tone: 'info' }, t('console.signIn.demonstration')) : '';
}

/** "Check your mail": the same page for every address. */
export function signInSentPage(view: View, { minutes }: { minutes: number }): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.signIn.sent.title'),
    narrow: true,
    body: html`
      ${demonstrationNotice(view)}
      <p>${t('console.signIn.sent.text', { minutes })}</p>
      <p>${t('console.signIn.sent.elsewhere')}</p>
      <p>${t('console.signIn.sent.nothing')}</p>
      <p>${t('console.signIn.sent.often', { minutes })}</p>
      <p>${linkButton(signInAddress, t('console.signIn.sent.again'), 'quiet')}</p>
    `,
  });
}

/** Sent with the button of a page that warned that somebody else may have asked for the link. */
export const warnedField = 'warned';
/** Of an app, or from paper, where it is asked for beside the link. */
export const codeField = 'code';

export interface SignInLinkPageProps {
  token: string;
  /** Whom the link signs in. */
  organizer: { name: string; email: string };
  /** Somebody who was invited and has never been here. */
  firstTime: boolean;
  /** Another browser than this one asked for it. */
  askedElsewhere: boolean;
  /** Who is signed in in this browser, if it is somebody else. */
  replaces: string | null;
  /** Where a code is asked for beside the link; null where not. */
  code: FormState | null;
}

/**
 * What a mailed link opens: a button, because programs that check mails open links too. It names
 * whom it signs in, because somebody may send a link of their own to others, and wait for what
 * they do in the wrong name.
 */
export function signInLinkPage(view: View, props: SignInLinkPageProps): Html {
  const { t, site } = view;
  const { token, organizer, firstTime, askedElsewhere, replaces, code } = props;
  return consolePage(view, {
    title: t('console.signIn.link.title'),
    canonicalPath: signInLinkAddress(token),
    narrow: true,
    body: html`
      ${code === null ? '' : errorSummary(view, code)}
      ${
        askedElsewhere
          ? notice(
              { tone: 'warn', title: t('console.signIn.link.elsewhere.title') },
              t('console.signIn.link.elsewhere.text'),
            )
          : ''
      }
      ${
        replaces === null
          ? ''
          : notice({ tone: 'warn' }, t('console.signIn.link.replaces', { name: replaces }))
      }
      <p>
        ${
          firstTime
            ? t('console.signIn.link.welcome', { organization: site.organization })
            : t('console.signIn.link.text')
        }
      </p>
      ${facts([
        {
          label: t('console.signIn.link.as'),
          value: html`${nameText(organizer.name)}<br />${nameText(organizer.email)}`,
        },
      ])}
      <form class="form" method="post" action="${signInLinkAddress(token)}">
        ${askedElsewhere ? hiddenField(warnedField, 'yes') : ''}
        ${
          code === null
            ? ''
            : field(view, code, {
                name: codeField,
                label: t('console.codeApp.code'),
                hint: t('console.codeApp.codeHint'),
                autocomplete: 'one-time-code',
                maxLength: 40,
              })
        }
        <div class="actions">
          ${submitButton(
            t(
              askedElsewhere
                ? 'console.signIn.link.elsewhere.submit'
                : 'console.signIn.link.submit',
            ),
          )}
          ${
            askedElsewhere
              ? linkButton(signInAddress, t('console.signIn.link.elsewhere.leave'), 'quiet')
              : ''
          }
        </div>
      </form>
    `,
  });
}

export interface SignInRefusedPageProps {
  token: string;
  reason: 'used' | 'expired';
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
        ${reason === 'used' ? linkButton(consoleAddress, t('console.signIn.refused.dashboard')) : ''}
        ${linkButton(
          signInAddress,
          t('console.signIn.refused.again'),
          reason === 'used' ? 'quiet' : 'primary',
        )}
      </p>
    `,
  });
}
