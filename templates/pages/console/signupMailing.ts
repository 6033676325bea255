import { html } from '@prairielearn/html';
import { consoleSignUpMailingAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import { badge } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';

/** How email to somebody who signed up stands; `since` in words. */
export type Mailing =
  | { kind: 'mailed' | 'unsubscribed' | 'blocked' }
  /** Nothing can be mailed to them. */
  | { kind: 'unaddressed' }
  | { kind: 'failing'; since: string; status: string };

/** Why somebody gets no mail, or not all; an address that was given up can be mailed to again. */
export function signupMailing(
  { t }: View,
  { slug }: { slug: string },
  { id, name, mailing }: { id: number; name: string; mailing: Mailing },
): Html {
  switch (mailing.kind) {
    case 'mailed':
      return html``;
    case 'unaddressed':
    case 'unsubscribed':
    case 'blocked':
      return html`<p class="form-note">${t(`console.addresses.${mailing.kind}`)}</p>`;
    case 'failing':
      return html`<p>
          ${badge(t('console.addresses.failing'), 'bad')}
          ${t('console.addresses.failingSince', {
            date: mailing.since,
            status: mailing.status || '—',
          })}
        </p>
        ${actionButton({
          action: consoleSignUpMailingAddress(slug, id),
          label: t('console.addresses.trust'),
          about: name,
        })}`;
  }
}
