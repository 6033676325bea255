import { html } from '@prairielearn/html';
import {
  consoleAccountAddress,
  consoleAddress,
  consoleAuditAddress,
  consoleCampaignsAddress,
  consoleEventsAddress,
  consoleMailboxAddress,
  consoleMailsAddress,
  consolePeopleAddress,
  consoleSettingsAddress,
  consoleTeamAddress,
  homeAddress,
  signOutAddress,
} from './addresses.ts';
import { actionButton } from './components/buttons.ts';
import type { Crumb } from './components/navigation.ts';
import { breadcrumbs, navigationLink, tabs } from './components/navigation.ts';
import { siteName } from './components/siteName.ts';
import { frame, languageLinks } from './layout.ts';
import { viewerMay, type Html, type View } from './view.ts';

export type ConsoleSection = ConsolePageName | 'account';

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
        ${parts.tabs ?? ''} ${groupTabs(view, parts)}
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

/**
 * The pages that the navigation leads to, each with what it needs: nobody is shown the way to a closed
 * door. Those of one group are one entry, and lead to each other.
 */
const groups = [
  [{ name: 'home', href: consoleAddress, need: 'lists' }],
  [
    { name: 'events', href: consoleEventsAddress, need: 'lists' },
    { name: 'campaigns', href: consoleCampaignsAddress, need: 'plan' },
  ],
  [{ name: 'people', href: consolePeopleAddress, need: 'lists' }],
  [
    { name: 'mails', href: consoleMailsAddress, need: 'lists' },
    { name: 'mailbox', href: consoleMailboxAddress, need: 'team' },
  ],
  [
    { name: 'team', href: consoleTeamAddress, need: 'team' },
    { name: 'audit', href: consoleAuditAddress, need: 'lists' },
  ],
  [{ name: 'settings', href: consoleSettingsAddress, need: 'settings' }],
] as const;

type ConsolePageName = (typeof groups)[number][number]['name'];

/** The groups as whoever looks may enter them. */
function openGroups(view: View) {
  return groups
    .map((group) =>
      group.filter(
        ({ name, need }) => viewerMay(view, need) && (name !== 'mailbox' || view.demonstration),
      ),
    )
    .filter((group) => group.length > 0);
}

function sections(view: View, current: ConsoleSection | undefined): Html {
  const { t } = view;
  const shown = openGroups(view);
  if (shown.length === 0) return html``;
  return html`
    <nav class="sections" aria-label="${t('layout.dashboard')}">
      <ul>
        ${shown.map((group) => {
          const [first] = group;
          if (first === undefined) return '';
          const within = group.some(({ name }) => name === current);
          const { name, href } = first;
          return html`<li>
            ${navigationLink({ href, label: t(`layout.sections.${name}`), current: within })}
          </li>`;
        })}
      </ul>
    </nav>
  `;
}

/** The pages of the group that a list belongs to; a page below one of them has its way back instead. */
function groupTabs(view: View, { section, tabs: own, crumbs = [] }: ConsoleParts): Html | '' {
  if (own !== undefined || crumbs.length > 0) return '';
  const group = openGroups(view).find((pages) => pages.some(({ name }) => name === section));
  if (group === undefined || group.length < 2) return '';
  return tabs(
    view.t('layout.related'),
    group.map(({ name, href }) => ({
      href,
      label: view.t(`layout.sections.${name}`),
      current: name === section,
    })),
  );
}
