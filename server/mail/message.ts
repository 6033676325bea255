import type { CalendarMethod } from '../calendar/eventComponent.ts';
import type { Language } from '../../templates/languages.ts';

/** One mail, ready to be sent. */
export interface Message {
  /** With angle brackets; the same for every attempt at one outbox row. */
  messageId: string;
  /** Epoch milliseconds. */
  date: number;
  from: MailAddress;
  /** Where an answer goes; null: to the address of `from`. */
  replyTo: string | null;
  to: MailAddress;
  /** The envelope sender, where mails come back to; null: the address of `from`. */
  returnAddress: string | null;
  /** Where a mail program says that the reader wants no more of this; null for necessary mail. */
  unsubscribeUrl: string | null;
  language: Language;
  subject: string;
  text: string;
  html: string;
  calendar: CalendarPart | null;
  /** Shown in the HTML part; left out where nothing is. */
  inline?: InlinePicture;
}

/** Of every picture in a mail: no mail program is without it. */
export const inlineType = 'image/jpeg';

/** A JPEG file that travels with the HTML part, which names it by `cid:` (RFC 2392). */
export interface InlinePicture {
  contentId: string;
  filename: string;
  bytes: Buffer;
}

/** An address that has been checked; `name` may be empty. */
export interface MailAddress {
  name: string;
  address: string;
}

/** A calendar file; it travels as an alternative part and as an attachment of the same bytes. */
export interface CalendarPart {
  method: CalendarMethod;
  filename: string;
  content: string;
}
