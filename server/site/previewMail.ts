import {
  noAnswers,
  type AddressChange,
  type Endorsement,
  type Event,
  type MailedSignup,
} from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import type { MailSituation } from '../mail/mailDefinition.ts';
import { renderKind } from '../mail/renderMail.ts';
import { isKindAbout, mailKinds, type KindAbout } from '../outbox/mailKinds.ts';
import { isBeforeHour } from '../outbox/reminderTimes.ts';
import type { Services } from '../services.ts';
import { nobody, previewFacts } from './previewFacts.ts';

/** Mails that are about one event. */
export type EventMailKind = KindAbout<'signup' | 'addressChange' | 'endorsement'>;

/** The mails that an event can cause: to attendees in the order of their time, then to organizations. */
export function mailsOfEvent(event: Pick<Event, 'kind' | 'startPrecision'>): EventMailKind[] {
  return mailKinds
    .filter((kind) => isKindAbout(kind, 'signup', 'addressChange', 'endorsement'))
    .filter((kind) => kind !== 'signup-joining-link' || event.kind !== 'in-person')
    .filter((kind) => event.startPrecision === 'hour' || !isBeforeHour(kind));
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
  const { situation } = services.mails[kind];
  const note = translator(reader.language)('console.eventMails.sample.note');
  const supposed = supposedEvent(event, situation, note);
  const now = situation.sentAt?.(supposed) ?? supposed.startsAt - day;
  const detail = situation.detail?.({ startsAt: supposed.startsAt, organizerId: 0 }) ?? null;
  const about = {
    event: supposed,
    signup: signupOf(supposed, reader, situation.signup),
    addressChange: addressChangeOf(now, situation.addressChange),
    endorsement: endorsementOf(supposed, reader, note, situation.endorsement),
  };
  const rendered = renderKind(services, kind, previewFacts(kind, about, detail, now), now);
  return rendered.kind === 'mail' ? rendered.texts : null;
}

/** The event as it would stand if the mail was sent. */
function supposedEvent(event: Event, situation: MailSituation, note: string): Event {
  return {
    ...event,
    state: 'published',
    cancellationNote: event.cancellationNote === '' ? note : event.cancellationNote,
    dayReminderHour: event.dayReminderHour ?? 10,
    soonReminderMinutes: event.soonReminderMinutes === 0 ? null : event.soonReminderMinutes,
    joiningLinkMinutes: event.joiningLinkMinutes === 0 ? 15 : event.joiningLinkMinutes,
    joinNote: event.joinNote === '' ? note : event.joinNote,
    thanks: event.thanks === '' ? note : event.thanks,
    ...situation.event,
  };
}

function addressChangeOf(now: number, values: Partial<AddressChange> = {}): AddressChange {
  const email = 'ada.example@example.org';
  return {
    id: 0,
    publicId: nobody,
    signupId: 0,
    email,
    emailKey: email,
    createdAt: now,
    confirmedAt: null,
    formerEmail: null,
    ...values,
  };
}

function signupOf(
  event: Event,
  { language, zone }: PreviewReader,
  values: MailSituation['signup'] = {},
): MailedSignup {
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
    ...noAnswers,
    language,
    textLanguage: null,
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
    origin: 'form',
    arrivedAt: null,
    arrivedWith: null,
    accessAnsweredAt: null,
    accessAnsweredBy: null,
    ...values,
  };
}

function endorsementOf(
  event: Event,
  { language }: PreviewReader,
  note: string,
  values: MailSituation['endorsement'] = {},
): Endorsement {
  const organization = translator(language)('console.eventMails.sample.organization');
  return {
    id: 0,
    publicId: nobody,
    generation: 1,
    eventId: event.id,
    campaignId: null,
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
    groupId: null,
    before: null,
    remindedAt: null,
    decisionNote: note,
    createdAt: event.createdAt,
    confirmedAt: event.createdAt,
    decidedAt: null,
    updatedAt: event.createdAt,
    ...values,
  };
}
