import { localAddress } from '../../templates/addresses.ts';

/** Stands for every address that cannot be read: it has no page, and is answered as any such. */
const unreadable = '/%';

/**
 * What a request asks for, as express can take it apart: a path and a query (RFC 9112, section 3.2).
 * A whole URL, as programs ask a proxy, is cut to its path. An address that cannot be read
 * (`//[`, `http://[`) would otherwise pass by all that is ours, the headers and the log too.
 */
export function requestTarget(asked: string): string {
  if (asked.startsWith('/'))
    return localAddress(asked) === null ? unreadable : (asked.split('#', 1)[0] ?? unreadable);
  const url = URL.parse(asked);
  return url?.protocol === 'http:' || url?.protocol === 'https:'
    ? `${url.pathname}${url.search}`
    : unreadable;
}
