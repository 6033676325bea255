import type { SendMailOptions } from 'nodemailer';
import { encode as base64, wrap as base64Lines } from 'nodemailer/lib/base64';
import MailComposer from 'nodemailer/lib/mail-composer';
import { hasLongerLines, isPlainText } from 'nodemailer/lib/mime-funcs';
import type MimeNode from 'nodemailer/lib/mime-node';
import { encode as quotedPrintable, wrap as quotedPrintableLines } from 'nodemailer/lib/qp';
import { memoize } from '../memoize.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { inlineType } from './message.ts';

/** What nodemailer is told of a mail. */
export interface MailOptions extends SendMailOptions {
  text: string;
  html: string;
  icalEvent?: { method: string; filename: string; content: string; encoding: string };
}

/** A message in bytes, and between which addresses it goes. */
export interface Composed {
  raw: Buffer;
  envelope: ReturnType<MimeNode['getEnvelope']>;
}

/**
 * Makes a message of texts and small pictures, byte for byte as nodemailer would send it: parts, header
 * fields and encodings are the library's. Only its streams are left out. A message passes through twenty
 * of them, which is most of what nodemailer does for a mail, and leaves them in hundreds of pieces, each
 * of them a write to the socket. Mails are small enough to stand in memory whole. And nearly all are of the
 * same parts: what stands between their contents is built once.
 *
 * @throws TypeError when a part is neither
 */
export function composed(options: MailOptions): Composed {
  const { baseBoundary = newPublicId() } = options;
  const { type, pieces } = outlineOf(options, standIn(baseBoundary));
  const head = new MailComposer({ ...options, ...noParts, baseBoundary }).compile();
  head.setHeader('Content-Type', type);
  const body = pieces.map((piece) =>
    typeof piece === 'string'
      ? piece.replaceAll(standIn(baseBoundary), baseBoundary)
      : encoded(contentOf[piece.part](options), piece.encoding),
  );
  const whole = `${head.buildHeaders()}\r\n\r\n${body.join('')}`;
  return {
    raw: Buffer.from(whole.replaceAll(/\r?\n/g, '\r\n')),
    envelope: head.getEnvelope(),
  };
}

const noParts = { text: undefined, html: undefined, icalEvent: undefined, attachments: undefined };

/** What a part of each type consists of. */
const contentOf = {
  'text/plain': ({ text }: MailOptions) => text,
  'text/html': ({ html }: MailOptions) => html,
  'text/calendar': ({ icalEvent }: MailOptions) => icalEvent?.content,
  'application/ics': ({ icalEvent }: MailOptions) => icalEvent?.content,
  [inlineType]: ({ attachments = [] }: MailOptions) => attachments[0]?.content,
};

type Part = keyof typeof contentOf;

/** The type of a message, and what stands between the contents of its parts. */
interface Outline {
  type: string;
  pieces: readonly Piece[];
}

type Piece = string | { part: Part; encoding: string | false };

/** Stands where a boundary belongs, and is as long: lines are folded by their length. */
const standIn = ({ length }: string): string => '#'.repeat(length);

const outlineOf = memoize(
  50,
  ({ text, html, icalEvent, attachments = [] }: MailOptions, baseBoundary: string) =>
    JSON.stringify([
      baseBoundary,
      isSentAsItIs(text),
      isSentAsItIs(html),
      icalEvent && { ...icalEvent, content: isSentAsItIs(icalEvent.content) },
      attachments.map((attachment) => ({ ...attachment, content: null })),
    ]),
  (options, baseBoundary): Outline => {
    const message = new MailComposer({ ...options, baseBoundary }).compile();
    // Of which parts it is, and where they end, is known once its header is built.
    message.buildHeaders();
    if (!message.multipart || (options.attachments ?? []).length > 1)
      throw new TypeError('A mail has a text, its HTML and one picture at most.');
    return { type: typeOf(message), pieces: piecesOf(message) };
  },
);

/** Whether the library leaves a text without an encoding: the header of its part says so. */
function isSentAsItIs(text: string): boolean {
  return isPlainText(text) && !hasLongerLines(text, 76);
}

function piecesOf({ boundary, childNodes }: MimeNode): Piece[] {
  const parts = childNodes.flatMap((node): Piece[] => {
    const header = `--${boundary}\r\n${node.buildHeaders()}\r\n\r\n`;
    const inside: Piece[] = node.multipart
      ? piecesOf(node)
      : [{ part: partIn(node), encoding: node.getTransferEncoding() }];
    return [header, ...inside, '\r\n'];
  });
  return [...parts, `--${boundary}--\r\n`];
}

function typeOf(node: MimeNode): string {
  const type = node.getHeader('Content-Type');
  return typeof type === 'string' ? type : '';
}

function partIn(node: MimeNode): Part {
  const [type] = typeOf(node).split(';');
  const part = Object.keys(contentOf).find((one): one is Part => one === type);
  if (part === undefined) throw new TypeError('A part of a mail is neither text nor picture.');
  return part;
}

function encoded(content: unknown, encoding: string | false): string {
  if (typeof content !== 'string' && !Buffer.isBuffer(content))
    throw new TypeError('A part of a mail is neither text nor picture.');
  if (encoding === 'base64') return base64Lines(base64(content));
  if (encoding === 'quoted-printable') return quotedPrintableLines(quotedPrintable(content));
  return content.toString();
}
