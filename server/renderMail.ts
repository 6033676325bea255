import { domainToASCII } from 'node:url';
import type { OutboxFacts } from '../db/outbox.ts';
import type { AddressChange, Event, OutboxMail } from '../db/schema.ts';
import { renderEndorsementMail } from './endorsements/endorsementMails.ts';
import { drop, type Rendered, type RenderedMessage, type Sending } from './mail/rendered.ts';
import { returnAddress } from './mail/returnAddress.ts';
import { renderMessageMail, renderTestMessage } from './messages/messageMails.ts';
import { renderDigest } from './organizers/digestMails.ts';
import { renderNotice } from './organizers/noticeMails.ts';
import { renderOrganizerMail } from './organizers/organizerMails.ts';
import { mailChoicesUrl } from './outbox/choiceLink.ts';
import { isMailKind, purposeOf, type AddressChangeMailKind, type MailKind } from './outbox/mail.ts';
import { mailPreferences } from './outbox/mailPreferences.ts';
import { mayMail } from './outbox/mayMail.ts';
import type { Services } from './services.ts';
import { renderAddressChangeMail } from './signups/addressChangeMails.ts';
import { renderReminderMail } from './signups/reminderMails.ts';
import { renderSignupMail } from './signups/signupMails.ts';

/**
 * Makes the message of an outbox row from what the database holds at this moment: a mail that waited
 * long tells how things stand now, and one that nobody needs any more is not sent.
 *
 * @param now epoch milliseconds
 * @throws when the row is of a kind that this version does not know.
 */
export function renderMail(services: Services, mail: OutboxMail, now: number): RenderedMessage {
  const facts = services.db.outbox.facts(mail.id);
  if (!facts) return { kind: 'drop', reason: 'gone' };
  if (!isMailKind(facts.mail.kind)) throw new Error('This version knows no mail of that kind');
  const { kind } = facts.mail;
  const rendered = renderKind(services, kind, facts, now);
  if (rendered.kind !== 'mail') return rendered;

  const { mailFrom } = services.config;
  const { to, language, texts, calendar } = rendered;
  const eventId = facts.event?.id ?? null;
  const refusal = mayMail(
    kind,
    mailPreferences(services, to.address, eventId, now, mail.createdAt),
  );
  if (refusal !== null) return { kind: 'drop', reason: refusal };

  return {
    kind: 'message',
    message: {
      messageId: `<${mail.messageKey}@${domainOf(mailFrom.address)}>`,
      date: now,
      from: mailFrom,
      to,
      returnAddress: returnAddress(services, mail.messageKey),
      unsubscribeUrl:
        purposeOf(kind) === 'optional' ? mailChoicesUrl(services, to.address, eventId) : null,
      language,
      ...texts,
      calendar,
    },
  };
}

function renderKind(services: Services, kind: MailKind, facts: OutboxFacts, now: number): Rendered {
  const { event, signup, addressChange, endorsement, organizer, signIn, message } = facts;
  const sending = { mail: facts.mail, now };
  switch (kind) {
    case 'organizer-invitation':
    case 'organizer-sign-in':
      return organizer && signIn
        ? renderOrganizerMail(services, kind, organizer, signIn, sending)
        : drop('gone');
    case 'organizer-digest':
      return organizer ? renderDigest(services, organizer, sending) : drop('gone');
    case 'organizer-new-browser':
    case 'organizer-removal':
    case 'team-invitation':
    case 'team-removal':
    case 'team-export':
      return organizer ? renderNotice(services, kind, organizer, event, sending) : drop('gone');
    case 'message':
      return event && signup && message
        ? renderMessageMail(services, event, signup, message, sending)
        : drop('gone');
    case 'message-test':
      return event && organizer && message
        ? renderTestMessage(services, event, organizer, message, sending)
        : drop('gone');
    case 'endorsement-confirm':
    case 'endorsement-received':
    case 'endorsement-approved':
    case 'endorsement-declined':
    case 'endorsement-listing-changed':
    case 'endorsement-withdrawn':
    case 'endorsement-event-changed':
    case 'endorsement-event-cancelled':
      return event && endorsement
        ? renderEndorsementMail(services, kind, event, endorsement, sending)
        : drop('gone');
    case 'signup-address':
    case 'signup-moved':
      return event && addressChange
        ? addressChangeMail(services, kind, event, addressChange, sending)
        : drop('gone');
    case 'signup-reminder-day':
    case 'signup-reminder-soon':
    case 'signup-joining-link':
    case 'event-thanks':
      return event && signup
        ? renderReminderMail(services, kind, event, signup, sending)
        : drop('gone');
    case 'signup-confirm':
    case 'signup-confirmed':
    case 'signup-waiting':
    case 'signup-promoted':
    case 'signup-changed':
    case 'signup-cancelled':
    case 'signup-link':
    case 'signup-declined-question':
    case 'event-changed':
    case 'event-cancelled':
      return event && signup
        ? renderSignupMail(services, kind, event, signup, sending)
        : drop('gone');
  }
}

function addressChangeMail(
  services: Services,
  kind: AddressChangeMailKind,
  event: Event,
  change: AddressChange,
  sending: Sending,
): Rendered {
  const { signups, addressChanges } = services.db;
  const signup = signups.byId(change.signupId);
  if (!signup) return drop('gone');
  const newest = addressChanges.newest(signup.id);
  return renderAddressChangeMail(services, kind, event, signup, { change, newest }, sending);
}

/** RFC 5322, section 3.6.4, asks for a domain name; mails of the demonstration come from `localhost`. */
function domainOf(address: string): string {
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1)) || 'localhost';
}
