import { longestReply, type DeliveryResult } from './deliveryStatus.ts';
import { statusIn } from './statusCode.ts';

/**
 * How reports begin that are plain text for people, by the programs that write them. Each phrase is
 * a whole sentence or heading of that program: a person who writes about a mail that did not arrive
 * is not taken for one.
 */
const openings: readonly RegExp[] = [
  // qmail (QSBMF)
  /^[ \t]*Hi\. This is the qmail-send program at /im,
  // Exim
  /^[ \t]*This message was created automatically by mail delivery software/im,
  // Exchange before 2007
  /^[ \t]*Your message did not reach some or all of the intended recipients\./im,
  // Exchange since 2007
  /^[ \t]*Delivery has failed to these recipients or (?:groups|distribution lists):/im,
  // Postfix, where a relay has taken the other parts away
  /^[ \t]*This is the (?:mail system at host|Postfix program at host) /im,
  // Sendmail
  /^[ \t]*-{3,} The following addresses had (?:permanent fatal|transient non-fatal) errors -{3,}/im,
  // Gmail's older reports
  /^[ \t]*Delivery to the following recipients? (?:has been delayed|failed permanently)/im,
];

/** From here on it is our own mail that is shown. */
const copy =
  /^[ \t]*(?:-{2,}[ \t]*(?:Below this line is a copy of the message|This is a copy of|The body of the message is|Original message|Forwarded message)|Original message headers:).*/im;

/** Words by which a program says that it still tries. */
const stillTrying =
  /transient non-fatal errors|has been delayed|has not (?:yet )?been (?:delivered|collected)|will (?:continue to try|be retried|keep trying)|no action is required on your part/i;

/** Words by which a program says that it gave up waiting: the address may be a good one. */
const gaveUpWaiting =
  /queue too long|retry time(?:out)? (?:not reached|exceeded)|could not be delivered for|timed? ?out|temporar(?:y|ily)/i;

/** Where such a program says why, after the words for people. */
const reason =
  /^.*(?:[45]\d\d[ -]|#[45]\.|\b[45]\.\d+\.\d+|Sorry,|unknown user|user unknown|does not exist|unrouteable|mailbox (?:is )?full|over quota|queue too long|retry timeout).*$/im;

/**
 * Reads a report that is not in the form of RFC 3464 but in the words of a program.
 *
 * @param text the text part of the mail
 * @param failedRecipients whether Exim's header X-Failed-Recipients is there
 * @returns null for any other text.
 */
export function readPlainBounce(text: string, failedRecipients: boolean): DeliveryResult | null {
  const words = text.replaceAll(/\r\n?/g, '\n');
  if (!failedRecipients && !openings.some((opening) => opening.test(words))) return null;
  const said = words.slice(0, copy.exec(words)?.index);
  const reply = reason.exec(said)?.[0].trim().slice(0, longestReply) ?? '';
  const status = statusIn(reply === '' ? said : `${reply}\n${said}`);
  if (status === '' && stillTrying.test(said)) return { kind: 'no-failure' };
  if (status.startsWith('4') && stillTrying.test(said)) return { kind: 'no-failure' };
  if (status !== '') return { kind: 'failed', failure: { status, reply } };
  const given = gaveUpWaiting.test(said) ? '4.0.0' : '5.0.0';
  return { kind: 'failed', failure: { status: given, reply } };
}
