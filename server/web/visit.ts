import type { Request } from 'express';
import type { Organizer, Rights } from '../../db/schema.ts';
import { homeAddress, localAddress } from '../../templates/addresses.ts';
import type { FormValues } from '../../templates/forms.ts';
import { translator } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import { readCookies } from './cookies.ts';
import { hostPrefix } from './hostPrefix.ts';
import { languageOf, readsOf, zoneOfViewer } from './negotiation.ts';
import { allSiteNeeds } from './may.ts';
import type { Visit } from './routes.ts';
import { siteInView, siteOf } from '../siteSettings.ts';

/** Reads from a request what every handler needs, once. */
export function visitOf(services: Services, request: Request, requestId: string): Visit {
  const { now, cookies, query, view } = surroundings(services, request);
  return {
    services,
    now,
    view,
    params: Object.fromEntries(
      Object.entries(request.params).map(([name, value]) => [name, String(value)]),
    ),
    form: readForm(request.body),
    query,
    cookies,
    address: request.ip ?? '',
    request,
    requestId,
  };
}

/** The view of a request whose form may be one that cannot be read. */
export function viewOf(services: Services, request: Request): View {
  return surroundings(services, request).view;
}

function surroundings(services: Services, request: Request) {
  const now = services.clock();
  const cookies = readCookies(request.headers.cookie ?? '', hostPrefix(services.config));
  const query = queryOf(request.originalUrl);
  return { now, cookies, query, view: makeView(services, request, cookies, query, now) };
}

/** The query of an address, which need not be one that can be read as a whole (`//`, `//[`). */
function queryOf(address: string): URLSearchParams {
  const at = address.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : address.slice(at + 1));
}

/** The view of an organizer who is signed in. */
export function organizerView(visit: Visit, { name }: Organizer, rights: Rights): View {
  const organizer = { name, role: rights.role, may: allSiteNeeds(rights) };
  return { ...visit.view, organizer };
}

function makeView(
  services: Services,
  request: Request,
  cookies: Readonly<Record<string, string>>,
  query: URLSearchParams,
  now: number,
): View {
  const { config } = services;
  const { locales } = siteOf(services);
  const language = languageOf(request.headers, locales, [query.get('lang'), cookies['language']]);
  return {
    language,
    languages: locales,
    reads: readsOf(request.headers, language, [
      query.get('lang'),
      cookies['texts'],
      cookies['language'],
    ]),
    t: translator(language),
    viewerZone: zoneOfViewer(cookies),
    now,
    site: siteInView(services),
    path: localAddress(request.originalUrl) ?? homeAddress,
    organizer: null,
    demonstration: config.mail.transport === 'mailbox',
    challenge: config.abuseChallenge,
    version,
  };
}

/**
 * The fields of an urlencoded body. Bytes that are not UTF-8 become U+FFFD here and are answered
 * by the field they stand in.
 */
function readForm(body: unknown): FormValues {
  if (!Buffer.isBuffer(body)) return {};
  const values: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    const before = values[name];
    if (before === undefined) values[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else values[name] = [before, value];
  }
  return values;
}
