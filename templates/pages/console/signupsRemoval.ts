import { html } from '@prairielearn/html';
import {
  consoleSignUpErasureAddress,
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { facts, nameText } from '../../components/facts.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { SignupState } from '../../../db/schema.ts';
import type { Html, View } from '../../view.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface SignupRemovalProps {
  event: { slug: string; title: string; capacity: number | null };
  signup: {
    id: number;
    name: string;
    email: string | null;
    companions: number;
    state: SignupState;
  };
}

/** Asks before somebody is taken off the list. */
export function signupRemovalPage(view: View, { event, signup }: SignupRemovalProps): Html {
  const { t } = view;
  const action = consoleSignUpRemovalAddress(event.slug, signup.id);
  const cancelled = signup.state === 'cancelled';
  return consolePage(view, {
    title: t('console.signups.removal.title'),
    section: 'events',
    crumbs: [
      ...eventCrumbs(view, event),
      { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
    ],
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        ${facts([
          { label: t('console.signups.columns.name'), value: nameText(signup.name) },
          ...(signup.email === null
            ? []
            : [{ label: t('console.signups.columns.email'), value: nameText(signup.email) }]),
          { label: t('console.signups.columns.companions'), value: String(signup.companions) },
        ])}
        <p>${t(`console.signups.removal.${effectOf(event, signup)}`)}</p>
        <p>${t('console.signups.removal.eraseText')}</p>
        <div class="actions">
          ${cancelled ? '' : submitButton(t('console.signups.removal.submit'), { tone: 'danger' })}
          ${submitButton(t('console.signups.removal.erase'), {
            tone: 'danger',
            formAction: consoleSignUpErasureAddress(event.slug, signup.id),
          })}
          ${linkButton(
            consoleSignUpsAddress(event.slug),
            t('console.signups.removal.keep'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}

/** What removing does, as it is for this event and this sign-up. */
function effectOf(
  { capacity }: SignupRemovalProps['event'],
  { state }: SignupRemovalProps['signup'],
) {
  switch (state) {
    case 'cancelled':
      return 'cancelledText';
    case 'unconfirmed':
      return 'textUnconfirmed';
    case 'waiting':
      return 'textWaiting';
    case 'confirmed':
      return capacity === null ? 'text' : 'textLimited';
  }
}
