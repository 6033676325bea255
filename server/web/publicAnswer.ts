import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding } from './negotiation.ts';
import type { RenderedPage } from './pageCache.ts';

/**
 * Sends what is kept for everybody, or says that whoever asks has it already. It is written with one
 * call and past express: what is the same each time has been worked out before.
 *
 * @param head headers that the answer gets beside those set on it: names and values in turn
 */
export function sendKept(
  { method, headers: asked }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  { page, head, now }: { page: RenderedPage; head: readonly string[]; now: number },
): void {
  const { about, modifiedAt } = page;
  const { body, etag, encoding } = page.in(acceptedEncoding(asked));
  const headers = [...head, 'Cache-Control', 'no-cache', 'ETag', etag, ...about.headers];
  for (const header of Object.entries(lastModified(modifiedAt ?? 0, now))) headers.push(...header);
  if (hasIt(asked, etag, modifiedAt)) {
    response.writeHead(304, headers).end();
    return;
  }
  headers.push('Content-Type', about.type, 'Content-Length', String(body.length));
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  response.writeHead(200, headers).end(method === 'HEAD' ? undefined : body);
}

/**
 * Whether the copy that somebody has is still good (RFC 9110, section 13.1). Who asks for it anew
 * regardless (Cache-Control: no-cache) gets it.
 */
function hasIt(
  headers: IncomingMessage['headers'],
  etag: string,
  modifiedAt: number | null,
): boolean {
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers['cache-control'] ?? '')) return false;
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return modifiedAt !== null && modifiedAt > 0 && modifiedAt - (modifiedAt % 1000) <= since;
}

/**
 * The header Last-Modified, or none. It counts in seconds: what changed in this
 * very second may change again without its telling so (RFC 9110, section 8.8.2.2).
 *
 * @param modifiedAt epoch milliseconds; 0 for what never changed
 */
export function lastModified(modifiedAt: number, now: number): Record<string, string> {
  const known = modifiedAt > 0 && Math.floor(modifiedAt / 1000) < Math.floor(now / 1000);
  return known ? { 'Last-Modified': new Date(modifiedAt).toUTCString() } : {};
}
