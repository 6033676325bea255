import type { AttendeeMessage, Event, Signup } from '../../db/schema.ts';
import { privacyAddress } from '../../templates/addresses.ts';
import type { MailSite, MailTexts } from '../../templates/emails/letter.ts';
import { attendeeMessage } from '../../templates/emails/message.ts';
import type { Language } from '../../templates/languages.ts';
import { isTextLanguage, spokenBeside, type TextLanguage } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';
import { eventFor } from '../fields/eventFor.ts';
import { readsOfSignup } from '../fields/readsOf.ts';
import { eventInMail } from '../mail/eventInMail.ts';
import { fieldValues, type FieldReader } from '../mail/fieldValues.ts';
import type { FactsAbout, MailDefinitions } from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type DropReason, type Rendered } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { ownPageUrl } from '../signups/ownPageUrl.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { siteInView, siteOf } from '../siteSettings.ts';
import { variantFor } from './messageLanguages.ts';
import { hasBegun } from './states.ts';

/** Somebody whom a message is for. */
export interface MessageReader extends FieldReader {
  /** In which the program speaks to them. */
  language: Language;
  /** In which they read what organizers wrote, the dearest first. */
  reads: readonly TextLanguage[];
  state: Signup['state'];
  site: MailSite;
}

/** How long a mail of a paused message waits until it is looked at again, in milliseconds. */
const pauseLooks = 30_000;

/** Makes the mail of one reader; null where the message has no text at all. */
export function messageTexts(
  services: Pick<Services, 'config' | 'db'>,
  event: Event,
  message: Pick<AttendeeMessage, 'texts'>,
  reader: MessageReader,
  now: number,
  test = false,
): MailTexts | null {
  const language = variantFor(message, reader.reads);
  const written = language === undefined ? undefined : message.texts[language];
  if (language === undefined || written === undefined) return null;
  return attendeeMessage(
    {
      site: reader.site,
      event: eventInMail(event, services.config.baseUrl, reader.language, reader.zone),
      coming: event.state === 'published' && !isOver(event, now),
      written: { ...written, language },
      foreign: !reader.reads.includes(language),
      fields: fieldValues(event, reader, spokenBeside(language, reader.language)),
      joins: reader.state === 'confirmed',
      ownPageUrl: reader.ownPageUrl,
      keptUntil: dayText(
        eraseAt(event, siteOf(services).retentionDays),
        event.zone,
        reader.language,
      ),
      test,
    },
    translator(reader.language),
    reader.language,
  );
}

/** The mails of messages: to an attendee, and to an organizer who tries out what they wrote. */
export const messageMails: MailDefinitions<'message' | 'message-test'> = {
  message: {
    render: renderMessage,
    situation: { message: { state: 'sending', startedAt: 0 } },
  },
  'message-test': { render: renderTest, situation: {} },
};

function renderMessage(
  services: Services,
  { event, signup, message }: FactsAbout<'event' | 'signup' | 'message'>,
  now: number,
): Rendered {
  const needless = whyNeedless(event, signup, message);
  if (needless !== null) return drop(needless);
  if (message.state === 'paused') return { kind: 'hold', until: now + pauseLooks };
  const reader = {
    ...signup,
    reads: readsOfSignup(signup),
    ownPageUrl: ownPageUrl(services, signup),
    site: mailSite(services, signup.email, event.id),
  };
  const texts = messageTexts(services, event, message, reader, now);
  if (texts === null) return drop('gone');
  return {
    kind: 'mail',
    to: { name: '', address: signup.email },
    language: signup.language,
    texts,
    calendar: null,
  };
}

function renderTest(
  services: Services,
  { event, organizer, message, mail }: FactsAbout<'event' | 'organizer' | 'message'>,
  now: number,
): Rendered {
  if (organizer.removedAt !== null) return drop('gone');
  const wanted = mail.detail?.['language'];
  const text = isTextLanguage(wanted) ? wanted : organizer.language;
  const language = spokenBeside(text, organizer.language);
  const reader = exampleReader(services, event, message, text, language);
  const read = eventFor(services.db, event, [text]);
  const texts = messageTexts(services, read, message, reader, now, true);
  if (texts === null) return drop('gone');
  return {
    kind: 'mail',
    to: { name: organizer.name, address: organizer.email },
    language,
    texts,
    calendar: null,
  };
}

/**
 * A reader of a message, for previews and test mails. They have no page of their own, only that of
 * the event.
 *
 * @param text the language in which they read what organizers wrote
 * @param language in which the program speaks to them
 */
export function exampleReader(
  services: Pick<Services, 'config' | 'db'>,
  event: Event,
  { audience }: Pick<AttendeeMessage, 'audience'>,
  text: TextLanguage,
  language: Language,
): MessageReader {
  const { baseUrl } = services.config;
  return {
    name: translator(language)('mail.message.exampleName'),
    language,
    reads: [text, language],
    zone: null,
    state: audience === 'waiting' ? 'waiting' : 'confirmed',
    ownPageUrl: eventInMail(event, baseUrl, language, null).pageUrl,
    site: { ...siteInView(services), choicesUrl: `${baseUrl}${privacyAddress}` },
  };
}

function whyNeedless(event: Event, signup: Signup, message: AttendeeMessage): DropReason | null {
  if (!hasBegun(message.state)) return 'gone';
  if (message.state === 'stopped') return 'stopped';
  if (signup.state === 'cancelled') return 'cancelled';
  // Words to those who wait would frighten somebody who has a seat by now.
  if (message.audience === 'waiting' && signup.state !== 'waiting') return 'superseded';
  // "See you tomorrow" must not follow the mail that says the event is cancelled.
  if (event.cancelledAt !== null && event.cancelledAt > (message.startedAt ?? 0))
    return 'superseded';
  return null;
}
