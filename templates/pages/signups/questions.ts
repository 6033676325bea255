import { html } from '@prairielearn/html';
import {
  signUpAddress,
  signUpCancellationAddress,
  signUpConfirmationAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { inPieces } from '../../components/eventTimes.ts';
import { nameText } from '../../components/facts.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';
import type { EventGist } from '../events/eventGist.ts';
import type { OwnStanding } from './ownSignup.ts';

/** Confirms the address by a button. Mail scanners open links: only the button changes anything. */
export function confirmationPage(
  view: View,
  props: EventGist & { token: string; name: string; companions: number },
): Html {
  const { t } = view;
  return page(view, {
    title: t('signup.confirmation.title'),
    robots: 'noindex',
    body: html`
      <h1>${t('signup.confirmation.title')}</h1>
      ${whichEvent(props)}
      <p>${whoSignedUp(view, props)}</p>
      <p>${t('signup.confirmation.text')}</p>
      <div class="actions">
        ${actionButton({
          action: signUpConfirmationAddress(props.token),
          label: t('signup.confirmation.button'),
          tone: 'primary',
        })}
      </div>
    `,
  });
}

function whichEvent({ title, language, times }: EventGist): Html {
  return html`
    <p class="lead">
      <strong lang="${language}">${nameText(title)}</strong>
      ${inPieces(times.announced)}
    </p>
  `;
}

/** Whoever typed the address may have typed another's name: its owner sees what they confirm. */
function whoSignedUp({ t }: View, props: { name: string; companions: number }): Html {
  const { name, companions } = props;
  return html`${nameText(name)}${
    companions === 0 ? '' : ` ${t('signup.confirmation.companions', { count: companions })}`
  }`;
}

export interface CancellationPageProps extends EventGist {
  token: string;
  standing: OwnStanding;
  /** Whether the event has a capacity. */
  limited: boolean;
}

/** Asks whether to cancel. Mail scanners open links: only the button changes anything. */
export function cancellationPage(view: View, props: CancellationPageProps): Html {
  const { t } = view;
  return page(view, {
    title: t('signup.cancel.title'),
    robots: 'noindex',
    body: html`
      <h1>${t('signup.cancel.title')}</h1>
      ${whichEvent(props)}
      <p>${t(`signup.cancel.${effectOf(props)}`)}</p>
      <div class="actions">
        ${
          props.standing.kind === 'cancelled'
            ? ''
            : actionButton({
                action: signUpCancellationAddress(props.token),
                label: t('signup.cancel.button'),
                tone: 'danger',
              })
        }
        ${linkButton(signUpAddress(props.token), t('signup.cancel.back'), 'quiet')}
      </div>
    `,
  });
}

/** What cancelling does, as it is for this event and this person. */
function effectOf({ standing, limited }: CancellationPageProps) {
  if (standing.kind === 'cancelled') return 'before';
  if (!limited) return 'text';
  return standing.kind === 'waiting' ? 'textWaiting' : 'textSpot';
}
