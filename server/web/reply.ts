import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { CookieToSet, Reply, Role, Visit } from './routes.ts';

/** Writes what a handler described. */
export async function sendReply(
  response: Response,
  visit: Visit,
  role: Role,
  reply: Reply,
): Promise<void> {
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
    case 'redirect':
      response.redirect(303, reply.to);
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

/** Cookies are bound to this host alone where the site is served over https. */
function setCookie(response: Response, visit: Visit, { name, value, options }: CookieToSet): void {
  const secure = visit.services.config.baseUrl.startsWith('https:');
  const shared = { httpOnly: true, sameSite: 'lax', ...options, secure, path: '/' } as const;
  const fullName = secure ? `__Host-${name}` : name;
  if (value === null) response.clearCookie(fullName, shared);
  else response.cookie(fullName, value, shared);
}
