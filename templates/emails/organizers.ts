import type { MailTemplate, MailSite } from './letter.ts';
import { writeLetter } from './writeLetter.ts';

export interface OrganizerMailProps {
  site: MailSite;
  /** The whole address of the page with the button that signs in. */
  linkUrl: string;
  /** How long the link works from now on, in milliseconds. */
  validFor: number;
}

const minute = 60_000;
const hour = 60 * minute;

export const organizerInvitation: MailTemplate<OrganizerMailProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.organizerInvitation.subject', { organization: props.site.organization }),
      preview: t('mail.organizerInvitation.preview'),
      tone: 'red',
      headline: t('mail.organizerInvitation.headline'),
      blocks: [
        {
          kind: 'paragraph',
          text: t('mail.organizerInvitation.text', { organization: props.site.organization }),
        },
        { kind: 'button', label: t('mail.organizerInvitation.button'), href: props.linkUrl },
        {
          kind: 'paragraph',
          text: t('mail.organizerInvitation.validHours', {
            count: Math.max(1, Math.floor(props.validFor / hour)),
          }),
        },
      ],
      smallPrint: [t('mail.why.invitation'), t('mail.kept.organizer')],
    },
  );

export const organizerSignIn: MailTemplate<OrganizerMailProps> = letterWithLink(
  'organizerSignIn',
  'mail.why.signIn',
);

/** A link that shows who somebody is, where they are signed in already. */
export const organizerProof: MailTemplate<OrganizerMailProps> = letterWithLink(
  'organizerProof',
  'mail.why.proof',
);

/** A button that works for some minutes, and why it was mailed. */
function letterWithLink(
  name: 'organizerSignIn' | 'organizerProof',
  why: 'mail.why.signIn' | 'mail.why.proof',
): MailTemplate<OrganizerMailProps> {
  return ({ site, linkUrl, validFor }, t, language) =>
    writeLetter(
      { language, t, site },
      {
        subject: t(`mail.${name}.subject`, { organization: site.organization }),
        preview: t(`mail.${name}.preview`),
        tone: 'ink',
        headline: t(`mail.${name}.headline`),
        blocks: [
          { kind: 'paragraph', text: t(`mail.${name}.text`) },
          { kind: 'button', label: t(`mail.${name}.button`), href: linkUrl },
          {
            kind: 'paragraph',
            text: t(`mail.${name}.validMinutes`, {
              count: Math.max(1, Math.floor(validFor / minute)),
            }),
          },
        ],
        smallPrint: [t(why)],
      },
    );
}
