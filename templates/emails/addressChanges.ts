import { whenFact } from './eventFacts.ts';
import type { MailTemplate } from './letter.ts';
import { attendeeLetter, type SignupMailProps } from './signups.ts';

/** Goes to an address that somebody typed: nothing is moved before its owner presses the button. */
export const signupAddress: MailTemplate<
  SignupMailProps & { confirmationUrl: string; days: number }
> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    why: t('mail.signupAddress.why'),
    subject: t('mail.signupAddress.subject', { title: props.event.title }),
    headline: t('mail.signupAddress.headline'),
    tone: 'red',
    blocks: [
      { kind: 'paragraph', text: t('mail.signupAddress.text') },
      { kind: 'button', label: t('mail.signupAddress.button'), href: props.confirmationUrl },
      { kind: 'paragraph', text: t('mail.signupAddress.otherwise', { count: props.days }) },
      { kind: 'facts', facts: [whenFact(t, props.event)] },
    ],
  });

/** Goes to the address that a sign-up had, whose links open nothing any more. */
export const signupMoved: MailTemplate<SignupMailProps> = (props, t, language) => {
  const { contact } = props.site;
  return attendeeLetter(props, t, language, {
    why: t('mail.why.signedUp'),
    subject: t('mail.signupMoved.subject', { title: props.event.title }),
    headline: t('mail.signupMoved.headline'),
    tone: 'ink',
    blocks: [
      { kind: 'paragraph', text: t('mail.signupMoved.text') },
      props.calendarFile ? { kind: 'paragraph', text: t('mail.signupMoved.calendar') } : null,
      {
        kind: 'paragraph',
        text:
          contact === null
            ? t('mail.signupMoved.otherwise')
            : t('mail.signupMoved.otherwiseContact', { contact: contact.text }),
      },
      { kind: 'facts', facts: [whenFact(t, props.event)] },
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });
};
