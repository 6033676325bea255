import { createHash, timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.ts';

type Site = Pick<Services, 'config' | 'links'>;

/** In lower case and digits: not every mail server keeps capital letters before the "@". */
const keyLength = 24;
const markLength = 20;
const token = new RegExp(`\\+([\\da-f]{${keyLength}})([\\da-f]{${markLength}})@`, 'gi');

/**
 * The envelope sender of one mail (RFC 5321, section 4.4; RFC 5233): the mailbox for bounces with
 * what tells which mail came back (`bounces+<key><mark>@example.org`). The mark is made with the
 * secret, so that only who was sent the mail can say that it came back.
 *
 * @returns null where no such mailbox is configured
 */
export function returnAddress(site: Site, messageKey: string): string | null {
  const { bounceAddress } = site.config;
  if (bounceAddress === null) return null;
  const at = bounceAddress.lastIndexOf('@');
  const key = Buffer.from(messageKey, 'base64url').toString('hex');
  return `${bounceAddress.slice(0, at)}+${key}${markOf(site, messageKey)}${bounceAddress.slice(at)}`;
}

/**
 * The mails that a text names by their return addresses, forged ones left out.
 *
 * @returns message keys
 */
export function returnedKeys(site: Site, text: string): string[] {
  return [...text.matchAll(token)].flatMap(([, key = '', mark = '']) => {
    const messageKey = Buffer.from(key, 'hex').toString('base64url');
    const expected = Buffer.from(markOf(site, messageKey));
    return timingSafeEqual(expected, Buffer.from(mark.toLowerCase())) ? [messageKey] : [];
  });
}

function markOf({ links }: Site, messageKey: string): string {
  const signed = links.token('bounce', { publicId: messageKey, generation: 1 });
  return createHash('sha256').update(signed).digest('hex').slice(0, markLength);
}
