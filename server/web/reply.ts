import type { Response } from 'express';
import type { Shown } from '../../db/shown.ts';
import {
  homeAddress,
  inLanguage,
  localAddress,
  speculationRulesAddress,
} from '../../templates/addresses.ts';
import { isLanguage } from '../../templates/languages.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import type { Html } from '../../templates/view.ts';
import { hostPrefix } from './hostPrefix.ts';
import { keptUnder, versionOf } from './keptPages.ts';
import { readsAmong, type TextsOfPage } from './negotiation.ts';
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
      // For minutes: a thing may get back an address that it had before, and a circle of redirects that
      // browsers keep leads nowhere.
      if (reply.forGood && role === 'anyone')
        response.setHeader('Cache-Control', 'public, max-age=300');
      // Without the note that express writes for whoever follows none: browsers and programs all do.
      response
        .status(reply.forGood ? 301 : reply.sameForm ? 307 : 303)
        .location(localAddress(reply.to) ?? homeAddress)
        .end();
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
  const { shows, texts: languages = [] } = reply;
  const route = routePattern(request.route);
  const isPage = reply.kind === 'public-page';
  const varies = isPage ? 'language and zone' : reply.inLanguages ? 'language' : 'nothing';
  const path = publicPath(visit, reply.path, isPage ? languages : null);
  // What it shows of one event is in one language.
  const texts = { path, languages, single: shows.kind === 'event' };
  const reads = readsAmong(visit.view.reads, texts);
  const view = { ...visit.view, path, reads };
  const key = keptUnder(path, varies, { ...view, zone: view.viewerZone });
  const page = services.pages.page(
    key,
    versionOf(services)(shows),
    now,
    () => services.db.read<Html | DatedText>(() => reply.render(view)),
    isPage ? aboutPage(shows, texts, route) : aboutFile(reply, texts, route),
  );
  sendKept(request, response, { page, head: [], now });
}

/**
 * The address of a public answer, with the language where the link named one.
 *
 * @param texts the languages of what it shows; null where the address alone tells what is shown
 */
function publicPath(
  { view, query }: Visit,
  path: string,
  texts: readonly TextLanguage[] | null,
): string {
  const named = query.get('lang');
  if (texts === null || named === null) return path;
  const language = isTextLanguage(named) && texts.includes(named) ? named : view.language;
  return inLanguage(path, language);
}

const pageHeaders = [
  ['Vary', 'Cookie, Accept-Language, Accept-Encoding'],
  ['Speculation-Rules', `"${speculationRulesAddress}"`],
].flat();

function aboutPage(shows: Shown, texts: TextsOfPage, route: string | null): AboutPage {
  return { type: 'text/html; charset=utf-8', shows, texts, route, headers: pageHeaders };
}

function aboutFile(
  {
    type,
    shows,
    filename,
    inLanguages,
    headers: own = {},
  }: Extract<Reply, { kind: 'public-file' }>,
  texts: TextsOfPage,
  route: string | null,
): AboutPage {
  const headers = [
    'Vary',
    inLanguages ? 'Cookie, Accept-Language, Accept-Encoding' : 'Accept-Encoding',
  ];
  // What is kept is sent again without asking the route: what it says of itself is kept with it.
  headers.push(...Object.entries(own).flat());
  if (filename !== undefined)
    headers.push('Content-Disposition', `attachment; filename="${filename}"`);
  return { type, shows, texts, route, headers };
}

const oneYear = 365 * 86_400_000;

/**
 * Whoever follows a link into a language stays in it: forms and redirects name none. One that only events
 * are written in is kept beside that of the pages, until a language of the pages is chosen again.
 */
function rememberLanguage(response: Response, visit: Visit): void {
  const { cookies, view } = visit;
  const value = visit.query.get('lang');
  const remember = (name: 'language' | 'texts', wanted: string | null) => {
    if ((cookies[name] ?? null) === wanted) return;
    setCookie(response, visit, { name, value: wanted, options: { maxAge: oneYear } });
  };
  if (isLanguage(value) && view.languages.includes(value)) {
    remember('language', value);
    remember('texts', null);
  } else if (isTextLanguage(value)) remember('texts', value);
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
