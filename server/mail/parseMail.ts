import type { ParsedMail, SimpleParserOptions } from 'mailparser';
import { anyOf } from '../patterns.ts';

/** A mail taken apart, or why nobody tried or could. */
export type MailReading =
  | { kind: 'read'; mail: ParsedMail }
  /** Deeper or of more parts than any mail that a program or a person writes. */
  | { kind: 'unreadable'; reason: 'too-many-parts' | 'too-long-header' | 'broken' };

/** A report with the whole of one of our mails in it has less than twenty. */
const mostParts = 100;

/** In octets; the header of a mail that passed many servers has some twenty thousand. */
const longestHeader = 100_000;
const longestAddressField = 20_000;

const partHeader = /^content-type[ \t]*:/gim;
const addressField = new RegExp(
  `^${anyOf(
    /from|to|cc|bcc|sender|reply-to/,
    /delivered-to|return-path|disposition-notification-to/,
  )}[ \\t]*:.*(?:\\r?\\n[ \\t].*)*`,
  'gim',
);

/**
 * Takes a mail apart that anybody can have written. What would keep the parser busy or fills its
 * stack is refused by its outline before, so that the outcome never depends on the next try: what is
 * unreadable now is unreadable for good.
 *
 * @param message of a size that the caller has bounded
 */
export async function parseMail(
  message: Buffer,
  options: SimpleParserOptions,
): Promise<MailReading> {
  const reason = outlineProblem(message.toString('latin1'));
  if (reason !== null) return { kind: 'unreadable', reason };
  // Read with the first mail that comes in: most sites never get one.
  const { simpleParser } = await import('mailparser');
  try {
    return { kind: 'read', mail: await simpleParser(message, options) };
  } catch {
    return { kind: 'unreadable', reason: 'broken' };
  }
}

function outlineProblem(source: string): 'too-many-parts' | 'too-long-header' | null {
  const header = /\r?\n\r?\n/.exec(source)?.index ?? source.length;
  if (header > longestHeader && /^[!-9;-~]+[ \t]*:/.test(source)) return 'too-long-header';
  for (const [field] of source.matchAll(addressField))
    if (field.length > longestAddressField) return 'too-long-header';
  let parts = 0;
  for (const _ of source.matchAll(partHeader)) {
    parts += 1;
    if (parts > mostParts) return 'too-many-parts';
  }
  return null;
}
