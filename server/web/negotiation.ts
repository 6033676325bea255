import express, { type Request } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import { firstLanguage, isLanguage, type Language } from '../../templates/languages.ts';
import { memoize } from '../memoize.ts';
import { isZone } from '../time/zones.ts';

/** How the bytes of an answer can be coded (RFC 9110, section 8.4). */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Browsers send one of a few dozen; whatever else somebody makes up is forgotten again. */
const rememberedHeaders = 200;

/** A request of nothing but some headers, as express judges what it accepts. */
function asking(headers: IncomingHttpHeaders): Request {
  const request: Request = Object.create(express.request, { headers: { value: headers } });
  return request;
}

const encodingOf = memoize(
  rememberedHeaders,
  (header: string) => header,
  (header): Encoding => {
    const request = asking({ 'accept-encoding': header });
    if (request.acceptsEncodings('br') === 'br') return 'br';
    return request.acceptsEncodings('gzip') === 'gzip' ? 'gzip' : 'identity';
  },
);

/** The smallest coding that whoever asks can read. */
export function acceptedEncoding({ 'accept-encoding': header }: IncomingHttpHeaders): Encoding {
  return header === undefined ? 'identity' : encodingOf(shortened(header));
}

const languageAccepted = memoize(
  rememberedHeaders,
  (header: string, offered: readonly Language[]) => `${offered.join()} ${header}`,
  (header, offered): Language => {
    const accepted = asking({ 'accept-language': header }).acceptsLanguages([...offered]);
    return isLanguage(accepted) ? accepted : (offered[0] ?? firstLanguage);
  },
);

/**
 * The language of the link, else of the cookie, else of Accept-Language, else the site's own.
 *
 * @param offered the languages of the site, its own first
 * @param named by the link and by the cookie, in this order
 */
export function languageOf(
  { 'accept-language': header }: IncomingHttpHeaders,
  offered: readonly Language[],
  named: readonly (string | null | undefined)[],
): Language {
  const wanted = named.find((name) => isLanguage(name) && offered.includes(name));
  return isLanguage(wanted) ? wanted : languageAccepted(shortened(header ?? '*'), offered);
}

/** The zone that the viewer chose; null where nothing is known. */
export function zoneOfViewer({ zone }: Readonly<Record<string, string>>): string | null {
  return isZone(zone) ? zone : null;
}

/** Longer than any that a browser sends, and short enough to be remembered. */
const longestHeader = 500;

function shortened(header: string): string {
  return header.slice(0, longestHeader);
}
