import { domainToASCII } from 'node:url';
import type { OutboxFacts } from '../../db/outbox.ts';
import type { OutboxMail } from '../../db/schema.ts';
import { eventFor } from '../fields/eventFor.ts';
import { readsOfSignup } from '../fields/readsOf.ts';
import { memoize } from '../memoize.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { mailChoicesUrl } from '../outbox/choiceLink.ts';
import {
  isMailKind,
  kindsOfMail,
  type MailKind,
  type Subject,
  type SubjectOf,
} from '../outbox/mailKinds.ts';
import { mailPreferences } from '../outbox/mailPreferences.ts';
import { mayMail } from '../outbox/mayMail.ts';
import { quietUntil } from '../outbox/quietTime.ts';
import type { Services } from '../services.ts';
import { logoInMail } from './logoInMail.ts';
import type { FactsAbout, MailDefinition, MailDefinitions } from './mailDefinition.ts';
import type { Message } from './message.ts';
import { drop, type Rendered, type RenderedMessage } from './rendered.ts';
import { returnAddress } from './returnAddress.ts';
import { siteOf } from '../siteSettings.ts';

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
  const { mailFrom, quiet, zone } = siteOf(services);
  const until = quietUntil(kind, facts.event, quiet, zone, now);
  if (until !== null) return { kind: 'hold', until };
  const rendered = renderKind(services, kind, facts, now);
  if (rendered.kind !== 'mail') return rendered;

  const { to, language, texts, calendar, unsubscribeUrl } = rendered;
  const eventId = facts.event?.id ?? null;
  const refusal = mayMail(
    kind,
    mailPreferences(services, to.address, eventId, now, mail.createdAt),
  );
  if (refusal !== null) return { kind: 'drop', reason: refusal };

  const logo = logoInMail(services);
  const shownLogo = logo !== null && texts.html.includes(logo.contentId) ? logo.part : null;
  const isOptional = kindsOfMail[kind].purpose === 'optional';
  return {
    kind: 'message',
    addressHash: facts.recipient === null ? null : addressHash(services.config, to.address),
    message: {
      messageId: `<${mail.messageKey}@${domainOf(mailFrom.address)}>`,
      date: now,
      ...senderOf(services, kind, facts),
      to,
      returnAddress: returnAddress(services, mail.messageKey),
      unsubscribeUrl: isOptional
        ? (unsubscribeUrl ?? mailChoicesUrl(services, to.address, eventId))
        : null,
      language,
      ...texts,
      calendar,
      ...(shownLogo === null ? {} : { inline: shownLogo }),
    },
  };
}

/**
 * Who a mail is from, and who is answered. An event may say both, for all that is not written to its
 * organizers; what they try out comes to them as it goes to others.
 */
function senderOf(
  { config }: Pick<Services, 'config'>,
  kind: MailKind,
  { event }: Pick<OutboxFacts, 'event'>,
): Pick<Message, 'from' | 'replyTo'> {
  const { mailFrom } = config;
  const subjects: readonly Subject[] = kindsOfMail[kind].about;
  const toOrganizers = subjects.includes('organizer') && !subjects.includes('message');
  if (event === null || toOrganizers) return { from: mailFrom, replyTo: null };
  return {
    from: { name: event.senderName || mailFrom.name, address: mailFrom.address },
    replyTo: event.replyTo || null,
  };
}

/**
 * Makes a mail of a kind, as its feature defines it.
 *
 * @param now epoch milliseconds
 */
export function renderKind<Kind extends MailKind>(
  services: Services & { mails: MailDefinitions<Kind> },
  kind: Kind,
  facts: OutboxFacts,
  now: number,
): Rendered {
  const subjects: readonly SubjectOf<Kind>[] = kindsOfMail[kind].about;
  const { render }: MailDefinition<SubjectOf<Kind>> = services.mails[kind];
  const read = asRead(services, facts);
  return areAbout(read, subjects) ? render(services, read, now) : drop('gone');
}

/** The facts with the event as whoever gets the mail reads it; organizers read what they wrote. */
function asRead({ db }: Pick<Services, 'db'>, facts: OutboxFacts): OutboxFacts {
  const { event, addressChange, endorsement } = facts;
  if (event === null) return facts;
  const signup = facts.signup ?? (addressChange && db.signups.byId(addressChange.signupId));
  const reads = signup ? readsOfSignup(signup) : endorsement ? [endorsement.language] : [];
  return { ...facts, event: eventFor(db, event, reads) };
}

function areAbout<Main extends Subject>(
  facts: OutboxFacts,
  subjects: readonly Main[],
): facts is FactsAbout<Main> {
  return subjects.every((subject) => facts[subject] !== null);
}

/** RFC 5322, section 3.6.4, asks for a domain name; mails of the demonstration come from `localhost`. */
const domainOf = memoize(
  1,
  (address: string) => address,
  (address) => domainToASCII(address.slice(address.lastIndexOf('@') + 1)) || 'localhost',
);
