import { facts } from './blocks.ts';
import type { RoleOfTeam } from '../../db/schema.ts';
import type { WayInChange } from '../../server/organizers/notices.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import type { MailSite, MailTemplate } from './letter.ts';
import { writeLetter } from './writeLetter.ts';

/*
 * Mails that tell organizers what happened to their account, their team and the lists of people.
 * They ask for nothing as long as it was meant to be.
 */

export interface NoticeProps {
  site: MailSite;
  /** Day, time and zone in words. */
  when: string;
  /** Who did it; null for the person who hosts the site. */
  by: string | null;
  /** The whole addresses of the page with the team, for owners, and of the one with one's own sessions. */
  teamUrl: string;
  accountUrl: string;
}

export interface NewBrowserProps extends NoticeProps {
  /** In words: "Firefox on Linux". */
  browser: string;
}

/** To an organizer: somebody signed in as them where they never had before. */
export const newBrowserNotice: MailTemplate<NewBrowserProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.newBrowser.subject', { organization: props.site.organization }),
      preview: t('mail.newBrowser.preview', { browser: props.browser }),
      tone: 'ink',
      headline: t('mail.newBrowser.headline'),
      blocks: [
        { kind: 'paragraph', text: t('mail.newBrowser.text') },
        facts([
          { label: t('mail.notice.browser'), lines: [props.browser] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'paragraph', text: t('mail.newBrowser.otherwise') },
        { kind: 'button', label: t('mail.newBrowser.button'), href: props.accountUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );

/** To somebody who is an organizer no more. */
export const removalNotice: MailTemplate<NoticeProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.removal.subject', { organization: props.site.organization }),
      preview: t('mail.removal.preview'),
      tone: 'ink',
      headline: t('mail.removal.headline'),
      blocks: [
        {
          kind: 'paragraph',
          text: t('mail.removal.text', { organization: props.site.organization }),
        },
        facts([
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
      ],
      smallPrint: [t('mail.why.removal')],
    },
  );

export interface TeamNoticeProps extends NoticeProps {
  kind: 'team-new-browser' | 'team-invitation' | 'team-rights' | 'team-removal';
  /** Whom it is about. */
  name: string;
  /** What they may be from now on; null where nobody said. */
  role: RoleOfTeam | null;
  /** Where they signed in, in words; null where that is not what it tells. */
  browser: string | null;
}

/** To the owners: somebody was invited, may do something else, or was removed. */
export const teamNotice: MailTemplate<TeamNoticeProps> = (props, t, language) => {
  const event = teamEvents[props.kind];
  const { name } = props;
  return writeLetter(
    { language, t, site: props.site },
    {
      subject: t(`mail.team.${event}.subject`, { name }),
      preview: t(`mail.team.${event}.preview`),
      tone: 'ink',
      headline: t(`mail.team.${event}.headline`),
      blocks: [
        { kind: 'paragraph', text: t(`mail.team.${event}.text`, { name }) },
        facts([
          ...(props.kind === 'team-removal' ? [] : roleFact(props.role, t)),
          ...(props.browser === null
            ? []
            : [{ label: t('mail.notice.browser'), lines: [props.browser] }]),
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'paragraph', text: t('mail.notice.otherwise') },
        { kind: 'button', label: t('mail.notice.button'), href: props.teamUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );
};

const teamEvents = {
  'team-new-browser': 'newBrowser',
  'team-invitation': 'invitation',
  'team-rights': 'rights',
  'team-removal': 'removal',
} as const;

function roleFact(role: RoleOfTeam | null, t: Translate) {
  return role === null
    ? []
    : [{ label: t('mail.notice.role'), lines: [t(`mail.notice.roles.${role}`)] }];
}

/** To somebody of the team: they may do something else from now on. */
export const rightsNotice: MailTemplate<NoticeProps & { role: RoleOfTeam | null }> = (
  props,
  t,
  language,
) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.rights.subject', { organization: props.site.organization }),
      preview: t('mail.rights.preview'),
      tone: 'ink',
      headline: t('mail.rights.headline'),
      blocks: [
        { kind: 'paragraph', text: t('mail.rights.text') },
        facts([
          ...roleFact(props.role, t),
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'button', label: t('mail.rights.button'), href: props.accountUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );

export interface WayInNoticeProps extends NoticeProps {
  change: WayInChange;
}

/** To an organizer: how they sign in was changed, in their name. */
export const wayInNotice: MailTemplate<WayInNoticeProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.waysIn.subject', { organization: props.site.organization }),
      preview: t('mail.waysIn.preview'),
      tone: 'ink',
      headline: t('mail.waysIn.headline'),
      blocks: [
        { kind: 'paragraph', text: t(`mail.waysIn.text.${props.change}`) },
        facts([{ label: t('mail.notice.when'), lines: [props.when] }]),
        { kind: 'paragraph', text: t('mail.waysIn.otherwise') },
        { kind: 'button', label: t('mail.waysIn.button'), href: props.accountUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );

export interface ExportNoticeProps extends NoticeProps {
  list: 'signups' | 'endorsements' | 'contacts';
  /** The event, or the campaign, whose list it was. */
  of: { title: string; language: TextLanguage };
  /** The whole address of the list on the dashboard. */
  listUrl: string;
}

/** To the team: a list of people is now a file on somebody's computer. */
export const exportNotice: MailTemplate<ExportNoticeProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t(`mail.teamExport.subject.${props.list}`, { title: props.of.title }),
      preview: t('mail.teamExport.preview'),
      tone: 'ink',
      headline: t('mail.teamExport.headline'),
      about: { text: props.of.title, language: props.of.language },
      blocks: [
        { kind: 'paragraph', text: t(`mail.teamExport.text.${props.list}`) },
        facts([
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'paragraph', text: t('mail.notice.otherwise') },
        { kind: 'button', label: t('mail.teamExport.button'), href: props.listUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );

export interface ExportOfSeveralProps extends NoticeProps {
  /** Whether it was all events of the site. */
  everything: boolean;
  /** How many events it was of those that the reader has charge of. */
  events: number;
  /** The whole address of the audit log. */
  logUrl: string;
}

/** To the team: the people of several events are now a file on somebody's computer. */
export const exportOfSeveralNotice: MailTemplate<ExportOfSeveralProps> = (props, t, language) => {
  const what = props.everything
    ? t('mail.teamExportSeveral.everything')
    : t('mail.teamExportSeveral.several', { count: props.events });
  return writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.teamExportSeveral.subject', { what }),
      preview: t('mail.teamExport.preview'),
      tone: 'ink',
      headline: t('mail.teamExportSeveral.headline'),
      blocks: [
        { kind: 'paragraph', text: t('mail.teamExport.text.signups') },
        facts([
          { label: t('mail.teamExportSeveral.what'), lines: [what] },
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'paragraph', text: t('mail.notice.otherwise') },
        { kind: 'button', label: t('mail.teamExportSeveral.button'), href: props.logUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );
};
