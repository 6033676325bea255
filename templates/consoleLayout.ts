import { html } from '@prairielearn/html';
import {
  consoleAccountAddress,
  consoleAddress,
  consoleAuditAddress,
  consoleCampaignsAddress,
  consoleEventsAddress,
  consoleMailboxAddress,
  consoleMailsAddress,
  consoleSettingsAddress,
  consoleTeamAddress,
  homeAddress,
  signOutAddress,
} from './addresses.ts';
import { actionButton } from './components/buttons.ts';
import type { Crumb } from './components/navigation.ts';
import { breadcrumbs, navigationLink } from './components/navigation.ts';
import { siteName } from './components/siteName.ts';
import { frame, languageLinks } from './layout.ts';
import { viewerMay, type Html, type View } from './view.ts';

export type ConsoleSection =
  'events' | 'campaigns' | 'mails' | 'team' | 'settings' | 'audit' | 'mailbox' | 'account';

export interface ConsoleParts {
  /** Of the window, and the first heading unless there is another. */
  title: string;
  heading?: string;
  body: Html;
  /** Where in the console the page belongs; none on the pages that sign in. */
  section?: ConsoleSection;
  crumbs?: readonly Crumb[];
  /** A word or badge beside the title. */
  state?: Html | '';
  /** What can be done with the thing of this page, beside its title. */
  actions?: Html | '';
  /** Tabs of the thing of this page, below its title. */
  tabs?: Html | '';
  /** The address by which this page is fetched, where a sent form came back under another one. */
  canonicalPath?: string;
  /** A form or text that should not run over the whole width. */
  narrow?: boolean;
}

/** A page of the organizers' console: of the poster's family, but dense, with everything at hand. */
export function consolePage(view: View, parts: ConsoleParts): Html {
  const { t } = view;
  return frame(view, {
    title: parts.title,
    robots: 'noindex',
    dashboard: true,
    ...(parts.canonicalPath === undefined ? {} : { canonicalPath: parts.canonicalPath }),
    header: html`
      <header class="console-header">
        ${siteName(view, view.organizer === null ? homeAddress : consoleAddress)}
        ${view.organizer === null ? '' : sections(view, parts.section)}
        <div class="console-header__end">
          ${languageLinks(view, parts)}
          ${
            view.organizer === null
              ? ''
              : html`<a
                    class="console-header__name"
                    href="${consoleAccountAddress}"
                    ${parts.section === 'account' ? html`aria-current="page"` : ''}
                    ><span class="visually-hidden">${t('console.account.title')}: </span
                    ><bdi>${view.organizer.name}</bdi></a
                  >
                  ${actionButton({ action: signOutAddress, label: t('layout.signOut') })}`
          }
        </div>
      </header>
    `,
    main: html`
      <main id="main" class="console-main" tabindex="-1">
        ${breadcrumbs(view, parts.crumbs ?? [])}
        <div class="console-title">
          <h1><bdi>${parts.heading ?? parts.title}</bdi></h1>
          ${parts.state ?? ''}
          ${
            parts.actions === undefined || parts.actions === ''
              ? ''
              : html`<div class="console-title__actions">${parts.actions}</div>`
          }
        </div>
        ${parts.tabs ?? ''}
        <div class="console-body ${parts.narrow === true ? 'narrow' : ''}">${parts.body}</div>
      </main>
    `,
    footer: html`
      <footer class="console-footer">
        <a href="${homeAddress}">${t('layout.publicPages')}</a>
        ${
          view.organizer === null
            ? ''
            : html`<span class="console-footer__version"
                >${t('layout.version', { version: view.version })}</span
              >`
        }
      </footer>
    `,
  });
}

/** The parts of the console, each with what it needs: nobody is shown the way to a closed door. */
const allSections = [
  { section: 'events', href: consoleEventsAddress, need: 'lists' },
  { section: 'campaigns', href: consoleCampaignsAddress, need: 'plan' },
  { section: 'mails', href: consoleMailsAddress, need: 'lists' },
  { section: 'team', href: consoleTeamAddress, need: 'team' },
  { section: 'settings', href: consoleSettingsAddress, need: 'settings' },
  { section: 'audit', href: consoleAuditAddress, need: 'lists' },
  { section: 'mailbox', href: consoleMailboxAddress, need: 'team' },
] as const;

function sections(view: View, current: ConsoleSection | undefined): Html {
  const { t } = view;
  const shown = allSections.filter(
    ({ section, need }) => viewerMay(view, need) && (section !== 'mailbox' || view.demonstration),
  );
  if (shown.length === 0) return html``;
  return html`
    <nav class="sections" aria-label="${t('layout.dashboard')}">
      <ul>
        ${shown.map(({ section, href }) => {
          const label = t(`layout.sections.${section}`);
          return html`<li>${navigationLink({ href, label, current: section === current })}</li>`;
        })}
      </ul>
    </nav>
  `;
}
