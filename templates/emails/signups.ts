import { facts, paragraph, pictureBlock, type WithPicture } from './blocks.ts';
import type { Language } from '../languages.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Translate } from '../translate.ts';
import type { EventInMail } from './eventFacts.ts';
import { doorFact, eventFacts, placeFact, seatsFact, whenFact } from './eventFacts.ts';
import type { Block, Letter, MailFact, MailTemplate, MailTexts, MailSite } from './letter.ts';
import { ownPassage, type OwnPassage } from './ownPassage.ts';
import { answerBlocks, type AnswersInMail } from './answers.ts';
import { writeCommonLetter, writeLetter } from './writeLetter.ts';
import { changeFacts, type EventChangeInMail } from './eventChange.ts';

/*
 * Mails to attendees. None greets by name or repeats what was typed into the form: whoever signs up
 * somebody else's address must not be able to send them words of their own.
 */

/** What every mail to an attendee knows. */
export interface SignupMailProps {
  site: MailSite;
  event: EventInMail;
  /** The whole address of the attendee's own page. */
  ownPageUrl: string;
  companions: number;
  /** Whether the event has a capacity. */
  limited: boolean;
  /** Whether a seat is theirs, or they wait for one, in which place of the list (from 1). */
  standing:
    | { kind: 'unconfirmed' }
    | { kind: 'confirmed' }
    | { kind: 'waiting'; place: number }
    | { kind: 'cancelled' };
  /** Whether a calendar file is attached. */
  calendarFile: boolean;
  /** What they show at the door; null where nobody meets, or they have no spot. */
  doorCode: string | null;
  answers: AnswersInMail;
  /** The day on which what the attendee entered is deleted. */
  keptUntil: string;
}

type WithOwnPassage = SignupMailProps & { own: OwnPassage | null };

export const signupConfirmed: MailTemplate<WithOwnPassage & WithPicture> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.signupConfirmed.subject', { title: props.event.title }),
    headline: t('mail.signupConfirmed.headline'),
    tone: 'red',
    blocks: [
      pictureBlock(props),
      paragraph(t('mail.signupConfirmed.text')),
      calendarNote(props, t),
      facts([...eventFacts(t, props.event, joins(props)), ...ownFacts(props, t)]),
      ...answerBlocks(t, props),
      ownPassage(props.own),
      ownPage(props, t),
      { kind: 'link', label: t('mail.share'), href: props.event.shareUrl },
    ],
  });

/** Goes to an address that somebody typed: nothing is taken before its owner presses the button. */
export const signupConfirm: MailTemplate<
  SignupMailProps & { confirmationUrl: string; days: number }
> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    why: t('mail.signupConfirm.why'),
    subject: t('mail.signupConfirm.subject', { title: props.event.title }),
    headline: t('mail.signupConfirm.headline'),
    tone: 'red',
    blocks: [
      paragraph(t('mail.signupConfirm.text')),
      props.limited ? paragraph(t('mail.signupConfirm.limited')) : null,
      { kind: 'button', label: t('mail.signupConfirm.button'), href: props.confirmationUrl },
      paragraph(t('mail.signupConfirm.otherwise', { count: props.days })),
      facts([whenFact(t, props.event), seatsFact(props, t)]),
    ],
  });

export const signupWaiting: MailTemplate<SignupMailProps> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.signupWaiting.subject', { title: props.event.title }),
    headline: t('mail.signupWaiting.headline'),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.signupWaiting.text')),
      facts([
        standingFact(props, t),
        ...eventFacts(t, props.event, joins(props)),
        seatsFact(props, t),
      ]),
      ownPage(props, t),
    ],
  });

export const signupPromoted: MailTemplate<WithOwnPassage> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    // Where the capacity was taken away, there are no spots to speak of any more.
    subject: t(props.limited ? 'mail.signupPromoted.subject' : 'mail.signupConfirmed.subject', {
      title: props.event.title,
    }),
    headline: t(props.limited ? 'mail.signupPromoted.headline' : 'mail.signupConfirmed.headline'),
    tone: 'red',
    blocks: [
      paragraph(t(`mail.signupPromoted.${props.limited ? 'text' : 'unlimited'}`)),
      calendarNote(props, t),
      facts([...eventFacts(t, props.event, joins(props)), ...ownFacts(props, t)]),
      ...answerBlocks(t, props),
      ownPassage(props.own),
      ownPage(props, t),
      { kind: 'link', label: t('mail.share'), href: props.event.shareUrl },
    ],
  });

export const signupChanged: MailTemplate<SignupMailProps> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.signupChanged.subject', { title: props.event.title }),
    headline: t('mail.signupChanged.headline'),
    tone: 'red',
    blocks: [
      paragraph(t('mail.signupChanged.text')),
      facts([
        standingFact(props, t),
        seatsFact(props, t),
        ...eventFacts(t, props.event, joins(props)),
      ]),
      ...answerBlocks(t, props),
      ownPage(props, t),
    ],
  });

/** Told by whoever cancelled: the attendee themselves, or the organizers. */
export const signupCancelled: MailTemplate<
  SignupMailProps & { cancelledBy: 'attendee' | 'organizer' }
> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.signupCancelled.subject', { title: props.event.title }),
    headline: t('mail.signupCancelled.headline'),
    why: t('mail.why.signedUp'),
    tone: 'ink',
    blocks: [
      paragraph(t(`mail.signupCancelled.by.${props.cancelledBy}`)),
      facts([whenFact(t, props.event), placeFact(t, props.event)]),
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });

