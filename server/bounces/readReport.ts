import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { fieldGroups, readDeliveryStatus, type DeliveryResult } from './deliveryStatus.ts';
import { readPlainBounce } from './plainBounce.ts';

/** What a mail to the address for bounces is about. Nothing of it is proven. */
export type Report =
  | DeliveryResult
  /** The reader of a mail called it unwanted (RFC 5965). */
  | { kind: 'complaint' }
  /** A program answered: the person is away, or has seen the mail. */
  | { kind: 'auto-reply' }
  | { kind: 'not-understood' };

export interface ReportMail {
  report: Report;
  subject: string;
  sender: string;
  /** Everything in which a return address of ours may stand. */
  text: string;
  /** Message-IDs of the mails that it brings back, without angle brackets. */
  messageIds: string[];
}

const deliveryStatus = ['message/delivery-status', 'message/global-delivery-status'];
const returned = [
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
];

/**
 * Reads a mail as it came. Whatever the bytes are, something comes out.
 *
 * @param message of a size that the caller has bounded; the end may be missing
 */
export async function readReport(message: Buffer): Promise<ReportMail> {
  const mail = await simpleParser(message, {
    keepDeliveryStatus: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  const copies = partsOf(mail, returned);
  const feedback = partsOf(mail, ['message/feedback-report']);
  const text = mail.text ?? '';
  // As it came, for copies of our mail that the parser puts into the text, and decoded. Whoever names
  // a mark anywhere knows it: only the reader of that mail does.
  const brought = [message.toString('latin1'), text, ...copies, ...feedback].join('\n');
  return {
    report: reportIn(mail, text, feedback, copies),
    subject: (mail.subject ?? '').slice(0, 200),
    sender: addressText(mail.from).slice(0, 200),
    text: brought,
    messageIds: [...brought.matchAll(/^[> \t]*(?:X-Original-)?Message-ID:\s*<([^<>\s]+)>/gim)].map(
      ([, id = '']) => id,
    ),
  };
}

function reportIn(
  mail: ParsedMail,
  text: string,
  feedback: readonly string[],
  copies: readonly string[],
): Report {
  const [complaint] = feedback;
  if (complaint !== undefined) return complaintIn(complaint);
  for (const part of partsOf(mail, deliveryStatus)) {
    const result = readDeliveryStatus(part);
    if (result !== null) return result;
  }
  const plain = readPlainBounce(text, mail.headers.has('x-failed-recipients'));
  if (plain !== null) return plain;
  if (copies.length === 0 && isAutomatic(mail)) return { kind: 'auto-reply' };
  return {
    kind: reportType(mail) === 'disposition-notification' ? 'auto-reply' : 'not-understood',
  };
}

/** A report that somebody took a mail out of the junk again is none. */
function complaintIn(feedback: string): Report {
  const type = fieldGroups(feedback)
    .map((fields) => fields.get('feedback-type')?.toLowerCase())
    .find((value) => value !== undefined);
  if (type === undefined) return { kind: 'not-understood' };
  return { kind: type === 'not-spam' ? 'no-failure' : 'complaint' };
}

/** RFC 3834, section 5, and what was usual before it. */
function isAutomatic({ headers }: ParsedMail): boolean {
  const value = (name: string) => {
    const header = headers.get(name);
    return typeof header === 'string' ? header.trim().toLowerCase() : '';
  };
  const submitted = value('auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(value('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => headers.has(name))
  );
}

function reportType({ headers }: ParsedMail): string {
  const type = headers.get('content-type');
  const parameters = typeof type === 'object' && 'params' in type ? type.params : {};
  const kind: unknown = 'report-type' in parameters ? parameters['report-type'] : '';
  return typeof kind === 'string' ? kind.toLowerCase() : '';
}

function partsOf({ attachments }: ParsedMail, types: readonly string[]): string[] {
  return attachments
    .filter(({ contentType }) => types.includes(contentType.toLowerCase()))
    .map(({ content }) => content.toString('utf8'));
}

function addressText(field: AddressObject | undefined): string {
  return field?.text ?? '';
}
