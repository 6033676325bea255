import type { TextLanguage } from '../textLanguages.ts';
import type { MailSite, MailTemplate } from './letter.ts';
import { writeLetter } from './writeLetter.ts';
import { noFields, writtenPassage } from './writtenPassage.ts';

export interface CampaignLetterProps {
  site: MailSite;
  campaign: { title: string; language: TextLanguage };
  /** Markdown, without fields: these are about somebody who signed up. */
  written: { subject: string; text: string; language: TextLanguage };
  dashboardUrl: string;
  /** An email to the organizer who wrote it; its subject says so. */
  test: boolean;
}

/** What organizers of a campaign wrote to those who organize an action of it. */
export const campaignLetter: MailTemplate<CampaignLetterProps> = (props, t, language) => {
  const { site, campaign, written } = props;
  const foreign = written.language !== language;
  const passage = writtenPassage({ ...written, fields: noFields }, foreign, t, language);
  return writeLetter(
    { language, t, site },
    {
      subject: props.test ? t('mail.message.test', { subject: written.subject }) : written.subject,
      preview: passage.preview,
      tone: 'red',
      headline: { text: written.subject, language: written.language },
      about: { text: campaign.title, language: campaign.language },
      blocks: [
        ...passage.blocks,
        { kind: 'link', label: t('layout.dashboard'), href: props.dashboardUrl },
      ],
      smallPrint: [t('mail.why.letter'), t('mail.kept.organizer')],
    },
  );
};
