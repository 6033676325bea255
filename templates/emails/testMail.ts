import type { MailSite, MailTemplate } from './letter.ts';
import { writeLetter } from './writeLetter.ts';

/** What the person who hosts the site sends to see whether mails arrive. */
export const testMail: MailTemplate<{ site: MailSite }> = ({ site }, t, language) =>
  writeLetter(
    { language, t, site },
    {
      subject: t('doctor.testMail.subject', { organization: site.organization }),
      preview: t('doctor.testMail.preview'),
      tone: 'ink',
      headline: t('doctor.testMail.headline'),
      blocks: [
        { kind: 'paragraph', text: t('doctor.testMail.text') },
        { kind: 'paragraph', text: t('doctor.testMail.look') },
      ],
      smallPrint: [t('doctor.testMail.why')],
    },
  );
