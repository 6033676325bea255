import type { TextLanguage } from '../textLanguages.ts';

/* What holds for any address of the site. */

/**
 * The one judge of what is an address of this site: the path, query and fragment that a browser
 * makes of a text, or null where it would leave the site. A browser reads `/\\x`, `/<tab>/x` and
 * `/.//x` as the host x or as a path that leads there when it is read again (WHATWG URL).
 */
export function localAddress(text: string): string | null {
  if (isPlain(text)) return text;
  if (!text.startsWith('/')) return null;
  const url = URL.parse(text, localOrigin);
  if (url === null || url.origin !== localOrigin || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Only serves to read paths and never shows. */
const localOrigin = 'http://local.invalid';

/**
 * A path as nearly all are: whatever reads it reads what is written. Each of its parts begins with a letter
 * or a digit and nothing needs a code, so that it leads nowhere else.
 */
function isPlain(text: string): boolean {
  return /^\/(?:[a-z0-9][\w.~-]*(?:\/[a-z0-9][\w.~-]*)*)?$/i.test(text);
}

/** The same page in another language: keeps the path and every other part of the query. */
export function inLanguage(path: string, language: TextLanguage): string {
  return withQuery(path, { lang: language });
}

/** Sets parts of the query of a path; an empty value takes the part out. */
export function withQuery(
  path: string,
  changes: Readonly<Record<string, string | number>>,
): string {
  const given = Object.entries(changes);
  if (isPlain(path) && given.every(([, value]) => /^[\w.-]+$/.test(String(value))))
    return [path, given.map(([name, value]) => `${name}=${value}`).join('&')]
      .filter((part) => part !== '')
      .join('?');
  // Joined, not resolved: a path that begins with two slashes must not become another host, neither
  // here nor in the link.
  const address = new URL(`${localOrigin}${path}`);
  for (const [name, value] of given) {
    if (value === '') address.searchParams.delete(name);
    else address.searchParams.set(name, String(value));
  }
  return `${address.pathname.replace(/^\/+/, '/')}${address.search}${address.hash}`;
}

/**
 * The address by which a calendar program subscribes instead of taking a file over once.
 *
 * @param address the whole address of a calendar, with http or https
 */
export function subscriptionAddress(address: string): string {
  return address.replace(/^http/, 'webcal');
}
