import type { SendMailOptions } from 'nodemailer';
import { encode as base64, wrap as base64Lines } from 'nodemailer/lib/base64';
import MailComposer from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';
import { encode as quotedPrintable, wrap as quotedPrintableLines } from 'nodemailer/lib/qp';
import { inlineType } from './message.ts';
import { newPublicId } from '../web/signedLinks.ts';

/** A message in bytes, and between which addresses it goes. */
export interface Composed {
  raw: Buffer;
  envelope: ReturnType<MimeNode['getEnvelope']>;
}

/**
 * Makes a message of texts and small pictures, byte for byte as nodemailer would send it: parts, header
 * fields and encodings are the library's. Only its streams are left out. A message passes through twenty
 * of them, which is most of what nodemailer does for a mail, and leaves them in hundreds of pieces, each
 * of them a write to the socket. Mails are small enough to stand in memory whole.
 *
 * @throws TypeError when a part is neither
 */
export function composed(options: SendMailOptions): Composed {
  // Otherwise each part draws random bytes of its own, and only those of the whole are used.
  const message = new MailComposer({ baseBoundary: newPublicId(), ...options }).compile();
  const text = textOf(message).replaceAll(/\r?\n/g, '\r\n');
  return { raw: Buffer.from(text), envelope: message.getEnvelope() };
}

function textOf(node: MimeNode): string {
  // What a part consists of, and where it ends, is known once its header is built.
  const header = `${node.buildHeaders()}\r\n\r\n`;
  const { boundary, multipart, childNodes } = node;
  if (!multipart) return header + contentOf(node);
  const parts = childNodes.map((part) => `--${boundary}\r\n${textOf(part)}\r\n`);
  return `${header}${parts.join('')}--${boundary}--\r\n`;
}

function contentOf(node: MimeNode): string {
  const { content } = node;
  if (Buffer.isBuffer(content) && node.contentType === inlineType)
    return base64Lines(base64(content));
  if (typeof content !== 'string') throw new TypeError('A part of a mail is no text.');
  const encoding = node.getTransferEncoding();
  if (encoding === 'base64') return base64Lines(base64(content));
  if (encoding === 'quoted-printable') return quotedPrintableLines(quotedPrintable(content));
  return content;
}
