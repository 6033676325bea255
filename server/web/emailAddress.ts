import { domainToASCII } from 'node:url';

/** RFC 5321, section 4.5.3.1: 64 octets before the sign, 254 in a path. */
const longestLocalPart = 64;
export const longestAddress = 254;

/** Dot-atoms of RFC 5322 with the letters that RFC 6531 adds; quoted local parts are not taken. */
const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

/**
 * The address as it is kept and mailed to, its domain in lower case, or null for what no mail
 * reaches: no domain with a dot, spaces, angle brackets, a second "@".
 */
export function checkedAddress(text: string): string | null {
  if (Buffer.byteLength(text) > longestAddress) return null;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1).toLowerCase();
  if (at < 1 || Buffer.byteLength(local) > longestLocalPart) return null;
  if (!localPart.test(local)) return null;
  if (/[\s<>()[\]\\,;:"@%]/.test(domain)) return null;
  const labels = domainToASCII(domain).split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => domainLabel.test(label))) return null;
  return /^\d+$/.test(top) ? null : `${local}@${domain}`;
}

/**
 * What two spellings of one mailbox have in common: local part in lower case, which every server
 * of note treats alike, and the domain in its ASCII form. Dots and "+tags" stay: they may lead to
 * different people.
 */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).normalize('NFC').toLowerCase()}@${domainToASCII(address.slice(at + 1))}`;
}
