import { domainToASCII } from 'node:url';

const localPart = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u;
const asciiDomain = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
const isAscii = /^[\x20-\x7e]+$/;

/**
 * The address of a person as a calendar names them: `mailto:` and the address, or null where it is none.
 *
 * A domain of other scripts is written in its ASCII form, as mail is delivered; a local part stays in
 * its own script, since iCalendar is UTF-8 and programs show what stands there. Characters with a meaning in
 * addresses of the web are percent-encoded. RFC 5545 3.3.3, RFC 6068 section 2, RFC 6532
 */
export function mailtoAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > 320) return null;
  const local = address.slice(0, at);
  if (!localPart.test(local)) return null;
  const typedDomain = address.slice(at + 1);
  const domain = isAscii.test(typedDomain) ? typedDomain : domainToASCII(typedDomain);
  if (!asciiDomain.test(domain)) return null;
  return `mailto:${local.replace(/[%/?#^`{|}]/g, encodeURIComponent)}@${domain}`;
}
