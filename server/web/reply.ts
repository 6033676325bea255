import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { homeAddress, localAddress } from '../../templates/addresses.ts';
import { isLanguage } from '../../templates/languages.ts';
import { hostPrefix } from './hostPrefix.ts';
import type { CookieToSet, Reply, Role, Visit } from './routes.ts';

/** Writes what a handler described. */
export async function sendReply(
  response: Response,
  visit: Visit,
  role: Role,
  reply: Reply,
): Promise<void> {
  if (reply.kind === 'page' || reply.kind === 'public-page') rememberLanguage(response, visit);
  for (const cookie of reply.cookies ?? []) setCookie(response, visit, cookie);
  // What stands behind a link or a sign-in is for one person and stays out of every cache.
  if (role !== 'anyone') response.setHeader('Cache-Control', 'no-store');
  if (role === 'link') response.setHeader('X-Robots-Tag', 'noindex');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);

  switch (reply.kind) {
    case 'page':
      response
        .status(reply.status ?? 200)
        .type('html')
        .send(reply.html.toString());
      return;
    case 'public-page':
      sendPublicPage(response, visit, reply.render);
      return;
    case 'public-file':
      sendPublicFile(response, visit, reply);
      return;
    case 'redirect':
      response.redirect(303, localAddress(reply.to) ?? homeAddress);
      return;
    case 'content':
      response.status(reply.status ?? 200).type(reply.type);
      if (reply.filename) response.attachment(reply.filename).type(reply.type);
      response.send(reply.body);
      return;
    case 'stream':
      response.attachment(reply.filename).type(reply.type);
      await pipeline(reply.body, response);
      return;
  }
}

function sendPublicPage(
  response: Response,
  visit: Visit,
  render: Extract<Reply, { kind: 'public-page' }>['render'],
): void {
  const { services, view, now } = visit;
  const key = [view.language, view.viewerZone, view.path].join(' ');
  const rendered = services.pages.page(key, services.db.version(), now, render);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('ETag', rendered.etag);
  response.vary('Cookie').vary('Accept-Language');
  response.type('html').send(rendered.body);
}

function sendPublicFile(
  response: Response,
  visit: Visit,
  file: Extract<Reply, { kind: 'public-file' }>,
): void {
  const { services, now } = visit;
  // A page's key begins with a language: no file and no page share one.
  const key = `file ${file.key}`;
  const { body, etag, modifiedAt } = services.pages.page(key, file.version, now, file.render);
  response.set({ 'Cache-Control': 'no-cache', ETag: etag, ...lastModified(modifiedAt ?? 0, now) });
  if (file.filename) response.attachment(file.filename);
  response.type(file.type).send(body);
}

const oneYear = 365 * 86_400_000;

/** Whoever follows a link into a language stays in it: forms and redirects name none. */
function rememberLanguage(response: Response, visit: Visit): void {
  const value = visit.query.get('lang');
  if (!isLanguage(value) || value !== visit.view.language) return;
  if (visit.cookies['language'] === value) return;
  setCookie(response, visit, { name: 'language', value, options: { maxAge: oneYear } });
}

/** Cookies are bound to this host alone where the site is served over https. */
function setCookie(response: Response, visit: Visit, { name, value, options }: CookieToSet): void {
  const prefix = hostPrefix(visit.services.config);
  const secure = prefix !== '';
  const shared = { httpOnly: true, sameSite: 'lax', ...options, secure, path: '/' } as const;
  const fullName = `${prefix}${name}`;
  if (value === null) response.clearCookie(fullName, shared);
  else response.cookie(fullName, value, shared);
}

/**
 * The header Last-Modified, or none. It counts in seconds: what changed in this very second may
 * change again without its telling so (RFC 9110, section 8.8.2.2).
 *
 * @param modifiedAt epoch milliseconds; 0 for what never changed
 */
export function lastModified(modifiedAt: number, now: number): Record<string, string> {
  const known = modifiedAt > 0 && Math.floor(modifiedAt / 1000) < Math.floor(now / 1000);
  return known ? { 'Last-Modified': new Date(modifiedAt).toUTCString() } : {};
}
