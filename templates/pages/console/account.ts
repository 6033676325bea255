import { html } from '@prairielearn/html';
import {
  consoleAccountAddress,
  consoleDigestAddress,
  consoleOtherSessionsEndingAddress,
  consoleSessionEndingAddress,
  signOutEverywhereAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { doneNotice } from '../../components/notices.ts';
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

export interface AccountPageProps {
  email: string;
  role: ViewingOrganizer['role'];
  sessions: readonly SessionLine[];
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
      ${ownSessions(view, props.sessions)}
    `,
  });
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
