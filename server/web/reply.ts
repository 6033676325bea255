import type { Response } from 'express';
import type { Shown } from '../../db/shown.ts';
import {
  homeAddress,
  inLanguage,
  localAddress,
  speculationRulesAddress,
} from '../../templates/addresses.ts';
import { isLanguage } from '../../templates/languages.ts';
import type { Html, View } from '../../templates/view.ts';
import { hostPrefix } from './hostPrefix.ts';
import { keptUnder, versionOf } from './keptPages.ts';
import type { AboutPage, DatedText } from './pageCache.ts';
import { sendKept } from './publicAnswer.ts';
import { routePattern } from './requestLog.ts';
import type { CookieToSet, Reply, Role, Visit } from './routes.ts';
import { sendStream, sendText } from './sendText.ts';

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

  const { request } = visit;
  switch (reply.kind) {
    case 'page':
      response.status(reply.status ?? 200).type('html');
      await sendText(request, response, role, reply.html.toString());
      return;
    case 'public-page':
    case 'public-file':
      sendPublic(response, visit, reply);
      return;
    case 'redirect':
      response.redirect(303, localAddress(reply.to) ?? homeAddress);
      return;
    case 'content':
      response.status(reply.status ?? 200).type(reply.type);
      if (reply.filename) response.attachment(reply.filename).type(reply.type);
      await sendText(request, response, role, reply.body);
      return;
    case 'stream':
      response.attachment(reply.filename).type(reply.type);
      await sendStream(request, response, role, reply.body);
      return;
  }
}

type PublicReply = Extract<Reply, { kind: 'public-page' | 'public-file' }>;

function sendPublic(response: Response, visit: Visit, reply: PublicReply): void {
  const { services, request, now } = visit;
  const { shows } = reply;
  const route = routePattern(request.route);
  const isPage = reply.kind === 'public-page';
  const varies = isPage ? 'language and zone' : reply.inLanguages ? 'language' : 'nothing';
  const view = publicView(visit, reply.path, isPage);
  const key = keptUnder(view.path, varies, view.language, view.viewerZone);
  const page = services.pages.page(
    key,
    versionOf(services)(shows),
    now,
    () => services.db.read<Html | DatedText>(() => reply.render(view)),
    isPage ? aboutPage(shows, route) : aboutFile(reply, route),
  );
  sendKept(request, response, { page, head: [], now });
}

/** What a public page knows of its visitor: the language, whether the link named it, the zone. */
function publicView({ view, query }: Visit, path: string, isPage: boolean): View {
  const named = isPage && query.has('lang');
  return { ...view, path: named ? inLanguage(path, view.language) : path };
}

function aboutPage(shows: Shown, route: string | null): AboutPage {
  const headers = [
    ['Vary', 'Cookie, Accept-Language, Accept-Encoding'],
    ['Speculation-Rules', `"${speculationRulesAddress}"`],
  ].flat();
  return { type: 'text/html; charset=utf-8', shows, route, headers };
}

function aboutFile(
  { type, shows, filename, inLanguages }: Extract<Reply, { kind: 'public-file' }>,
  route: string | null,
): AboutPage {
  const headers = [
    'Vary',
    inLanguages ? 'Cookie, Accept-Language, Accept-Encoding' : 'Accept-Encoding',
  ];
  if (filename !== undefined)
    headers.push('Content-Disposition', `attachment; filename="${filename}"`);
  return { type, shows, route, headers };
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
