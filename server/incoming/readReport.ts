import type { AddressObject, ParsedMail } from 'mailparser';
import { anyOf } from '../patterns.ts';
import { parseMail } from '../mail/parseMail.ts';
import { fieldGroups, readDeliveryStatus, type DeliveryResult } from './deliveryStatus.ts';
import { isFromMailer, readPlainBounce, saidIn } from './plainBounce.ts';
import { readServiceNotice } from './serviceNotice.ts';

/** What a mail to the address for bounces is about. Nothing of it is proven. */
export type Report =
  | DeliveryResult
  /** The reader of a mail called it unwanted (RFC 5965). */
  | { kind: 'complaint' }
  /** A program answered: the person is away, or has seen the mail. */
  | { kind: 'auto-reply' }
  | { kind: 'not-understood' }
  /** Nobody could take it apart: see `server/mail/parseMail.ts`. */
  | { kind: 'unreadable' };

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
  const source = message.toString('latin1');
  const reading = await parseMail(message, {
    keepDeliveryStatus: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  if (reading.kind === 'unreadable')
    return { report: { kind: 'unreadable' }, subject: '', sender: '', ...marksIn(source) };
  const { mail } = reading;
  const copies = partsOf(mail, returned);
  const feedback = partsOf(mail, ['message/feedback-report']);
  // Where the parts cannot be found, all below the header is read as it came.
  const text = mail.text?.trim() || bodyOf(message);
  const subject = (mail.subject ?? '').slice(0, 200);
  const sender = addressText(mail.from).slice(0, 200);
  return {
    report: reportIn(mail, { text, subject, sender, feedback, copies }),
    subject,
    sender,
    // As it came, for copies of our mail that the parser puts into the text, and decoded.
    ...marksIn([source, text, ...copies, ...feedback].join('\n')),
  };
}

/** As a field of a header, and in the JSON of Amazon SES. */
const messageId = new RegExp(
  anyOf(
    /^[> \t]*(?:X-Original-)?Message-ID:\s*<([^<>\s]+)>/,
    /"Message-ID\\?",\s*\\?"value\\?":\s*\\?"<([^<>\s]+)>/,
  ),
  'gim',
);

/** Whoever names a mark anywhere knows it: only the reader of that mail does. */
function marksIn(text: string): Pick<ReportMail, 'text' | 'messageIds'> {
  const messageIds = [...text.matchAll(messageId)].map(
    ([, field, inJson]) => field ?? inJson ?? '',
  );
  return { text, messageIds };
}

function bodyOf(message: Buffer): string {
  const text = message.toString('utf8');
  return /\r?\n\r?\n([\s\S]*)/.exec(text)?.[1] ?? '';
}

interface Parts {
  text: string;
  subject: string;
  sender: string;
  feedback: readonly string[];
  copies: readonly string[];
}

function reportIn(mail: ParsedMail, { text, subject, sender, feedback, copies }: Parts): Report {
  const [complaint] = feedback;
  if (complaint !== undefined) return complaintIn(complaint);
  if (isHotmailComplaint(sender, subject)) return { kind: 'complaint' };
  const explanation = saidIn(text);
  // Amazon WorkMail writes the fields into the text.
  const statuses = [...partsOf(mail, deliveryStatus), fieldsIn(explanation)];
  for (const part of statuses) {
    const result = readDeliveryStatus(part, explanation);
    if (result !== null) return result;
  }
  const notice = readServiceNotice(text);
  if (notice !== null) return notice;
  const failedRecipients = mail.headers.has('x-failed-recipients');
  const plain = readPlainBounce(text, { subject, sender, failedRecipients });
  if (plain !== null) return plain;
  const automatic = copies.length === 0 && isAnswer(mail) && !isFromMailer({ sender });
  if (automatic || reportType(mail) === 'disposition-notification') return { kind: 'auto-reply' };
  return { kind: 'not-understood' };
}

/** The fields of a delivery report that stand in the text for people; '' without any. */
function fieldsIn(explanation: string): string {
  const start = /^(?:Final|Original)-Recipient:|^Action:/im.exec(explanation)?.index;
  return start === undefined ? '' : explanation.slice(start);
}

/** Outlook.com's feedback loop (JMRP) writes no feedback report, only this subject. */
function isHotmailComplaint(sender: string, subject: string): boolean {
  return (
    /\bstaff@(?:hotmail|outlook|microsoft)\.com\b/i.test(sender) &&
    /^\s*complaint about message from\b/i.test(subject)
  );
}

/** A report that somebody took a mail out of the junk again is none. */
function complaintIn(feedback: string): Report {
  const type = fieldGroups(feedback)
    .map((fields) => fields.get('feedback-type')?.toLowerCase())
    .find((value) => value !== undefined);
  if (type === undefined) return { kind: 'not-understood' };
  return { kind: type === 'not-spam' ? 'no-failure' : 'complaint' };
}

const answerSubject = new RegExp(
  `^${anyOf(
    /auto(?:matic|mated)?[- ]?(?:reply|response)|out of (?:the )?office/,
    /respuesta autom[áa]tica|fuera de (?:la )?oficina/,
  )}\\b`,
  'i',
);

/**
 * Whether a program answered for a person: RFC 3834, section 5, and what was usual before it. A mail
 * that is merely made by a program (`auto-generated`) is none: a report that nobody understands, say.
 */
function isAnswer({ headers, subject = '' }: ParsedMail): boolean {
  const value = (name: string) => {
    const header = headers.get(name);
    return typeof header === 'string' ? header.trim().toLowerCase() : '';
  };
  return (
    value('auto-submitted').startsWith('auto-replied') ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(value('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => headers.has(name)) ||
    value('x-apple-action') === 'vacation' ||
    answerSubject.test(subject)
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
