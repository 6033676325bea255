import { mailChoicesAddress } from '../../templates/addresses.ts';
import type { Services } from '../services.ts';
import type { SignedLinks } from '../web/signedLinks.ts';
import { addressHash } from './addressHash.ts';

/** Whose mails a link is about, and the event that its mail told of, where it told of one. */
export interface ChoiceTarget {
  addressHash: string;
  eventId: number | null;
}

const targetPattern = /^([\w-]{22})_(\d{0,12})$/;

/**
 * The whole address of the page on which the owner of an address says which mails they want. It
 * stands in every mail and works for as long as the secret is kept: everything it needs is in it,
 * since the rows that the mail was made from are gone some weeks after the event. Who reads it
 * learns no address.
 */
export function mailChoicesUrl(
  { config, links }: Pick<Services, 'config' | 'links'>,
  address: string,
  eventId: number | null,
): string {
  const publicId = `${addressHash(config, address)}_${eventId ?? ''}`;
  return `${config.baseUrl}${mailChoicesAddress(links.token('mail-choices', { publicId, generation: 1 }))}`;
}

/** Reads the token of such a link; null for one that was not made here. */
export function readChoiceLink(links: SignedLinks, token: string): ChoiceTarget | null {
  const target = links.read('mail-choices', token);
  const [, hash, event] = targetPattern.exec(target?.publicId ?? '') ?? [];
  if (hash === undefined || event === undefined) return null;
  return { addressHash: hash, eventId: event === '' ? null : Number(event) };
}
