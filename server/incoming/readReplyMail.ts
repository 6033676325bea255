import type { AddressObject, Attachment, ParsedMail } from 'mailparser';
import { parseMail } from '../mail/parseMail.ts';

/** What a mail brings that may be an answer to an invitation. Nothing of it is proven. */
export interface ReplyMail {
  /** Whom it says it comes from: From, Sender and Reply-To. */
  senders: string[];
  /** Where it was sent and delivered to. */
  recipients: string[];
  /** Its calendar parts, `text/calendar` before attached files. */
  calendars: string[];
}

/** Where mail servers note the address that a mail was for, when they pass it on. */
const deliveryHeaders = ['delivered-to', 'x-original-to', 'envelope-to'];

const calendarTypes = ['text/calendar', 'application/ics'];

/**
 * Reads a mail as it came (RFC 5322 and MIME). Whatever the bytes are, something comes out: a text
 * that is no mail has no calendar part.
 *
 * @param message of a size that the caller has bounded
 * @returns null where it cannot be taken apart, now or later
 */
export async function readReplyMail(message: Buffer): Promise<ReplyMail | null> {
  const reading = await parseMail(message, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  if (reading.kind === 'unreadable') return null;
  const { mail } = reading;
  return {
    senders: [...addresses(mail.from), ...addresses(senderOf(mail)), ...addresses(mail.replyTo)],
    recipients: [...addresses(mail.to), ...addresses(mail.cc), ...deliveredTo(mail)],
    calendars: mail.attachments
      .filter(({ contentType }) => calendarTypes.includes(contentType.toLowerCase()))
      .toSorted((one, other) => place(one) - place(other))
      .map(calendarText),
  };
}

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((one) => [one, ...(one.group ?? [])])
    .flatMap(({ address }) => address ?? [])
    .filter((address) => address !== '');
}

function senderOf(mail: ParsedMail): AddressObject | undefined {
  const sender = mail.headers.get('sender');
  return typeof sender === 'object' && 'value' in sender && Array.isArray(sender.value)
    ? { value: sender.value, html: '', text: '' }
    : undefined;
}

function deliveredTo(mail: ParsedMail): string[] {
  return mail.headerLines
    .filter(({ key }) => deliveryHeaders.includes(key))
    .map(({ line }) => line.slice(line.indexOf(':') + 1).trim());
}

function place({ contentType }: Attachment): number {
  return calendarTypes.indexOf(contentType.toLowerCase());
}

/** iCalendar is UTF-8 unless the part says otherwise, which some programs do (RFC 5545, section 3.1.4). */
function calendarText({ content, headers }: Attachment): string {
  const type = headers.get('content-type');
  const parameters = typeof type === 'object' && 'params' in type ? type.params : {};
  const charset: unknown = 'charset' in parameters ? parameters.charset : undefined;
  try {
    return new TextDecoder(typeof charset === 'string' ? charset : 'utf-8').decode(content);
  } catch {
    return content.toString('utf8');
  }
}
