import { html } from '@prairielearn/html';
import type { RoleOfTeam } from '../../../db/schema.ts';
import {
  consoleAuditAddress,
  consoleTeamAddress,
  consoleTeamMemberAddress,
  consoleTeamRemovalAddress,
  withQuery,
} from '../../addresses.ts';
import { auditList, type AuditDay } from '../../components/auditList.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { languageField } from '../../components/languageField.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { rightsFields, type OfferedRights } from '../../components/rightsFields.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface MemberLine {
  id: number;
  name: string;
  email: string;
  role: RoleOfTeam;
  /** The titles of the events or the campaign that are theirs; empty for who has all, or none yet. */
  theirs: readonly string[];
  /** The day as the viewer reads it. */
  invited: string;
  /** Null for somebody who has not been here yet. */
  lastSignedIn: string | null;
  /** The owner who looks at the page. */
  isYou: boolean;
}

export interface TeamPageProps {
  members: readonly MemberLine[];
  /** Whether there is no other owner than the one who looks. */
  onlyOwner: boolean;
  /** What happened last to the team: sign-ins, links, invitations. */
  activity: readonly AuditDay[];
  form: FormState;
  offered: OfferedRights;
  /** For how many hours the link of an invitation works. */
  hours: number;
  /** What has just happened, as a finished sentence. */
  done: string | null;
}

/** Everybody who can sign in with what they may do, and the form that invites one more. */
export function teamPage(view: View, props: TeamPageProps): Html {
  const { t } = view;
  const { members, form, done } = props;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.team.title')),
    section: 'team',
    canonicalPath: consoleTeamAddress,
    body: html`
      ${doneNotice(done)} ${errorSummary(view, form)}
      ${dataTable({
        caption: t('console.team.listCaption'),
        columns: [
          { label: t('console.team.name'), rowHeader: true },
          { label: t('console.team.email') },
          { label: t('console.team.rights.role') },
          { label: t('console.team.lastSignedIn') },
          { label: t('console.team.actions'), labelHidden: true },
        ],
        rows: members.map((member) => [
          member.isYou
            ? html`${nameText(member.name)} (${t('console.team.you')})`
            : nameText(member.name),
          nameText(member.email),
          roleOf(view, member),
          member.lastSignedIn ?? t('console.team.never', { date: member.invited }),
          memberLinks(view, member),
        ]),
        empty: '',
      })}
      ${props.onlyOwner ? notice({ tone: 'info' }, t('console.team.onlyOwner')) : ''}
      ${invitation(view, props)}
      <section aria-labelledby="activity">
        <h2 id="activity">${t('console.team.activity.title')}</h2>
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

/** So many titles stand in a line; of more, their number. */
const mostTitles = 2;

function roleOf({ t }: View, { role, theirs }: MemberLine): Html {
  const name = t(`console.team.roles.${role}`);
  if (role === 'owner' || role === 'organizer') return html`${name}`;
  if (theirs.length === 0) return html`${name}: ${t('console.team.nothingYet')}`;
  if (theirs.length > mostTitles)
    return html`${name}: ${t('console.team.eventCount', { count: theirs.length })}`;
  return html`${name}:
  ${theirs.map((title, index) => html`${index === 0 ? '' : ', '}${nameText(title)}`)}`;
}

function memberLinks({ t }: View, { id, name }: MemberLine): Html {
  const labelled = (label: string) =>
    html`${label}<span class="visually-hidden"> <bdi>${name}</bdi></span>`;
  return html`<div class="actions">
    ${linkButton(consoleTeamMemberAddress(id), labelled(t('console.team.change')), 'quiet')}
    ${linkButton(consoleTeamRemovalAddress(id), labelled(t('console.team.remove')), 'quiet')}
  </div>`;
}

function invitation(view: View, { form, offered, hours }: TeamPageProps): Html {
  const { t } = view;
  return html`
    <section class="narrow" aria-labelledby="invite">
      <h2 id="invite">${t('console.team.invite.title')}</h2>
      <p>${t('console.team.invite.text', { hours })}</p>
      <form class="form" method="post" action="${consoleTeamAddress}" data-once>
        ${field(view, form, {
          name: 'name',
          label: t('console.team.name'),
          hint: t('console.team.invite.nameHint'),
          autocomplete: 'off',
          maxLength: 100,
        })}
        ${field(view, form, {
          name: 'email',
          label: t('console.team.email'),
          type: 'email',
          autocomplete: 'off',
          maxLength: 254,
        })}
        ${languageField(view, form, { label: t('console.team.invite.language') })}
        ${rightsFields(view, form, offered)} ${submitButton(t('console.team.invite.submit'))}
      </form>
    </section>
  `;
}

export interface MemberPageProps {
  member: { id: number; name: string; email: string };
  form: FormState;
  offered: OfferedRights;
  isYou: boolean;
}

/** What somebody of the team may do, to be changed. */
export function teamMemberPage(view: View, props: MemberPageProps): Html {
  const { t } = view;
  const { member, form, isYou } = props;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.team.rights.title', { name: member.name })),
    heading: t('console.team.rights.title', { name: member.name }),
    section: 'team',
    crumbs: [{ href: consoleTeamAddress, label: t('console.team.title') }],
    canonicalPath: consoleTeamMemberAddress(member.id),
    narrow: true,
    body: html`
      ${errorSummary(view, form)}
      <p><bdi>${member.email}</bdi></p>
      ${isYou ? notice({ tone: 'warn' }, t('console.team.rights.yourself')) : ''}
      <form class="form" method="post" action="${consoleTeamMemberAddress(member.id)}">
        ${rightsFields(view, form, props.offered)}
        <div class="actions">
          ${submitButton(t('console.team.rights.submit'))}
          ${linkButton(consoleTeamAddress, t('console.team.rights.keep'), 'quiet')}
        </div>
      </form>
    `,
  });
}

export interface RemovalPageProps {
  organizer: { id: number; name: string; email: string };
  isYou: boolean;
  /** The last owner stays. */
  last: boolean;
}

/** Asks before somebody loses the console, or says why that cannot be. */
export function teamRemovalPage(view: View, props: RemovalPageProps): Html {
  const { t } = view;
  const { organizer, isYou, last } = props;
  const { id, name, email } = organizer;
  return consolePage(view, {
    title: t('console.team.removal.title'),
    section: 'team',
    crumbs: [{ href: consoleTeamAddress, label: t('console.team.title') }],
    canonicalPath: consoleTeamRemovalAddress(id),
    narrow: true,
    body: last
      ? html`
          ${notice({ tone: 'warn' }, t('console.team.removal.last'))}
          <p>${linkButton(consoleTeamAddress, t('console.team.title'), 'quiet')}</p>
        `
      : html`
          <p><strong>${t('console.team.removal.question', { name, email })}</strong></p>
          <p>${t(isYou ? 'console.team.removal.textYourself' : 'console.team.removal.text')}</p>
          <div class="actions">
            ${actionButton({
              action: consoleTeamRemovalAddress(id),
              label: t('console.team.removal.submit'),
              tone: 'danger',
            })}
            ${linkButton(consoleTeamAddress, t('console.team.removal.keep'), 'quiet')}
          </div>
        `,
  });
}
