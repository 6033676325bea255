import type { Event, MailedSignup, Signup } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import {
  eventCancelled,
  eventChanged,
  signupCancelled,
  signupChanged,
  signupConfirm,
  signupConfirmed,
  signupDeclinedQuestion,
  signupLink,
  signupPromoted,
  signupWaiting,
  type SignupMailProps,
} from '../../templates/emails/signups.ts';
import type { Language } from '../../templates/languages.ts';
import type { OwnPassage } from '../../templates/emails/ownPassage.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import {
  asWritten,
  changesInMail,
  clocksChanged,
  eventInMail,
  hourIsSet,
} from '../mail/eventInMail.ts';
import { pictureInMail } from '../mail/pictureInMail.ts';
import { fieldValues } from '../mail/fieldValues.ts';
import type {
  FactsAbout,
  MailDefinition,
  MailDefinitions,
  MailSituation,
} from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import type { CalendarPart } from '../mail/message.ts';
import { drop, type DropReason } from '../mail/rendered.ts';
import type { KindAbout } from '../outbox/mailKinds.ts';
import type { ReminderKind } from '../outbox/reminderTimes.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt, unconfirmedDays } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { answersInMail } from './answersInMail.ts';
import { calendarFile } from './calendarFile.ts';
import { codeToShow } from './doorCode.ts';
import { ownCancellationUrl, ownConfirmationUrl, ownPageUrl } from './ownPageUrl.ts';
import { siteOf } from '../siteSettings.ts';

type Facts = FactsAbout<'event' | 'signup'>;

/** One kind of mail to an attendee about their sign-up. */
interface SignupMail {
  /** Between the moment a mail was put into the outbox and this one, much may have happened. */
  needless: (event: Event, signup: Signup, now: number) => DropReason | null;
  texts: (
    props: SignupMailProps,
    t: Translate,
    language: Language,
    about: { services: Services; facts: Facts },
  ) => MailTexts;
  /** What their calendar is told, if they have a seat, or had one that is now gone. */
  calendar: 'invitation' | 'withdrawal' | 'nothing';
  situation: MailSituation;
}

/** Every mail to attendees about their sign-ups, but for those whose time the schedule gives. */
export const signupMails: MailDefinitions<
  Exclude<KindAbout<'signup'>, ReminderKind | 'signup-dates'>
> = {
  'signup-confirm': signupMail({
    needless: unlessSignupIs('unconfirmed'),
    texts: (props, t, language, { services, facts: { signup } }) =>
      signupConfirm(
        {
          ...props,
          confirmationUrl: ownConfirmationUrl(services, signup),
          days: unconfirmedDays,
        },
        t,
        language,
      ),
    calendar: 'nothing',
    situation: { signup: { state: 'unconfirmed' } },
  }),
  'signup-confirmed': signupMail({
    needless: unlessSignupIs('confirmed'),
    texts: (props, t, language, { services, facts }) => {
      const picture = pictureInMail(services, facts.event);
      return signupConfirmed({ ...props, picture, own: confirmationOf(facts, props) }, t, language);
    },
    calendar: 'invitation',
    situation: {},
  }),
  'signup-waiting': signupMail({
    needless: unlessSignupIs('waiting'),
    texts: signupWaiting,
    calendar: 'nothing',
    situation: { signup: { state: 'waiting' } },
  }),
  'signup-promoted': signupMail({
    needless: unlessSignupIs('confirmed'),
    texts: (props, t, language, { facts }) =>
      signupPromoted({ ...props, own: confirmationOf(facts, props) }, t, language),
    calendar: 'invitation',
    situation: {},
  }),
  'signup-changed': signupMail({
    needless: unlessSignupIs('confirmed', 'waiting'),
    texts: signupChanged,
    calendar: 'invitation',
    situation: { signup: { companions: 1 } },
  }),
  'signup-cancelled': signupMail({
    needless: (_event, { state }) => (state === 'cancelled' ? null : 'superseded'),
    texts: (props, t, language, { facts: { signup } }) =>
      signupCancelled({ ...props, cancelledBy: signup.cancelledBy ?? 'attendee' }, t, language),
    calendar: 'withdrawal',
    situation: {
      signup: { state: 'cancelled', cancelledAt: 0, cancelledBy: 'attendee' },
      detail: () => ({ was: 'confirmed' }),
    },
  }),
  'signup-link': signupMail({
    needless: unlessSignupIs('confirmed', 'waiting'),
    texts: signupLink,
    calendar: 'invitation',
    situation: {},
  }),
  'signup-declined-question': signupMail({
    needless: (event, signup, now) =>
      unlessSignupIs('confirmed', 'waiting')(event, signup, now) ??
      (signup.declinedAt === null ? 'superseded' : null),
    texts: (props, t, language, { services, facts: { signup } }) =>
      signupDeclinedQuestion(
        { ...props, cancellationUrl: ownCancellationUrl(services, signup) },
        t,
        language,
      ),
    // Another invitation would undo in their calendar what they have just answered.
    calendar: 'nothing',
    situation: { signup: { declinedAt: 0 } },
  }),
  'event-changed': signupMail({
    needless: unlessSignupIs('confirmed', 'waiting'),
    texts: (props, t, language, { services, facts: { event, signup, mail } }) =>
      eventChanged(
        {
          ...props,
          changes: changesInMail(asWritten(services, event), mail.detail, language, signup.zone),
          clocks: clocksChanged(mail.detail),
          hourSet: hourIsSet(event, mail.detail),
        },
        t,
        language,
      ),
    calendar: 'invitation',
    situation: { detail: ({ startsAt }) => ({ startsAt: startsAt - 3_600_000 }) },
  }),
  'event-cancelled': signupMail({
    needless: (event, signup) => {
      if (signup.state === 'cancelled') return 'cancelled';
      return event.state === 'cancelled' ? null : 'superseded';
    },
    texts: (props, t, language, { facts: { event } }) =>
      eventCancelled({ ...props, note: event.cancellationNote }, t, language),
    calendar: 'withdrawal',
    situation: { event: { state: 'cancelled', cancelledAt: 0 } },
  }),
};

