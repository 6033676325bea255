import express, { type Request } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import { firstLanguage, isLanguage, type Language } from '../../templates/languages.ts';
import {
  isTextLanguage,
  textLanguageOf,
  type TextLanguage,
} from '../../templates/textLanguages.ts';
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

const textLanguagesAccepted = memoize(
  rememberedHeaders,
  (header: string) => header,
  (header): readonly TextLanguage[] =>
    asking({ 'accept-language': header })
      .acceptsLanguages()
      .map(textLanguageOf)
      .filter((language) => language !== null),
);

/**
 * The languages in which somebody reads what organizers wrote, the dearest first: that of the link, else
 * of a cookie, then those of Accept-Language, and at last that in which the page speaks to them.
 *
 * @param named by the link and by cookies, in this order
 */
export function readsOf(
  { 'accept-language': header }: IncomingHttpHeaders,
  language: Language,
  named: readonly (string | null | undefined)[],
): readonly TextLanguage[] {
  const accepted = textLanguagesAccepted(shortened(header ?? ''));
  return [...new Set([...named.filter(isTextLanguage).slice(0, 1), ...accepted, language])];
}

/** So many languages of a reader tell two pages for everybody apart. */
const mostReads = 4;

/** In which languages what a page shows was written: between them those of a reader choose. */
export interface TextsOfPage {
  /** The address of the page, as its keys begin. */
  path: string;
  languages: readonly TextLanguage[];
  /** Whether it shows one thing, in one of them. */
  single: boolean;
}

/** What of the languages of a reader makes a difference to a page for everybody. */
export function readsAmong(
  reads: readonly TextLanguage[],
  { languages, single }: Pick<TextsOfPage, 'languages' | 'single'>,
): readonly TextLanguage[] {
  if (languages.length === 0) return [];
  return reads.filter((language) => languages.includes(language)).slice(0, single ? 1 : mostReads);
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
