import { facts, paragraph } from './blocks.ts';
import {
  doorFact,
  eventFacts,
  passageFacts,
  readerFact,
  seatsFact,
  whenFact,
  whereFact,
} from './eventFacts.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { MailTemplate } from './letter.ts';
import { columns } from './letterText.ts';
import type { FieldValues } from './messageFields.ts';
import { messageHtml } from './messageMarkdown.ts';
import { messageText } from './messageText.ts';
import { attendeeLetter, ownPage, type SignupMailProps } from './signups.ts';

/*
 * Mails that come when their time has come. The way to join stands in none of them: it is on the
 * attendee's own page, so that a mail that is passed on does not open the room to strangers.
 */

/** How long it is until the start. */
export interface TimeLeft {
  unit: 'hours' | 'minutes';
  count: number;
}

export const reminderDay: MailTemplate<
  SignupMailProps & {
    /** Whether the start is tomorrow on every clock that counts. */
    tomorrow: boolean;
  }
> = (props, t, language) => {
  const when = props.tomorrow ? 'tomorrow' : 'soon';
  return attendeeLetter(props, t, language, {
    subject: t(`mail.reminderDay.subject.${when}`, { title: props.event.title }),
    headline: t(`mail.reminderDay.headline.${when}`),
    tone: 'red',
    blocks: [
      paragraph(t('mail.reminderDay.text')),
      facts([
        ...eventFacts(t, props.event, true),
        seatsFact(props, t),
        doorFact(t, props.doorCode),
      ]),
      ownPage(props, t),
    ],
  });
};

export const reminderSoon: MailTemplate<SignupMailProps & { left: TimeLeft }> = (
  props,
  t,
  language,
) => {
  const { event } = props;
  const { unit, count } = props.left;
  return attendeeLetter(props, t, language, {
    subject: t(`mail.reminderSoon.subject.${unit}`, { count, title: event.title }),
    headline: t(`mail.reminderSoon.headline.${unit}`, { count }),
    tone: 'red',
    blocks: [
      paragraph(t('mail.reminderSoon.text')),
      facts([
        whenFact(t, event),
        readerFact(t, event),
        whereFact(t, event, true),
        ...passageFacts(t, event.lastPassages),
        doorFact(t, props.doorCode),
      ]),
      ownPage(props, t),
    ],
  });
};

/** Leads to the attendee's own page, where the link is. */
export const joiningLink: MailTemplate<
  SignupMailProps & {
    /** Whether the event is going on already: the link may have come late. */
    begun: boolean;
  }
> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.joiningLink.subject', { title: props.event.title }),
    headline: t('mail.joiningLink.headline'),
    tone: 'red',
    blocks: [
      paragraph(t(props.begun ? 'mail.joiningLink.begun' : 'mail.joiningLink.text')),
      { kind: 'button', label: t('mail.joiningLink.button'), href: props.ownPageUrl },
      paragraph(t('mail.joiningLink.yours')),
      props.event.kind === 'hybrid' ? paragraph(t('mail.joiningLink.hybrid')) : null,
      facts([whenFact(t, props.event), whereFact(t, props.event, true)]),
    ],
  });

export const eventThanks: MailTemplate<
  SignupMailProps & {
    /** Markdown by the organizers, with the fields of their messages. */
    thanks: string;
    fields: FieldValues;
  }
> = (props, t, language) => {
  const written = languageOfText(props.event, 'thanks');
  return attendeeLetter(props, t, language, {
    subject: t('mail.eventThanks.subject', { title: props.event.title }),
    headline: t('mail.eventThanks.headline'),
    why: t('mail.why.signedUp'),
    tone: 'ink',
    blocks: [
      {
        kind: 'prose',
        html: messageHtml(props.thanks, props.fields, written),
        text: messageText(props.thanks, props.fields, columns),
        language: written,
      },
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });
};
