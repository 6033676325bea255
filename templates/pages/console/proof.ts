import { html } from '@prairielearn/html';
import { consoleProofAddress, signInLinkAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { keptFields } from '../../components/keptFields.ts';
import { notice } from '../../components/notices.ts';
import { passkeyButton } from '../../components/passkey.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormValues, Problems } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** What a proof is sent in, beside all that was typed before. */
export const proofFields = {
  way: 'proof',
  code: 'proofCode',
  passkey: 'proofPasskey',
} as const;

export interface ProofPageProps {
  /** Where what was interrupted goes on. */
  to: string;
  method: 'get' | 'post';
  /** What was typed there. */
  values: FormValues;
  problems: Problems;
  /** Whether a link has just been sent. */
  mailed: boolean;
  byCode: boolean;
  byPasskey: boolean;
  /** For how many minutes a proof holds. */
  minutes: number;
}

/** Asks whether it is you, and keeps what you were doing. */
export function proofPage(view: View, props: ProofPageProps): Html {
  const { t } = view;
  const { to, method, values, problems, mailed, byCode, byPasskey } = props;
  const form = { values: {}, problems };
  const kept = keptFields(method === 'post' ? values : {});
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.proof.title')),
    narrow: true,
    body: html`
      ${errorSummary(view, form)}
      <p>${t('console.proof.text', { minutes: props.minutes })}</p>
      ${mailed ? notice({ tone: 'good', live: true }, t('console.proof.mailed')) : ''}
      ${
        mailed
          ? html`<form class="form" method="${method}" action="${to}">
              ${method === 'get' ? queryFields(to) : kept} ${submitButton(t('console.proof.goOn'))}
            </form>`
          : ''
      }
      <form class="form" method="post" action="${consoleProofAddress(to, method)}">
        ${kept}
        ${
          byCode
            ? html`${field(view, form, {
                name: proofFields.code,
                label: t('console.codeApp.code'),
                hint: t('console.codeApp.codeHint'),
                autocomplete: 'one-time-code',
                maxLength: 40,
                required: false,
              })}
              ${submitButton(t('console.proof.byCode'), { name: proofFields.way, value: 'code' })}`
            : ''
        }
        ${byPasskey ? passkeyButton(view, { field: proofFields.passkey, way: proofFields.way }) : ''}
        ${submitButton(t(mailed ? 'console.proof.mailAgain' : 'console.proof.byMail'), {
          name: proofFields.way,
          value: 'mail',
          tone: byCode || mailed ? 'quiet' : 'primary',
        })}
      </form>
    `,
  });
}

/** A form that is sent by GET has its query in fields. */
function queryFields(to: string): Html[] {
  const at = to.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : to.slice(at + 1));
  return keptFields(Object.fromEntries(query));
}

export interface ProofLinkPageProps {
  token: string;
  organizer: { name: string };
  /** The browser in which it is asked, in words. */
  browser: string;
  /** Whether it is this one. */
  here: boolean;
}

/** What a mailed link opens that shows who somebody is: a button, and who asks. */
export function proofLinkPage(view: View, { token, organizer, browser, here }: ProofLinkPageProps) {
  const { t } = view;
  return consolePage(view, {
    title: t('console.proof.title'),
    canonicalPath: signInLinkAddress(token),
    narrow: true,
    body: html`
      ${here ? '' : notice({ tone: 'warn' }, t('console.proof.elsewhere', { browser }))}
      <p>${t('console.proof.linkText', { name: organizer.name, browser })}</p>
      <form method="post" action="${signInLinkAddress(token)}">
        ${submitButton(t('console.proof.confirm'))}
      </form>
    `,
  });
}

/** Says that it is proven, and where to go on. */
export function provenPage(view: View): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.proof.doneTitle'),
    narrow: true,
    body: html`<p>${t('console.proof.done')}</p>`,
  });
}
