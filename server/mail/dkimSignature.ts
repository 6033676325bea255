import { createHash, createSign } from 'node:crypto';
import type { DkimKey } from '../config/dkimKey.ts';

/**
 * Header fields that a signature covers where they are there: all that a reader or their mail
 * program goes by. One-click unsubscribing is only offered where both of its fields are signed
 * (RFC 8058, section 4).
 */
const signedFields = [
  'from',
  'sender',
  'reply-to',
  'to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-language',
  'auto-submitted',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

/**
 * Fields that are named once more than they are there, so that nobody can add another one to a mail
 * that still verifies: mail programs show the one, receivers judge the other (RFC 6376, section 8.15).
 */
const sealedFields = ['from', 'reply-to', 'to', 'cc', 'subject', 'date'];

/**
 * Signs a whole message (RFC 6376; rsa-sha256, relaxed/relaxed).
 *
 * nodemailer signs, too, but names each field once.
 *
 * @param message lines end in CRLF
 * @returns the message with the signature before it
 */
export function dkimSigned(message: Buffer, key: DkimKey): Buffer {
  const source = message.toString('latin1').replaceAll(/\r?\n/g, '\r\n');
  const end = source.indexOf('\r\n\r\n');
  const fields = source.slice(0, end).split(/\r\n(?![ \t])/);
  const present = signedFields.flatMap((name) => {
    // Fields of one name are taken from the last to the first (section 5.4.2).
    const field = fields.findLast((one) => nameOf(one) === name);
    return field === undefined ? [] : [{ name, field }];
  });
  const names = [...present.map(({ name }) => name), ...sealedFields];
  const bodyHash = createHash('sha256')
    .update(relaxedBody(source.slice(end + 4)), 'latin1')
    .digest('base64');
  const unsigned = [
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${key.domain};`,
    ` s=${key.selector};`,
    ` h=${names.join(':\r\n  ')};`,
    ` bh=${bodyHash};`,
    ' b=',
  ].join('\r\n');
  const signature = createSign('rsa-sha256')
    .update(present.map(({ field }) => `${relaxed(field)}\r\n`).join(''), 'latin1')
    .update(relaxed(unsigned), 'latin1')
    .sign(key.privateKey, 'base64');
  const folded = signature.replaceAll(/.{72}(?=.)/g, '$&\r\n  ');
  return Buffer.concat([
    Buffer.from(`${unsigned}${folded}\r\n`, 'latin1'),
    Buffer.from(source, 'latin1'),
  ]);
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).trimEnd().toLowerCase();
}

/** Section 3.4.2. */
function relaxed(field: string): string {
  const value = field.slice(field.indexOf(':') + 1).replaceAll('\r\n', '');
  return `${nameOf(field)}:${value.replaceAll(/[ \t]+/g, ' ').replaceAll(/^ | $/g, '')}`;
}

/** Section 3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}
