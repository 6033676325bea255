import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Shown } from '../../db/shown.ts';
import type { Language } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Services } from '../services.ts';
import { readCookies } from './cookies.ts';
import { hostPrefix } from './hostPrefix.ts';
import { languageOf, readsAmong, readsOf, zoneOfViewer } from './negotiation.ts';
import type { RenderedPage } from './pageCache.ts';
import { sendKept } from './publicAnswer.ts';
import { noteAnswer } from './requestLog.ts';
import { securityHeaders } from './securityHeaders.ts';
import { siteOf } from '../siteSettings.ts';

/** What a public answer depends on beside its address. */
export type Varies = 'nothing' | 'language' | 'language and zone';

/** What a visitor chooses of it. */
export interface Choice {
  language: Language;
  zone: string | null;
  /** What of their languages makes a difference. */
  reads: readonly TextLanguage[];
}

/** By what a public answer is kept. */
export function keptUnder(path: string, varies: Varies, { language, zone, reads }: Choice): string {
  switch (varies) {
    case 'nothing':
      return path;
    case 'language':
      return [path, language, ...reads].join(' ');
    case 'language and zone':
      return [path, language, zone, ...reads].join(' ');
  }
}

/** The version of what a public answer shows, as the cache compares it. */
export function versionOf({ db }: Pick<Services, 'db'>): (shows: Shown) => string {
  return (shows) => String(db.shown.version(shows));
}

/**
 * Answers what is kept before anything else is done with a request, and says whether it did. Those are
 * plain addresses that were asked for before, in the one spelling that they are linked by; everything
 * else (a query, a form, an address that leads nowhere, a page that has changed) goes the long way.
 * Nothing is lost by the short one: it sets the same headers, and leaves the same line in the log.
 */
export function answerFromKept(
  services: Services,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { config } = services;
  const security = [...securityHeaders(config)].flat();
  const prefix = hostPrefix(config);
  const currentVersion = versionOf(services);

  /** What cannot be found for whatever reason goes the long way, which tells of it. */
  function found(request: IncomingMessage): { page: RenderedPage; now: number } | null {
    try {
      const now = services.clock();
      const page = find(request, now);
      return page === undefined ? null : { page, now };
    } catch {
      return null;
    }
  }

  function find({ headers, url = '' }: IncomingMessage, now: number): RenderedPage | undefined {
    const cookies = readCookies(headers.cookie ?? '', prefix);
    const language = languageOf(headers, siteOf(services).locales, [cookies['language']]);
    const zone = zoneOfViewer(cookies);
    const texts = services.pages.textsAt(url);
    if (texts === undefined) return undefined;
    const named = [cookies['texts'], cookies['language']];
    const reads = readsAmong(readsOf(headers, language, named), texts);
    for (const varies of ['language and zone', 'language', 'nothing'] as const) {
      const key = keptUnder(url, varies, { language, zone, reads });
      const page = services.pages.find(key, now, currentVersion);
      if (page !== undefined) return page;
    }
    return undefined;
  }

  return (request, response) => {
    const { method = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') return false;
    if (hasBody(request)) return false;
    const started = performance.now();
    const kept = found(request);
    if (kept === null) return false;
    const id = randomUUID();
    const { route, headers } = kept.page.about;
    response.on('close', () => {
      const milliseconds = performance.now() - started;
      const status = response.statusCode;
      noteAnswer(services, { request: id, method, route, status, milliseconds });
    });
    sendKept(request, response, {
      ...kept,
      head: ['X-Request-Id', id, ...usual(security, headers)],
    });
    return true;
  };
}

/** What every answer has, without what a page says otherwise of itself: twice said, both would hold. */
function usual(security: readonly string[], own: readonly string[]): readonly string[] {
  if (!own.includes('Cross-Origin-Resource-Policy')) return security;
  const names = new Set(own.flatMap((name, at) => (at % 2 === 0 ? name.toLowerCase() : [])));
  return security.filter((_, at) => !names.has(security[at - (at % 2)]?.toLowerCase() ?? ''));
}

/** A request that brings a body is express's to read, or to refuse. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}
