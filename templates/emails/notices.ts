import { facts } from './blocks.ts';
import type { TextLanguage } from '../textLanguages.ts';
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
  /** The whole address of the page with the team and one's own sessions. */
  organizersUrl: string;
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
        { kind: 'button', label: t('mail.newBrowser.button'), href: props.organizersUrl },
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
  kind: 'team-invitation' | 'team-removal';
  /** Who was invited or removed. */
  name: string;
}

/** To the team: somebody was invited, or removed. */
export const teamNotice: MailTemplate<TeamNoticeProps> = (props, t, language) => {
  const event = props.kind === 'team-invitation' ? 'invitation' : 'removal';
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
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'paragraph', text: t('mail.notice.otherwise') },
        { kind: 'button', label: t('mail.notice.button'), href: props.organizersUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );
};

export interface ExportNoticeProps extends NoticeProps {
  list: 'signups' | 'endorsements';
  event: { title: string; language: TextLanguage };
  /** The whole address of the list on the dashboard. */
  listUrl: string;
}

/** To the team: a list of people is now a file on somebody's computer. */
export const exportNotice: MailTemplate<ExportNoticeProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t(`mail.teamExport.subject.${props.list}`, { title: props.event.title }),
      preview: t('mail.teamExport.preview'),
      tone: 'ink',
      headline: t('mail.teamExport.headline'),
      about: { text: props.event.title, language: props.event.language },
      blocks: [
        { kind: 'paragraph', text: t(`mail.teamExport.text.${props.list}`) },
        facts([
          { label: t('mail.notice.by'), lines: [props.by ?? t('mail.notice.host')] },
          { label: t('mail.notice.when'), lines: [props.when] },
        ]),
        { kind: 'paragraph', text: t('mail.notice.otherwise') },
        { kind: 'button', label: t('mail.teamExport.button'), href: props.listUrl },
        { kind: 'link', label: t('mail.notice.button'), href: props.organizersUrl },
      ],
      smallPrint: [t('mail.why.notice'), t('mail.kept.organizer')],
    },
  );