/** Somebody signed the address up again: its owner gets the link to what they have. */
export const signupLink: MailTemplate<SignupMailProps> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.signupLink.subject', { title: props.event.title }),
    headline: t('mail.signupLink.headline'),
    tone: 'red',
    blocks: [
      paragraph(t('mail.signupLink.text')),
      ownPage(props, t),
      facts([
        standingFact(props, t),
        seatsFact(props, t),
        ...eventFacts(t, props.event, joins(props)),
        doorFact(t, props.doorCode),
      ]),
    ],
  });

/** Their calendar said that they are not coming; only they can free the seat. */
export const signupDeclinedQuestion: MailTemplate<SignupMailProps & { cancellationUrl: string }> = (
  props,
  t,
  language,
) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.signupDeclinedQuestion.subject', { title: props.event.title }),
    headline: t('mail.signupDeclinedQuestion.headline'),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.signupDeclinedQuestion.text')),
      facts([standingFact(props, t), seatsFact(props, t), whenFact(t, props.event)]),
      {
        kind: 'button',
        label: t('mail.signupDeclinedQuestion.free'),
        href: props.cancellationUrl,
      },
      paragraph(t('mail.signupDeclinedQuestion.keep')),
      { kind: 'link', label: t('mail.ownPage'), href: props.ownPageUrl },
    ],
  });

export const eventChanged: MailTemplate<
  SignupMailProps & {
    changes: readonly EventChangeInMail[];
    /** Nobody changed the event: the clocks of its zone are set otherwise than was known. */
    clocks: boolean;
    /** The hour is set of a day that was announced without one. */
    hourSet: boolean;
  }
> = (props, t, language) =>
  attendeeLetter(props, t, language, {
    subject: t(`mail.eventChanged${props.hourSet ? '.hourSet' : ''}.subject`, {
      title: props.event.title,
    }),
    headline: t(`mail.eventChanged${props.hourSet ? '.hourSet' : ''}.headline`),
    tone: 'red',
    blocks: [
      paragraph(
        props.clocks
          ? t('mail.eventChanged.clocks', { place: props.event.times.start.place })
          : t(`mail.eventChanged${props.hourSet ? '.hourSet' : ''}.text`),
      ),
      props.changes.length === 0 ? null : facts(changeFacts(t, props.changes)),
      paragraph(t('mail.eventChanged.whole')),
      facts([
        ...eventFacts(t, props.event, joins(props)),
        standingFact(props, t),
        seatsFact(props, t),
      ]),
      calendarNote(props, t),
      ownPage(props, t),
    ],
  });

export const eventCancelled: MailTemplate<SignupMailProps & { note: string }> = (
  props,
  t,
  language,
) =>
  attendeeLetter(props, t, language, {
    subject: t('mail.eventCancelled.subject', { title: props.event.title }),
    headline: t('mail.eventCancelled.headline'),
    why: t('mail.why.signedUp'),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.eventCancelled.text')),
      props.note === ''
        ? null
        : {
            kind: 'quote',
            label: t('mail.eventCancelled.note'),
            text: props.note,
            language: languageOfText(props.event, 'cancellationNote'),
          },
      facts([whenFact(t, props.event), placeFact(t, props.event)]),
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });

/** A mail to an attendee: what it says between the name of the event and the small print. */
export function attendeeLetter(
  { site, event, keptUntil }: SignupMailProps,
  t: Translate,
  language: Language,
  {
    why = t('mail.why.signup'),
    ...letter
  }: Pick<Letter, 'subject' | 'headline' | 'tone' | 'blocks'> & { why?: string },
): MailTexts {
  // Passages of the organizers have the reader's link in their midst.
  const isCommon = !letter.blocks.some((block) => block?.kind === 'prose');
  return (isCommon ? writeCommonLetter : writeLetter)(
    { language, t, site },
    {
      ...letter,
      preview: event.times.announced,
      about: { text: event.title, language: event.language },
      smallPrint: [why, t('mail.kept.signup', { date: keptUntil })],
    },
  );
}

export function ownPage(props: SignupMailProps, t: Translate): Block {
  const label = joins(props) ? t('mail.ownPageToJoin') : t('mail.ownPage');
  return { kind: 'button', label, href: props.ownPageUrl };
}

/** Whether the reader's page shows how to join: to those alone who are in. */
function joins({ event, standing }: Pick<SignupMailProps, 'event' | 'standing'>): boolean {
  return event.kind !== 'in-person' && standing.kind === 'confirmed';
}

function ownFacts(props: SignupMailProps, t: Translate): (MailFact | null)[] {
  return [seatsFact(props, t), doorFact(t, props.doorCode)];
}

function calendarNote({ calendarFile }: SignupMailProps, t: Translate): Block | null {
  return calendarFile ? paragraph(t('mail.calendarNote')) : null;
}

function standingFact({ standing }: SignupMailProps, t: Translate): MailFact | null {
  switch (standing.kind) {
    case 'confirmed':
      return { label: t('mail.standing.label'), lines: [t('mail.standing.confirmed')] };
    case 'waiting':
      return {
        label: t('mail.standing.label'),
        lines: [t('mail.standing.waiting', { place: standing.place })],
      };
    case 'unconfirmed':
    case 'cancelled':
      return null;
  }
}
