import { html } from '@prairielearn/html';
import {
  codeAppAddress,
  codeAppRemovalAddress,
  consoleAccountAddress,
  consoleDigestAddress,
  consoleOtherSessionsEndingAddress,
  consoleSessionEndingAddress,
  passkeyRemovalAddress,
  passkeysAddress,
  recoveryCodesAddress,
  signOutEverywhereAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { doneNotice } from '../../components/notices.ts';
import { newPasskeyButton } from '../../components/passkey.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import { viewerMay, type Html, type View, type ViewingOrganizer } from '../../view.ts';

export interface SessionLine {
  id: number;
  /** In words: "Firefox on Linux". */
  browser: string;
  /** Day and time with their zone, as the viewer reads them. */
  since: string;
  lastUsed: string;
  isHere: boolean;
}

export interface PasskeyLine {
  id: number;
  /** In which it was made, in words. */
  browser: string;
  since: string;
  /** Null for one that nobody has used yet. */
  lastUsed: string | null;
}

export interface AccountPageProps {
  email: string;
  role: ViewingOrganizer['role'];
  sessions: readonly SessionLine[];
  passkeys: readonly PasskeyLine[];
  /** The app that shows codes; null where none is asked for. */
  codeApp: { since: string; lastUsed: string | null; recoveryCodes: number } | null;
  /** What has just happened, as a finished sentence. */
  done: string | null;
}

/** What is an organizer's own: what they may do, and where they are signed in. */
export function accountPage(view: View, props: AccountPageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.account.title'),
    section: 'account',
    canonicalPath: consoleAccountAddress,
    actions: viewerMay(view, 'lists')
      ? linkButton(consoleDigestAddress, t('console.digest.link'), 'quiet')
      : '',
    body: html`
      ${doneNotice(props.done)}
      <p><bdi>${props.email}</bdi></p>
      <p>
        <strong>${t(`console.team.roles.${props.role}`)}</strong>:
        ${t(`console.account.rights.${props.role}`)}
      </p>
      ${ownPasskeys(view, props.passkeys)} ${codeApp(view, props.codeApp)}
      ${ownSessions(view, props.sessions)}
    `,
  });
}

function ownPasskeys(view: View, passkeys: readonly PasskeyLine[]): Html {
  const { t } = view;
  return html`
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">${t('console.passkeys.title')}</h2>
      <p>${t('console.passkeys.text')}</p>
      ${
        passkeys.length === 0
          ? ''
          : dataTable({
              caption: t('console.passkeys.title'),
              columns: [
                { label: t('console.passkeys.madeIn'), rowHeader: true },
                { label: t('console.sessions.columns.since') },
                { label: t('console.sessions.columns.lastUsed') },
                { label: t('console.sessions.columns.actions'), labelHidden: true },
              ],
              rows: passkeys.map(({ id, browser, since, lastUsed }) => [
                browser,
                since,
                lastUsed ?? t('console.passkeys.never'),
                actionButton({
                  action: passkeyRemovalAddress(id),
                  label: t('console.passkeys.remove'),
                  about: browser,
                }),
              ]),
              empty: '',
            })
      }
      <form method="post" action="${passkeysAddress}">${newPasskeyButton(view)}</form>
      <p data-without-passkeys>${t('console.passkeys.script')}</p>
    </section>
  `;
}

function codeApp(view: View, app: AccountPageProps['codeApp']): Html {
  const { t } = view;
  return html`
    <section aria-labelledby="codes">
      <h2 id="codes">${t('console.codeApp.title')}</h2>
      ${
        app === null
          ? html`<p>${t('console.codeApp.text')}</p>
              ${actionButton({ action: codeAppAddress, label: t('console.codeApp.begin') })}`
          : html`
              <p>
                ${t('console.codeApp.on', { since: app.since })}
                ${app.lastUsed === null ? '' : t('console.codeApp.lastUsed', { time: app.lastUsed })}
              </p>
              <p>${t('console.recovery.left', { count: app.recoveryCodes })}</p>
              <div class="actions">
                ${actionButton({
                  action: recoveryCodesAddress,
                  label: t('console.recovery.renew'),
                })}
                ${actionButton({
                  action: codeAppRemovalAddress,
                  label: t('console.codeApp.remove'),
                })}
              </div>
            `
      }
    </section>
  `;
}

function ownSessions(view: View, sessions: readonly SessionLine[]): Html {
  const { t } = view;
  const alone = sessions.length <= 1;
  return html`
    <section aria-labelledby="sessions">
      <h2 id="sessions">${t('console.sessions.title')}</h2>
      <p>${t('console.sessions.text')}</p>
      ${dataTable({
        caption: t('console.sessions.listCaption'),
        columns: [
          { label: t('console.sessions.columns.browser'), rowHeader: true },
          { label: t('console.sessions.columns.since') },
          { label: t('console.sessions.columns.lastUsed') },
          ...(alone ? [] : [{ label: t('console.sessions.columns.actions'), labelHidden: true }]),
        ],
        rows: sessions.map(({ id, browser, since, lastUsed, isHere }) => [
          isHere ? `${browser} (${t('console.sessions.here')})` : browser,
          since,
          lastUsed,
          ...(alone
            ? []
            : [
                isHere
                  ? ''
                  : actionButton({
                      action: consoleSessionEndingAddress(id),
                      label: t('console.sessions.end'),
                      about: browser,
                    }),
              ]),
        ]),
        empty: '',
      })}
      ${
        alone
          ? ''
          : actionButton({
              action: consoleOtherSessionsEndingAddress,
              label: t('console.sessions.endOthers'),
            })
      }
      <h3>${t('console.team.everywhere.title')}</h3>
      <p>${t('console.team.everywhere.text')}</p>
      ${actionButton({
        action: signOutEverywhereAddress,
        label: t('console.team.everywhere.submit'),
      })}
    </section>
  `;
}
