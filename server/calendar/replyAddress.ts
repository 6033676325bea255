import { createHash } from 'node:crypto';
import type { Services } from '../services.ts';

type Site = Pick<Services, 'config' | 'links'>;

/** 96 bits in lower case: not every mail server keeps capital letters before the "@". */
const markLength = 24;

/**
 * Where the calendar program of one attendee sends its answer: the RSVP mailbox with a mark that
 * only somebody who has seen the invitation knows (`rsvp+<mark>@example.org`, RFC 5233). The same
 * in every mail about a sign-up, since a cancellation names the organizer of its invitation.
 *
 * @returns null where no mailbox takes answers
 */
export function replyAddress(site: Site, publicId: string): string | null {
  const { rsvpAddress } = site.config;
  if (rsvpAddress === null) return null;
  const at = rsvpAddress.lastIndexOf('@');
  return `${rsvpAddress.slice(0, at)}+${markOf(site, publicId)}${rsvpAddress.slice(at)}`;
}

/** Whether one of the addresses carries the mark of a sign-up. */
export function carriesMark(site: Site, publicId: string, addresses: readonly string[]): boolean {
  const mark = `+${markOf(site, publicId)}@`;
  return addresses.some((address) => address.toLowerCase().includes(mark));
}

function markOf({ links }: Site, publicId: string): string {
  // Not the generation of the moment: whoever asks for a new link keeps their calendar entry.
  const token = links.token('rsvp', { publicId, generation: 1 });
  return createHash('sha256').update(token).digest('hex').slice(0, markLength);
}
