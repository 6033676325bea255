import { html } from '@prairielearn/html';
import {
  signUpAddress,
  signUpAddressChangeAddress,
  signUpAddressConfirmationAddress,
} from '../../addresses.ts';
import { addressField } from '../../components/addressField.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { challenge } from '../../components/challenge.ts';
import { nameText } from '../../components/facts.ts';
import { errorSummary, titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';
import type { EventGist } from '../events/eventGist.ts';

/** The form by which an attendee has their emails go to another address. */
export function addressChangePage(
  view: View,
  props: EventGist & { token: string; email: string; form: FormState },
): Html {
  const { t } = view;
  const { token, email, form } = props;
  return page(view, {
    title: titleWithProblems(view, form, t('signup.address.title')),
    robots: 'noindex',
    canonicalPath: signUpAddressChangeAddress(token),
    body: html`
      <h1>${t('signup.address.title')}</h1>
      ${aboutEvent(props)}
      <p>${t('signup.own.address')} <bdi dir="ltr">${email}</bdi></p>
      <form class="form" method="post" action="${signUpAddressChangeAddress(token)}" data-once>
        ${errorSummary(view, form)}
        ${addressField(view, form, {
          label: t('signup.address.label'),
          hint: t('signup.address.hint'),
        })}
        ${challenge(view)} ${submitButton(t('signup.address.send'))}
      </form>
      <div class="actions">
        ${linkButton(signUpAddress(token), t('signup.address.back'), 'quiet')}
      </div>
    `,
  });
}

export interface AddressConfirmationProps extends EventGist {
  token: string;
  /** The new address, to which the link was mailed. */
  email: string;
  state: 'open' | 'taken' | 'ended';
}

/** Moves the sign-up by a button. Mail scanners open links: only the button changes anything. */
export function addressConfirmationPage(view: View, props: AddressConfirmationProps): Html {
  const { t } = view;
  const { token, email, state } = props;
  return page(view, {
    title: t('signup.address.confirmTitle'),
    robots: 'noindex',
    body: html`
      <h1>${t('signup.address.confirmTitle')}</h1>
      ${aboutEvent(props)}
      ${
        state === 'open'
          ? html`<p>${t('signup.address.confirmText')} <bdi dir="ltr">${email}</bdi></p>
              <div class="actions">
                ${actionButton({
                  action: signUpAddressConfirmationAddress(token),
                  label: t('signup.address.confirm'),
                  tone: 'primary',
                })}
              </div>`
          : notice({ tone: 'warn', live: true }, t(`signup.address.${state}`))
      }
    `,
  });
}

function aboutEvent({ language, title, times }: EventGist): Html {
  return html`<p class="lead">
    <span lang="${language}">${nameText(title)}</span>: ${times.announced}
  </p>`;
}
