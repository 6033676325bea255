import { textLanguageName, type TextLanguage } from '../textLanguages.ts';
import type { MailSite, MailTemplate } from './letter.ts';
import { columns } from './letterText.ts';
import { messageHtml } from './messageMarkdown.ts';
import { messageText } from './messageText.ts';
import { writeLetter } from './writeLetter.ts';

export interface CampaignLetterProps {
  site: MailSite;
  campaign: { title: string; language: TextLanguage };
  /** Markdown, without fields: these are about somebody who signed up. */
  written: { subject: string; text: string; language: TextLanguage };
  dashboardUrl: string;
}

/** How many characters of the text a list of mails shows beside the subject. */
const previewed = 140;

const noFields = { name: '', title: '', time: '', where: '', link: '' };

/** What organizers of a campaign wrote to those who organize an action of it. */
export const campaignLetter: MailTemplate<CampaignLetterProps> = (props, t, language) => {
  const { site, campaign, written } = props;
  const text = messageText(written.text, noFields, columns);
  return writeLetter(
    { language, t, site },
    {
      subject: written.subject,
      preview: text.replaceAll(/\s+/g, ' ').slice(0, previewed),
      tone: 'red',
      headline: { text: written.subject, language: written.language },
      about: { text: campaign.title, language: campaign.language },
      blocks: [
        written.language === language
          ? null
          : {
              kind: 'paragraph',
              text: t('event.inLanguage', {
                language: textLanguageName(written.language, language),
              }),
            },
        {
          kind: 'prose',
          html: messageHtml(written.text, noFields, written.language),
          text,
          language: written.language,
        },
        { kind: 'link', label: t('layout.dashboard'), href: props.dashboardUrl },
      ],
      smallPrint: [t('mail.why.letter'), t('mail.kept.organizer')],
    },
  );
};