/** What all of them have in common. */
function signupMail({
  needless,
  texts,
  calendar,
  situation,
}: SignupMail): MailDefinition<'event' | 'signup'> {
  return {
    situation,
    render: (services, facts, now) => {
      const { event, signup, mail } = facts;
      const reason = needless(event, signup, now);
      if (reason !== null) return drop(reason);
      const { language } = signup;
      const file = calendarPart(services, calendar, event, signup, mail.detail?.['was']);
      const props = signupMailProps(services, event, signup, { calendarFile: file !== null });
      return {
        kind: 'mail',
        // The name they typed stays out of the header, too: nobody has confirmed the address.
        to: { name: '', address: signup.email },
        language,
        texts: texts(props, translator(language), language, { services, facts }),
        calendar: file,
      };
    },
  };
}

/** Most mails are for those whose sign-up is in one of these states, while the event is still to come. */
function unlessSignupIs(...states: readonly Signup['state'][]): SignupMail['needless'] {
  return (event, { state }, now) => {
    if (state === 'cancelled') return 'cancelled';
    if (event.state === 'cancelled') return 'superseded';
    if (isOver(event, now)) return 'over';
    return states.includes(state) ? null : 'superseded';
  };
}

/** The organizers' own passage; the name that was typed stays out of it, as of the whole mail. */
function confirmationOf(
  { event, signup }: Facts,
  { ownPageUrl: link }: SignupMailProps,
): OwnPassage | null {
  if (event.confirmation === '') return null;
  const reader = { name: '', zone: signup.zone, ownPageUrl: link };
  const language = languageOfText(event, 'confirmation');
  const fields = fieldValues(event, reader, spokenBeside(language, signup.language));
  return { text: event.confirmation, language, fields };
}

/** What every mail to an attendee tells. */
export function signupMailProps(
  { config, db, links }: Services,
  event: Event,
  signup: MailedSignup,
  { calendarFile }: { calendarFile: boolean },
): SignupMailProps {
  const { language } = signup;
  return {
    site: mailSite({ config, db, links }, signup.email, event.id),
    event: eventInMail(event, config.baseUrl, language, signup.zone),
    ownPageUrl: ownPageUrl({ config, links }, signup),
    companions: signup.companions,
    limited: event.capacity !== null,
    standing:
      signup.state === 'waiting'
        ? { kind: 'waiting', place: db.signups.waitingBefore(event.id, signup.id) + 1 }
        : { kind: signup.state },
    calendarFile,
    doorCode: codeToShow(config, event, signup),
    ...answersInMail(db, event, signup),
    keptUntil: dayText(eraseAt(event, siteOf({ config, db }).retentionDays), event.zone, language),
  };
}

/**
 * The calendar file that goes with a mail: an invitation for those who have a seat, and its
 * withdrawal for those who had one.
 *
 * @param was the state before it was cancelled
 */
function calendarPart(
  services: Services,
  calendar: SignupMail['calendar'],
  event: Event,
  signup: MailedSignup,
  was: unknown,
): CalendarPart | null {
  const hasSeat = signup.state === 'confirmed';
  const hadSeat = signup.state === 'cancelled' && was !== 'waiting';
  if (calendar === 'nothing' || !(hasSeat || hadSeat)) return null;
  const invites = services.config.rsvpAddress === null ? 'PUBLISH' : 'REQUEST';
  return calendarFile(services, event, signup, calendar === 'withdrawal' ? 'CANCEL' : invites);
}
