import type { TextLanguage } from '../textLanguages.ts';
import { paragraph } from './blocks.ts';
import type { MailSite, MailTemplate } from './letter.ts';
import { fillLine } from './messageFields.ts';
import { writeLetter } from './writeLetter.ts';
import { writtenPassage } from './writtenPassage.ts';

/** What every mail to somebody who follows a campaign knows. */
export interface FollowerMailProps {
  site: MailSite;
  /** '' where they gave none. */
  name: string;
  campaign: { title: string; language: TextLanguage };
  /** Whole addresses of the page of the campaign, and of their own. */
  pageUrl: string;
  ownPageUrl: string;
  /** The day on which their address is deleted. */
  keptUntil: string;
}

/** Goes to an address that nobody may have confirmed yet, and says nothing that a stranger typed. */
export const updatesConfirm: MailTemplate<FollowerMailProps & { confirmed: boolean }> = (
  { site, campaign, confirmed, ownPageUrl, keptUntil },
  t,
  language,
) =>
  writeLetter(
    { language, t, site },
    {
      subject: t(confirmed ? 'mail.updatesKnown.subject' : 'mail.updatesConfirm.subject', {
        title: campaign.title,
      }),
      preview: t(confirmed ? 'mail.updatesKnown.text' : 'mail.updatesConfirm.text'),
      tone: confirmed ? 'ink' : 'red',
      headline: t(confirmed ? 'mail.updatesKnown.headline' : 'mail.updatesConfirm.headline'),
      about: { text: campaign.title, language: campaign.language },
      blocks: [
        paragraph(t(confirmed ? 'mail.updatesKnown.text' : 'mail.updatesConfirm.text')),
        {
          kind: 'button',
          label: t(confirmed ? 'mail.updatesKnown.button' : 'mail.updatesConfirm.button'),
          href: ownPageUrl,
        },
        confirmed ? null : paragraph(t('mail.updatesConfirm.otherwise')),
      ],
      smallPrint: [
        t('mail.why.updates', { organization: site.organization }),
        t('mail.kept.updates', { date: keptUntil }),
      ],
    },
  );

/** What organizers wrote to all who follow a campaign. */
export const campaignUpdateMail: MailTemplate<
  FollowerMailProps & {
    written: { subject: string; text: string; language: TextLanguage };
    /** An email to the organizer who wrote it; its subject says so. */
    test: boolean;
  }
> = ({ site, name, campaign, written, pageUrl, ownPageUrl, keptUntil, test }, t, language) => {
  const fields = {
    name,
    title: campaign.title,
    time: '',
    where: '',
    link: pageUrl,
  };
  const subject = fillLine(written.subject, fields);
  const foreign = written.language !== language;
  const passage = writtenPassage({ ...written, fields }, foreign, t, language);
  return writeLetter(
    { language, t, site },
    {
      subject: test ? t('mail.message.test', { subject }) : subject,
      preview: passage.preview,
      tone: 'red',
      headline: { text: subject, language: written.language },
      about: { text: campaign.title, language: campaign.language },
      blocks: [
        ...passage.blocks,
        { kind: 'button', label: t('mail.campaignUpdate.page'), href: pageUrl },
        { kind: 'link', label: t('mail.campaignUpdate.leave'), href: ownPageUrl },
      ],
      smallPrint: [
        t('mail.why.updates', { organization: site.organization }),
        t('mail.kept.updates', { date: keptUntil }),
      ],
    },
  );
};
