import { html } from '@prairielearn/html';
import {
  codeAppAddress,
  codeAppConfirmationAddress,
  consoleAccountAddress,
  recoveryCodesAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface CodeAppPageProps {
  form: FormState;
  /** In base 32, to be typed into an app. */
  secret: string;
  /** By which an app takes it over, and the same as a code for cameras, in SVG. */
  address: string;
  picture: string;
}

/** The secret for an app that shows codes, and the form for its first code. */
export function codeAppPage(
  view: View,
  { form, secret, address, picture }: CodeAppPageProps,
): Html {
  const { t } = view;
  const image = `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.codeApp.title')),
    section: 'account',
    crumbs: [{ href: consoleAccountAddress, label: t('console.account.title') }],
    canonicalPath: codeAppAddress,
    narrow: true,
    body: html`
      ${errorSummary(view, form)}
      <p>${t('console.codeApp.scan')}</p>
      <p>
        <img
          class="code-picture"
          src="${image}"
          width="220"
          height="220"
          alt="${t('console.codeApp.picture')}"
        />
      </p>
      <p>${t('console.codeApp.orType')} <code>${secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <p><a href="${address}">${t('console.codeApp.open')}</a></p>
      <form class="form" method="post" action="${codeAppConfirmationAddress}">
        ${field(view, form, {
          name: 'code',
          label: t('console.codeApp.first'),
          autocomplete: 'one-time-code',
          inputMode: 'numeric',
          maxLength: 10,
          size: 'short',
        })}
        ${submitButton(t('console.codeApp.confirm'))}
      </form>
    `,
  });
}

/** The codes on paper. Nobody sees them again. */
export function recoveryCodesPage(view: View, { codes }: { codes: readonly string[] }): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.recovery.title'),
    section: 'account',
    crumbs: [{ href: consoleAccountAddress, label: t('console.account.title') }],
    canonicalPath: recoveryCodesAddress,
    narrow: true,
    body: html`
      ${notice({ tone: 'warn' }, t('console.recovery.once'))}
      <p>${t('console.recovery.text')}</p>
      <ul>
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p>${linkButton(consoleAccountAddress, t('console.recovery.kept'))}</p>
    `,
  });
}
