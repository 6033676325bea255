import { html } from '@prairielearn/html';
import { languageField } from '../../components/languageField.ts';
import {
  consoleAuditAddress,
  consoleDigestAddress,
  consoleOrganizerRemovalAddress,
  consoleOrganizersAddress,
  consoleOtherSessionsEndingAddress,
  consoleSessionEndingAddress,
  signOutEverywhereAddress,
  withQuery,
} from '../../addresses.ts';
import { auditList, type AuditDay } from '../../components/auditList.ts';
import { nameText } from '../../components/facts.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface OrganizerLine {
  id: number;
  name: string;
  email: string;
  /** The day as the viewer reads it. */
  invited: string;
  /** Null for somebody who has not been here yet. */
  lastSignedIn: string | null;
  /** The organizer who looks at the page. */
  isYou: boolean;
}

export interface SessionLine {
  id: number;
  /** In words: "Firefox on Linux". */
  browser: string;
  /** Day and time with their zone, as the viewer reads them. */
  since: string;
  lastUsed: string;
  isHere: boolean;
}

export interface OrganizersPageProps {
  organizers: readonly OrganizerLine[];
  /** Those of the organizer who looks at the page. */
  sessions: readonly SessionLine[];
  /** What happened last to the team: sign-ins, links, invitations. */
  activity: readonly AuditDay[];
  form: FormState;
  /** For how many hours the link of an invitation works. */
  hours: number;
  /** What has just happened, as a finished sentence. */
  done: string | null;
}

/** Everybody who can sign in, and the form that invites one more. */
export function organizersPage(view: View, props: OrganizersPageProps): Html {
  const { t } = view;
  const { organizers, form, hours, done } = props;
  const alone = organizers.length === 1;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.organizers.title')),
    section: 'organizers',
    canonicalPath: consoleOrganizersAddress,
    actions: linkButton(consoleDigestAddress, t('console.digest.link'), 'quiet'),
    body: html`
      ${doneNotice(done)} ${errorSummary(view, form)}
      ${dataTable({
        caption: t('console.organizers.listCaption'),
        columns: [
          { label: t('console.organizers.name'), rowHeader: true },
          { label: t('console.organizers.email') },
          { label: t('console.organizers.lastSignedIn') },
          ...(alone ? [] : [{ label: t('console.organizers.actions'), labelHidden: true }]),
        ],
        rows: organizers.map((organizer) => [
          organizer.isYou
            ? html`${nameText(organizer.name)} (${t('console.organizers.you')})`
            : nameText(organizer.name),
          nameText(organizer.email),
          organizer.lastSignedIn ?? t('console.organizers.never', { date: organizer.invited }),
          ...(alone ? [] : [removalLink(view, organizer)]),
        ]),
        empty: '',
      })}
      ${alone ? notice({ tone: 'info' }, t('console.organizers.last')) : ''}
      ${invitation(view, form, hours)} ${ownSessions(view, props.sessions)}
      <section aria-labelledby="activity">
        <h2 id="activity">${t('console.organizers.activity.title')}</h2>
        ${auditList(view, props.activity, { level: 3, ofOne: true })}
        <p>
          <a href="${withQuery(consoleAuditAddress, { kind: 'organizers' })}"
            >${t('console.audit.whole')}</a
          >
        </p>
      </section>
    `,
  });
}

function removalLink({ t }: View, { id, name }: OrganizerLine): Html {
  const label = html`${t('console.organizers.remove')}<span class="visually-hidden">
      <bdi>${name}</bdi></span
    >`;
  return linkButton(consoleOrganizerRemovalAddress(id), label, 'quiet');
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
      <h3>${t('console.organizers.everywhere.title')}</h3>
      <p>${t('console.organizers.everywhere.text')}</p>
      ${actionButton({
        action: signOutEverywhereAddress,
        label: t('console.organizers.everywhere.submit'),
      })}
    </section>
  `;
}

function invitation(view: View, form: FormState, hours: number): Html {
  const { t } = view;
  return html`
    <section class="narrow" aria-labelledby="invite">
      <h2 id="invite">${t('console.organizers.invite.title')}</h2>
      <p>${t('console.organizers.invite.text', { hours })}</p>
      <form class="form" method="post" action="${consoleOrganizersAddress}" data-once>
        ${field(view, form, {
          name: 'name',
          label: t('console.organizers.name'),
          hint: t('console.organizers.invite.nameHint'),
          autocomplete: 'off',
          maxLength: 100,
        })}
        ${field(view, form, {
          name: 'email',
          label: t('console.organizers.email'),
          type: 'email',
          autocomplete: 'off',
          maxLength: 254,
        })}
        ${languageField(view, form, { label: t('console.organizers.invite.language') })}
        ${submitButton(t('console.organizers.invite.submit'))}
      </form>
    </section>
  `;
}

export interface RemovalPageProps {
  organizer: { id: number; name: string; email: string };
  isYou: boolean;
  /** The last organizer stays. */
  last: boolean;
}

/** Asks before an organizer loses the console, or says why that cannot be. */
export function organizerRemovalPage(view: View, props: RemovalPageProps): Html {
  const { t } = view;
  const { organizer, isYou, last } = props;
  const { id, name, email } = organizer;
  return consolePage(view, {
    title: t('console.organizers.removal.title'),
    section: 'organizers',
    crumbs: [{ href: consoleOrganizersAddress, label: t('console.organizers.title') }],
    canonicalPath: consoleOrganizerRemovalAddress(id),
    narrow: true,
    body: last
      ? html`
          ${notice({ tone: 'warn' }, t('console.organizers.removal.last'))}
          <p>${linkButton(consoleOrganizersAddress, t('console.organizers.title'), 'quiet')}</p>
        `
      : html`
          <p><strong>${t('console.organizers.removal.question', { name, email })}</strong></p>
          <p>
            ${t(isYou ? 'console.organizers.removal.textYourself' : 'console.organizers.removal.text')}
          </p>
          <div class="actions">
            ${actionButton({
              action: consoleOrganizerRemovalAddress(id),
              label: t('console.organizers.removal.submit'),
              tone: 'danger',
            })}
            ${linkButton(consoleOrganizersAddress, t('console.organizers.removal.keep'), 'quiet')}
          </div>
        `,
  });
}
