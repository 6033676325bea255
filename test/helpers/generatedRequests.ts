import type { Route } from '../../server/web/routes.ts';
import { hostileTexts } from './hostileTexts.ts';

/** A request as it goes over the wire: what a client with manners would never send, too. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a generated request is made of. */
export interface RequestParts {
  routes: readonly Pick<Route, 'method' | 'path'>[];
  /** What opens something, for the named parts of paths: slugs, tokens, numbers. */
  params: Readonly<Record<string, readonly string[]>>;
  cookies: readonly string[];
  origin: string;
}

const methods = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'];
const names = [
  'lang',
  'q',
  'page',
  'state',
  'done',
  'as',
  'event',
  'kind',
  'language',
  'x',
  '__proto__',
];
const headerNames = [
  'accept',
  'accept-language',
  'accept-encoding',
  'range',
  'referer',
  'user-agent',
];
const moreHeaderNames = [
  'if-none-match',
  'if-modified-since',
  'x-forwarded-for',
  'x-forwarded-host',
];
const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'application/json',
  'x',
];

/** The longest text in a head, so that the whole stays below what Node reads. */
const longestInHead = 1500;

/** Makes one request after the other, to every route, of what may and of what must not be in one. */
export function requestGenerator(parts: RequestParts, chance: () => number): () => RawRequest {
  const pick = <One>(all: readonly [One, ...One[]] | readonly One[]): One => {
    const one = all[Math.floor(chance() * all.length)];
    if (one === undefined) throw new Error('There is nothing to pick from.');
    return one;
  };
  const text = () => pick(hostileTexts);
  const shortText = () => text().slice(0, longestInHead);
  let turn = 0;

  const param = (name: string): string => {
    const known = parts.params[name] ?? [];
    if (known.length > 0 && chance() < 0.7) return pick(known);
    return chance() < 0.5
      ? encodeURIComponent(shortText().toWellFormed()).slice(0, 4000)
      : raw(shortText());
  };

  const query = (): string => {
    if (chance() < 0.5) return '';
    const pairs = Array.from({ length: 1 + Math.floor(chance() * 4) }, () =>
      chance() < 0.8
        ? `${pick(names)}=${encodeURIComponent(shortText().toWellFormed()).slice(0, 1500)}`
        : raw(shortText()),
    );
    return `?${pairs.join('&')}`;
  };

  const headers = (): Record<string, string> => {
    const given: Record<string, string> = {};
    for (const name of [...headerNames, ...moreHeaderNames])
      if (chance() < 0.15) given[name] = latin(shortText());
    given['sec-fetch-site'] = chance() < 0.8 ? 'same-origin' : latin(shortText());
    if (chance() < 0.5) given['origin'] = chance() < 0.8 ? parts.origin : latin(shortText());
    const cookies = [
      ...(chance() < 0.6 ? [pick(parts.cookies)] : []),
      ...(chance() < 0.3 ? [`zone=${latin(shortText())}`] : []),
      ...(chance() < 0.3 ? [`language=${latin(shortText())}`] : []),
      ...(chance() < 0.1 ? [latin(shortText())] : []),
    ].filter((cookie) => cookie !== '');
    if (cookies.length > 0) given['cookie'] = cookies.join('; ');
    return given;
  };

  const body = (): string =>
    Array.from({ length: Math.floor(chance() * 6) }, () => {
      const name =
        chance() < 0.7 ? pick(formNames) : encodeURIComponent(shortText().toWellFormed());
      return `${name}=${chance() < 0.9 ? encodeURIComponent(text().toWellFormed()) : raw(text())}`;
    })
      .join('&')
      .slice(0, 200_000);

  return () => {
    const route = parts.routes[turn % parts.routes.length];
    turn += 1;
    if (route === undefined) throw new Error('There is no route.');
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => param(name));
    const method = chance() < 0.85 ? route.method.toUpperCase() : pick(methods);
    const made = {
      method,
      path: (chance() < 0.93 ? path : `/${raw(shortText())}`) + query(),
      headers: headers(),
      body: '',
    };
    if (['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method)) return made;
    made.headers['content-type'] =
      chance() < 0.9 ? (types[0] ?? '') : chance() < 0.5 ? pick(types) : latin(shortText());
    const sent = body();
    // Without it a body of DELETE would be read as the next request.
    made.headers['content-length'] = String(Buffer.byteLength(sent));
    return { ...made, body: sent };
  };
}

const formNames = [
  'name',
  'email',
  'companions',
  'accessNeeds',
  'language',
  'zone',
  'returnTo',
  'organization',
];

/** What Node lets into a path: everything else it refuses to send. */
function raw(text: string): string {
  return text
    .replaceAll(/[^!-~]/gu, (sign) => encodeURIComponent(sign.toWellFormed()))
    .slice(0, 4000);
}

/** What may stand in a header (RFC 9110, section 5.5); the rest is left out. */
function latin(text: string): string {
  return text.replaceAll(/[^\t -~\u00a0-\u00ff]/gu, '').trim();
}
