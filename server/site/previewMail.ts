import type { AddressChange, Endorsement, Event, Signup } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { renderEndorsementMail } from '../endorsements/endorsementMails.ts';
import type { Rendered } from '../mail/rendered.ts';
import type {
  AddressChangeMailKind,
  EndorsementMailKind,
  MailDetail,
  SignupMailKind,
} from '../outbox/mail.ts';
import { plannedReminders, reminderKinds, type ReminderKind } from '../outbox/reminderTimes.ts';
import type { Services } from '../services.ts';
import { renderAddressChangeMail } from '../signups/addressChangeMails.ts';
import { renderReminderMail } from '../signups/reminderMails.ts';
import { renderSignupMail } from '../signups/signupMails.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { nobody, previewRow } from './previewRow.ts';

/** Mails that are about one event. */
export type EventMailKind =
  SignupMailKind | ReminderKind | AddressChangeMailKind | EndorsementMailKind;

const endorsementKinds: Record<EndorsementMailKind, Partial<Endorsement>> = {
  'endorsement-confirm': { state: 'unconfirmed', confirmedAt: null },
  'endorsement-received': {},
  'endorsement-approved': { state: 'approved' },
  'endorsement-listing-changed': { state: 'approved' },
  'endorsement-declined': { state: 'declined' },
  'endorsement-withdrawn': { state: 'withdrawn' },
  'endorsement-event-changed': { state: 'approved' },
  'endorsement-event-cancelled': { state: 'approved' },
};

const signupKinds: Record<SignupMailKind, Partial<Signup>> = {
  'signup-confirm': { state: 'unconfirmed' },
  'signup-confirmed': {},
  'signup-waiting': { state: 'waiting' },
  'signup-promoted': {},
  'signup-changed': { companions: 1 },
  'signup-cancelled': { state: 'cancelled', cancelledBy: 'attendee' },
  'signup-link': {},
  'signup-declined-question': { declinedAt: 0 },
  'event-changed': {},
  'event-cancelled': {},
};

const addressChangeKinds: Record<AddressChangeMailKind, Partial<AddressChange>> = {
  'signup-address': {},
  'signup-moved': { confirmedAt: 0, formerEmail: 'ada@example.org' },
};

const isKindOf = <Kind extends string>(kinds: Record<Kind, unknown>, kind: string): kind is Kind =>
  Object.hasOwn(kinds, kind);
const isReminder = (kind: string): kind is ReminderKind =>
  reminderKinds.some((reminder) => reminder === kind);

/** The mails that an event can cause: to attendees in the order of their time, then to organizations. */
export function mailsOfEvent(event: Pick<Event, 'kind'>): EventMailKind[] {
  return [
    ...Object.keys(signupKinds),
    ...Object.keys(addressChangeKinds),
    ...reminderKinds.filter((kind) => kind !== 'signup-joining-link' || event.kind !== 'in-person'),
    ...Object.keys(endorsementKinds),
  ].filter(isEventMailKind);
}

function isEventMailKind(kind: string): kind is EventMailKind {
  return (
    isReminder(kind) ||
    isKindOf(signupKinds, kind) ||
    isKindOf(addressChangeKinds, kind) ||
    isKindOf(endorsementKinds, kind)
  );
}

/** Who reads the mail of a preview: nobody, and their links lead nowhere. */
export interface PreviewReader {
  language: Language;
  zone: string | null;
}

const day = 86_400_000;

/**
 * Makes a mail about an event as its readers get it, from the event as it stands and a person who
 * does not exist. Where it would not be sent as things stand, it is made as if they stood otherwise.
 *
 * @returns null where the event can never cause it
 */
