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

export const organizerSignIn: MailTemplate<OrganizerMailProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.organizerSignIn.subject', { organization: props.site.organization }),
      preview: t('mail.organizerSignIn.preview'),
      tone: 'ink',
      headline: t('mail.organizerSignIn.headline'),
      blocks: [
        { kind: 'paragraph', text: t('mail.organizerSignIn.text') },
        { kind: 'button', label: t('mail.organizerSignIn.button'), href: props.linkUrl },
        {
          kind: 'paragraph',
          text: t('mail.organizerSignIn.validMinutes', {
            count: Math.max(1, Math.floor(props.validFor / minute)),
          }),
        },
      ],
      smallPrint: [t('mail.why.signIn')],
    },
  );

/** A link that shows who somebody is, where they are signed in already. */
export const organizerProof: MailTemplate<OrganizerMailProps> = (props, t, language) =>
  writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.organizerProof.subject', { organization: props.site.organization }),
      preview: t('mail.organizerProof.preview'),
      tone: 'ink',
      headline: t('mail.organizerProof.headline'),
      blocks: [
        { kind: 'paragraph', text: t('mail.organizerProof.text') },
        { kind: 'button', label: t('mail.organizerProof.button'), href: props.linkUrl },
        {
          kind: 'paragraph',
          text: t('mail.organizerProof.validMinutes', {
            count: Math.max(1, Math.floor(props.validFor / minute)),
          }),
        },
      ],
      smallPrint: [t('mail.why.proof')],
    },
  );
