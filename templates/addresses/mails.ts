import { withQuery } from './anyAddress.ts';

/* Mails: what their readers choose, and what organizers see of them. */

const part = encodeURIComponent;

/**
 * The page on which the owner of an address says which mails they want. A mail program POSTs to it
 * by itself when its reader presses "unsubscribe" (RFC 8058).
 */
export function mailChoicesAddress(token: string): string {
  return `/unsubscribe/${part(token)}`;
}

/** POST: takes a choice of that page. */
export function mailChoiceAddress(token: string): string {
  return `${mailChoicesAddress(token)}/choice`;
}

export const consoleMailsAddress = '/console/mails';
/** The mails to organizers as they get them, and the HTML part in a frame of its own. */
export const consoleMailPreviewsAddress = '/console/mails/previews';
export const consoleMailPreviewsFrameAddress = '/console/mails/previews/html';

/** POST: sends a failed mail again. */
export function consoleMailResendingAddress(id: string | number): string {
  return `${consoleMailsAddress}/${part(id)}/resending`;
}

/** Those that failed or came back, and of which nobody said that nothing is left to do. */
export const consoleOpenMailsAddress = withQuery(consoleMailsAddress, { state: 'open' });

/** POST: says that nothing is left to do about a mail, or takes that back. */
export function consoleMailSettlementAddress(id: string | number, action?: 'removal'): string {
  const address = `${consoleMailsAddress}/${part(id)}/settlement`;
  return action === undefined ? address : `${address}/${action}`;
}
/** POST: says it of all that are open. */
export const consoleMailsSettlementAddress = `${consoleMailsAddress}/settlement`;

/** POST: mails to the recipient of a mail again, after it came back. */
export function consoleMailRecipientAddress(id: string | number): string {
  return `${consoleMailsAddress}/${part(id)}/recipient`;
}

export const consoleMailboxAddress = '/console/mailbox';

/** One mail in the mailbox of the demonstration. */
export function consoleMailboxMailAddress(id: string | number): string {
  return `${consoleMailboxAddress}/${part(id)}`;
}

/** The HTML part of such a mail, to be shown in a frame of its own. */
export function consoleMailboxHtmlAddress(id: string | number): string {
  return `${consoleMailboxMailAddress(id)}/html`;
}

/** A file that came with such a mail; numbers count from 1. */
export function consoleMailboxAttachmentAddress(id: string | number, number: number): string {
  return `${consoleMailboxMailAddress(id)}/attachments/${number}`;
}

/** Mails to the address for bounces that nobody could make sense of. */
export const consoleUnreadReportsAddress = '/console/mails/unread';

/** One of them; a POST to its `removal` deletes it, others say what it is. */
export function consoleUnreadReportAddress(
  id: string | number,
  action?: 'removal' | 'bounce' | 'person',
): string {
  return `${consoleUnreadReportsAddress}/${part(id)}${action === undefined ? '' : `/${action}`}`;
}
