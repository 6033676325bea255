import type { Event, Signup } from '../../db/schema.ts';
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
import { translator } from '../../templates/translate.ts';
import { changesInMail, clocksChanged, eventInMail } from '../mail/eventInMail.ts';
import { mailSite } from '../mail/mailSite.ts';
import type { CalendarPart } from '../mail/message.ts';
import { drop, type DropReason, type Rendered, type Sending } from '../mail/rendered.ts';
import type { SignupMailKind } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { unconfirmedDays } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { calendarFile } from './calendarFile.ts';
import { ownCancellationUrl, ownConfirmationUrl, ownPageUrl } from './ownPageUrl.ts';

/** Makes a mail to an attendee as things stand at this moment. */
export function renderSignupMail(
  services: Services,
  kind: SignupMailKind,
  event: Event,
  signup: Signup,
  { mail, now }: Sending,
): Rendered {
  const needless = whyNeedless(kind, event, signup, now);
  if (needless !== null) return drop(needless);

  const { language } = signup;
  const calendar = calendarPart(services, kind, event, signup, mail.detail?.['was'] === 'waiting');
  const props = signupMailProps(services, event, signup, { calendarFile: calendar !== null });
  return {
    kind: 'mail',
    // The name they typed stays out of the header, too: nobody has confirmed the address.
    to: { name: '', address: signup.email },
    language,
    texts: texts(services, kind, props, event, signup, mail.detail),
    calendar,
  };
}

/** What every mail to an attendee tells. */
export function signupMailProps(
  { config, db, links }: Services,
  event: Event,
  signup: Signup,
  { calendarFile }: { calendarFile: boolean },
): SignupMailProps {
  const { language } = signup;
  return {
    site: mailSite({ config, links }, signup.email, event.id),
    event: eventInMail(event, config.baseUrl, language, signup.zone),
    ownPageUrl: ownPageUrl({ config, links }, signup),
    companions: signup.companions,
    limited: event.capacity !== null,
    standing:
      signup.state === 'waiting'
        ? { kind: 'waiting', place: db.signups.waitingBefore(event.id, signup.id) + 1 }
        : { kind: signup.state },
    calendarFile,
    keptUntil: dayText(eraseAt(event, config.retentionDays), event.zone, language),
  };
}

function texts(
  services: Services,
  kind: SignupMailKind,
  props: SignupMailProps,
  event: Event,
  signup: Signup,
  detail: Sending['mail']['detail'],
): MailTexts {
  const { language } = signup;
  const t = translator(language);
  switch (kind) {
    case 'signup-confirm':
      return signupConfirm(
        {
          ...props,
          confirmationUrl: ownConfirmationUrl(services, signup),
          days: unconfirmedDays,
        },
        t,
        language,
      );
    case 'signup-confirmed':
      return signupConfirmed(props, t, language);
    case 'signup-waiting':
      return signupWaiting(props, t, language);
    case 'signup-promoted':
      return signupPromoted(props, t, language);
    case 'signup-changed':
      return signupChanged(props, t, language);
    case 'signup-cancelled':
      return signupCancelled(
        { ...props, cancelledBy: signup.cancelledBy ?? 'attendee' },
        t,
        language,
      );
    case 'signup-link':
      return signupLink(props, t, language);
    case 'signup-declined-question':
      return signupDeclinedQuestion(
        { ...props, cancellationUrl: ownCancellationUrl(services, signup) },
        t,
        language,
      );
    case 'event-changed': {
      const changes = changesInMail(event, detail, language, signup.zone);
      return eventChanged({ ...props, changes, clocks: clocksChanged(detail) }, t, language);
    }
    case 'event-cancelled':
      return eventCancelled({ ...props, note: event.cancellationNote }, t, language);
  }
}

/** Between the moment a mail was put into the outbox and this one, much may have happened. */
function whyNeedless(
  kind: SignupMailKind,
  event: Event,
  signup: Signup,
  now: number,
): DropReason | null {
  if (kind === 'signup-cancelled') return signup.state === 'cancelled' ? null : 'superseded';
  if (signup.state === 'cancelled') return 'cancelled';
  if (kind === 'event-cancelled') return event.state === 'cancelled' ? null : 'superseded';
  if (event.state === 'cancelled') return 'superseded';
  if (isOver(event, now)) return 'over';
  if ((kind === 'signup-confirm') !== (signup.state === 'unconfirmed')) return 'superseded';
  switch (kind) {
    case 'signup-confirmed':
    case 'signup-promoted':
      return signup.state === 'confirmed' ? null : 'superseded';
    case 'signup-waiting':
      return signup.state === 'waiting' ? null : 'superseded';
    case 'signup-declined-question':
      return signup.declinedAt === null ? 'superseded' : null;
    case 'signup-confirm':
    case 'signup-changed':
    case 'signup-link':
    case 'event-changed':
      return null;
  }
}

/**
 * The calendar file that goes with a mail: an invitation for those who have a seat, and its
 * withdrawal for those who had one.
 */
function calendarPart(
  services: Services,
  kind: SignupMailKind,
  event: Event,
  signup: Signup,
  hadNoSeat: boolean,
): CalendarPart | null {
  const over = kind === 'signup-cancelled' || kind === 'event-cancelled';
  const hasSeat = signup.state === 'confirmed' || (kind === 'signup-cancelled' && !hadNoSeat);
  // Another invitation would undo in their calendar what they have just answered.
  if (!hasSeat || kind === 'signup-declined-question') return null;

  return calendarFile(
    services,
    event,
    signup,
    over ? 'CANCEL' : services.config.rsvpAddress === null ? 'PUBLISH' : 'REQUEST',
  );
}