export function previewMail(
  services: Services,
  event: Event,
  kind: EventMailKind,
  reader: PreviewReader,
): MailTexts | null {
  const note = translator(reader.language)('console.eventMails.sample.note');
  const supposed = supposedEvent(event, kind, note);
  const rendered = isReminder(kind)
    ? renderReminderMail(
        services,
        kind,
        supposed,
        signupOf(supposed, reader, {}),
        previewRow(kind, null, plannedReminders(supposed, scheduleOf(supposed))[kind] ?? 0),
      )
    : isKindOf(signupKinds, kind)
      ? renderSignupMail(
          services,
          kind,
          supposed,
          signupOf(supposed, reader, signupKinds[kind]),
          previewRow(kind, earlier(supposed), supposed.startsAt - day),
        )
      : isKindOf(addressChangeKinds, kind)
        ? previewAddressChange(services, supposed, kind, reader)
        : renderEndorsementMail(
            services,
            kind,
            supposed,
            endorsementOf(supposed, reader, { ...endorsementKinds[kind] }, note),
            previewRow(kind, earlier(supposed), supposed.startsAt - day),
          );
  return rendered.kind === 'mail' ? rendered.texts : null;
}

function previewAddressChange(
  services: Services,
  event: Event,
  kind: AddressChangeMailKind,
  reader: PreviewReader,
): Rendered {
  const now = event.startsAt - day;
  const signup = signupOf(event, reader, {});
  const email = 'ada.example@example.org';
  const change: AddressChange = {
    id: 0,
    publicId: nobody,
    signupId: signup.id,
    email,
    emailKey: email,
    createdAt: now,
    confirmedAt: null,
    formerEmail: null,
    ...addressChangeKinds[kind],
  };
  const detail = kind === 'signup-moved' ? { sequence: 1 } : null;
  const sending = previewRow(kind, detail, now);
  return renderAddressChangeMail(
    services,
    kind,
    event,
    signup,
    { change, newest: change },
    sending,
  );
}

/** The event as it would stand if the mail was sent. */
function supposedEvent(event: Event, kind: EventMailKind, note: string): Event {
  const cancelled = kind === 'event-cancelled' || kind === 'endorsement-event-cancelled';
  return {
    ...event,
    state: cancelled ? 'cancelled' : 'published',
    cancellationNote: event.cancellationNote === '' ? note : event.cancellationNote,
    dayReminderHour: event.dayReminderHour ?? 10,
    soonReminderMinutes: event.soonReminderMinutes === 0 ? null : event.soonReminderMinutes,
    joiningLinkMinutes: event.joiningLinkMinutes === 0 ? 15 : event.joiningLinkMinutes,
    joinNote: event.joinNote === '' ? note : event.joinNote,
    thanks: event.thanks === '' ? note : event.thanks,
  };
}

/** A change that an event might see: it was an hour earlier. */
function earlier({ startsAt }: Event): MailDetail {
  return { startsAt: startsAt - 3_600_000 };
}

function signupOf(
  event: Event,
  { language, zone }: PreviewReader,
  values: Partial<Signup>,
): Signup {
  return {
    // Behind everybody who waits.
    id: Number.MAX_SAFE_INTEGER,
    publicId: nobody,
    generation: 1,
    eventId: event.id,
    name: 'Ada Example',
    email: 'ada@example.org',
    emailKey: 'ada@example.org',
    companions: 0,
    accessNeeds: '',
    language,
    zone,
    state: 'confirmed',
    uid: nobody,
    sequence: 0,
    createdAt: event.createdAt,
    updatedAt: event.createdAt,
    cancelledAt: null,
    cancelledBy: null,
    declinedAt: null,
    linkMailedAt: null,
    ...values,
  };
}

function endorsementOf(
  event: Event,
  { language }: PreviewReader,
  values: Partial<Endorsement>,
  note: string,
): Endorsement {
  const organization = translator(language)('console.eventMails.sample.organization');
  return {
    id: 0,
    publicId: nobody,
    generation: 1,
    eventId: event.id,
    source: 'request',
    state: 'waiting',
    organization,
    nameKey: '',
    listedAs: organization,
    website: '',
    city: '',
    statement: '',
    proposed: null,
    contactName: 'Ada Example',
    email: 'ada@example.org',
    emailKey: 'ada@example.org',
    language,
    position: null,
    decisionNote: note,
    createdAt: event.createdAt,
    confirmedAt: event.createdAt,
    decidedAt: null,
    updatedAt: event.createdAt,
    ...values,
  };
}
