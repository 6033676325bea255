import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';

/** A fresh RSA key as PEM text. */
export function rsaKey(modulusLength = 2048): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** What a verifier finds out about the signature of a message. */
export interface DkimVerdict {
  /** The tags of the DKIM-Signature field. */
  tags: Readonly<Record<string, string>>;
  /** The names of the fields that are signed, in lower case. */
  signed: readonly string[];
  bodyMatches: boolean;
  headerMatches: boolean;
}

/**
 * Verifies a message as its receiver would, from its bytes and the DNS record alone: RFC 6376,
 * section 6.1.3, for c=relaxed/relaxed and a=rsa-sha256.
 */
export function verifyDkim(raw: Buffer, record: string): DkimVerdict {
  const source = raw.toString('latin1');
  const end = source.indexOf('\r\n\r\n');
  const fields = source.slice(0, end).split(/\r\n(?![ \t])/);
  const body = source.slice(end + 4);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (signature === undefined) throw new Error('The message is not signed.');
  const tags = tagList(signature.slice(signature.indexOf(':') + 1));
  if (tags['a'] !== 'rsa-sha256' || tags['c'] !== 'relaxed/relaxed' || tags['v'] !== '1')
    throw new Error('The signature is of another kind.');

  const signed = (tags['h'] ?? '').split(':').map((name) => name.trim().toLowerCase());
  // Fields of one name are taken from the last to the first (section 5.4.2).
  const left = [...fields];
  const chosen = signed.flatMap((name) => {
    const at = left.findLastIndex((field) => nameOf(field) === name);
    return at < 0 ? [] : left.splice(at, 1);
  });
  const unsigned = signature.replace(/([;\s]b=)[^;]*/, '$1');
  const hashed = `${chosen.map((field) => `${relaxed(field)}\r\n`).join('')}${relaxed(unsigned)}`;
  const { p: publicHalf = '' } = tagList(record);
  const key = createPublicKey({
    key: Buffer.from(publicHalf, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return {
    tags,
    signed,
    bodyMatches:
      createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64') === tags['bh'],
    headerMatches: createVerify('rsa-sha256')
      .update(hashed, 'latin1')
      .verify(key, tags['b'] ?? '', 'base64'),
  };
}

function tagList(text: string): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at > 0) tags[part.slice(0, at).trim()] = part.slice(at + 1).replace(/\s+/g, '');
  }
  return tags;
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).trim().toLowerCase();
}

/** Section 3.4.2. */
function relaxed(field: string): string {
  const value = field.slice(field.indexOf(':') + 1).replace(/\r\n/g, '');
  return `${nameOf(field)}:${value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')}`;
}

/** Section 3.4.4. */
function relaxedBody(body: string): string {
  const lines = body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(?:\r\n)+$/, '');
  return lines === '' ? '' : `${lines}\r\n`;
}
