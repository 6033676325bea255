import { anyOf } from '../patterns.ts';
import { statusIn } from '../outbox/statusCode.ts';
import { longestReply, type DeliveryResult } from './deliveryStatus.ts';

/**
 * How reports begin that are plain text for people, by the programs that write them. Each phrase is
 * a whole sentence or heading of that program: a person who writes about a mail that did not arrive
 * is not taken for one.
 */
const openings: readonly RegExp[] = [
  // qmail (QSBMF)
  /^[ \t]*Hi\. This is the qmail-send program at /im,
  // Exim
  /^[ \t]*This message was created automatically by mail delivery (?:software|system)/im,
  // Exchange before 2007
  /^[ \t]*Your message did not reach some or all of the intended recipients\./im,
  // The same, from its gateway to the Internet
  /^[ \t]*did not reach the following recipient\(s\):/im,
  // Exchange since 2007
  /^[ \t]*Delivery has failed to these recipients or (?:groups|distribution lists):/im,
  // Postfix, where a relay has taken the other parts away
  /^[ \t]*This is the (?:mail system at host|Postfix program at host) /im,
  // Sendmail
  /^[ \t]*-{3,} The following addresses had (?:permanent fatal|transient non-fatal) errors -{3,}/im,
  // Gmail's older reports
  /^[ \t]*Delivery to the following recipients? (?:has been delayed|failed permanently)/im,
  // DragonFly
  /^[ \t]*This is the DragonFly Mail Agent\b/im,
  // OpenSMTPD
  /^[ \t]*This is the MAILER-DAEMON, please DO NOT REPLY to this e-?mail/im,
  // Yahoo
  /^[ \t]*Sorry, we were unable to deliver your message to the following address/im,
  // Domino
  /^[ \t]*was not delivered to:\s{1,20}\S{1,320}\s{1,20}because:/im,
  // Amazon WorkMail
  /^[ \t]*An error occurred while trying to deliver the mail to the following recipients:/im,
];

/** What a program calls a report, in the languages that are met most. */
const failureSubject = new RegExp(
  anyOf(
    /undeliver/,
    /deliver\w*[ -](?:status|fail|problem|error|notif|report|has failed)/,
    /deliver(?:y|ed)? .*\b(?:fail|delay)/,
    /\bfail(?:ure|ed)\b.*\b(?:notice|deliver|mail)/,
    /return(?:ed|ing)\b.*\b(?:mail|message|sender)/,
    /\berror\b.*\b(?:mail|message)/,
    /\b(?:mail|message)\b.*\b(?:error|problem|rejected|not sent|status|delayed|failure)\b/,
    /\bcould ?n[o']?t\b.*\bdeliver/,
    /\bno (?:se )?(?:pudo )?entreg/,
    /devuelt|unzustellbar|non remis|[ée]chec de|mancata consegna/,
  ),
  'i',
);

/** Who sends reports, in the local part of the address or as a name. */
const mailerName = new RegExp(
  `\\b${anyOf(
    /mailer[-_ ]?daemon|postmaster|mail[-_. ]?(?:delivery|deliver)[-_. ]?(?:system|subsystem)/,
    /mail[-_ ]?administrator|double-bounce/,
  )}\\b`,
  'i',
);

/** From here on it is our own mail that is shown. */
const copy = new RegExp(
  `^[ \\t]*${anyOf(
    new RegExp(
      `[-_=*]{2,}[ \\t]*${anyOf(
        /Below this line is a copy of the message/,
        /(?:This is )?a copy of/,
        /The body of the message is/,
        /(?:The )?(?:original|forwarded|returned|unsent|undelivered|failed) message/,
        /Message headers?/,
      )}`,
    ),
    /Original message headers:/,
    /Message headers? follows?/,
    /Below is a copy of the original message/,
    /Your (?:original )?message (?:headers )?(?:follows|reads)/,
  )}.*`,
  'im',
);

/** Words by which a program says that it still tries. */
const stillTrying = new RegExp(
  anyOf(
    /transient non-fatal errors/,
    /has been delayed|is delayed for more than/,
    /has not (?:yet )?been (?:delivered|collected)/,
    /will (?:continue to try|be retried|keep trying)/,
    /no action is required on your part/,
    /(?:THIS IS A )?WARNING (?:MESSAGE )?ONLY\b/,
    /DO NOT NEED TO RE-?SEND/,
  ),
  'i',
);

/** Where such a program says why, after the words for people. */
const reason = new RegExp(
  `^.*${anyOf(
    /\b[45]\d\d[ -]|#[45]\.|\b[45]\.\d+\.\d+/,
    /Sorry,|unknown user|user unknown|does not exist|unrouteable|mailbox (?:is )?full|over quota/,
    /queue too long|retry timeout|not listed in|Envelope expired/,
  )}.*(?:\\n(?![ \\t]*$|[-=]{2}|4\\d\\d[ -]).*){0,3}`,
  'im',
);

/** What a mail shows beside its text of whether a mail program wrote it. */
export interface Envelope {
  subject: string;
  /** Name and address of the sender. */
  sender: string;
  /** Whether Exim's header X-Failed-Recipients is there. */
  failedRecipients: boolean;
}

/**
 * Reads a report that is not in the form of RFC 3464 but in the words of a program: one whose first
 * words are known, or any that comes from a mailer by its name and is called a failure.
 *
 * @param text the text part of the mail
 * @returns null for any other text.
 */
export function readPlainBounce(text: string, envelope: Envelope): DeliveryResult | null {
  const words = text.replaceAll(/\r\n?/g, '\n');
  const known =
    envelope.failedRecipients ||
    openings.some((opening) => opening.test(words)) ||
    isCalledFailure(envelope);
  if (!known) return null;
  const explanation = saidIn(words);
  if (stillTrying.test(explanation)) return { kind: 'no-failure' };
  const reply = reason.exec(explanation)?.[0].trim().slice(0, longestReply) ?? '';
  const status = statusIn(reply) || statusIn(explanation) || '5.0.0';
  return { kind: 'failed', failure: { status, reply, explanation } };
}

/** What a report says to people, up to the copy of our mail. */
export function saidIn(text: string): string {
  return text.slice(0, copy.exec(text)?.index);
}

/** Whether a mailer sent it, by the name that mailers give themselves. */
export function isFromMailer({ sender }: Pick<Envelope, 'sender'>): boolean {
  return mailerName.test(sender);
}

function isCalledFailure(envelope: Envelope): boolean {
  return isFromMailer(envelope) && failureSubject.test(envelope.subject);
}
