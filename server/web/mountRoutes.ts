import { Router, type Request, type RequestHandler } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { localAddress, signInAddress } from '../../templates/addresses.ts';
import { signedOutPage } from '../../templates/pages/signedOut.ts';
import type { Services } from '../services.ts';
import { HttpProblem, notFound } from './httpProblem.ts';
import { sendReply } from './reply.ts';
import { requestIdOf } from './requestLog.ts';
import { page, redirect, type Reply, type Route, type Visit } from './routes.ts';
import { logSecurity } from './securityLog.ts';
import { isProven, organizerOf } from './session.ts';
import { mayEnter } from './subjects.ts';
import { organizerView, visitOf } from './visit.ts';

/**
 * Makes express routes of ours. Who may enter is decided here and nowhere else: a handler of an
 * organizer's route is never called without one who may do what it needs. What is not theirs and what
 * there is not are refused alike, with the same work done before.
 *
 * A router tries its routes in turn, and there are hundreds: those whose paths have the same part at one
 * place are together, and a request meets no others.
 *
 * @param place of that part, which is written out in every path: 1 is the first
 */
export function mountRoutes(
  services: Services,
  routes: readonly Route[],
  place = 1,
): RequestHandler {
  const partOf = (path: string) => path.split('/', place + 1)[place] ?? '';
  const routers = new Map<string, Router>();
  for (const [part, together] of Map.groupBy(routes, ({ path }) => partOf(path))) {
    if (part.startsWith(':')) throw new Error(`${part} is written out in no path`);
    routers.set(part, routerOf(services, together));
  }
  return (request, response, next) => {
    const router = routers.get(partOf(request.path));
    if (router === undefined) throw notFound();
    router(request, response, next);
  };
}

function routerOf(services: Services, routes: readonly Route[]): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    router[route.method](route.path, async (request, response) => {
      const visit = visitOf(services, request, requestIdOf(response));
      const reply = await answer(route, visit);
      await sendReply(response, visit, route.role, reply);
    });
  }
  for (const [path, methods] of methodsByPath(routes)) {
    router.all(path, () => {
      throw new HttpProblem(405, { Allow: methods.join(', ') });
    });
  }
  router.use(() => {
    throw notFound();
  });
  return router;
}

async function answer(route: Route, visit: Visit): Promise<Reply> {
  switch (route.role) {
    case 'anyone':
      return route.handle(visit);
    case 'link':
      return behindLink(visit, route, () => route.handle(visit));
    case 'host':
      if (holdsToken(visit.request, visit.services.config)) return route.handle(visit);
      noteRefusal(visit, route);
      throw await countMiss(visit);
    case 'organizer': {
      const found = await organizerOf(visit);
      if (found === null) {
        noteRefusal(visit, route);
        return hasWords(visit) ? signedOut(visit) : redirect(signInAddress);
      }
      const { organizer, rights, session } = found;
      if (!mayEnter(route.need, { ...visit, organizer, rights })) {
        noteRefusal(visit, route);
        throw notFound();
      }
      const view = organizerView(visit, organizer, rights);
      const theirs = visit.services.db.rights.eventIds(rights);
      const known = { ...visit, view, organizer, rights, session, theirs };
      if (!route.fresh || isProven(session, visit.now)) return route.handle(known);
      // Read when it is needed: no visitor is asked.
      const { askForProof, interruptedIn } = await import('./freshProof.ts');
      return askForProof(known, interruptedIn(visit));
    }
  }
}

/** Whether somebody typed something into the form, or a button of it said more than that it was pressed. */
function hasWords({ form }: Visit): boolean {
  return Object.values(form).some((value) => [value ?? ''].flat().some((one) => one !== ''));
}

/** More characters than any form of the console takes; not all who send one are its organizers. */
const mostGivenBack = 150_000;

/**
 * The session may have ended while somebody wrote. The form came from a page of this site, which was
 * asked before; its words go back to where they came from, and nowhere else.
 */
function signedOut({ view, form, request }: Visit): Reply {
  const values = Object.values(form).flatMap((value) => value ?? []);
  if (values.reduce((sum, { length }) => sum + length, 0) > mostGivenBack)
    throw new HttpProblem(413);
  const action = localAddress(request.originalUrl) ?? signInAddress;
  const headers = { 'Cache-Control': 'no-store' };
  return { ...page(signedOutPage(view, action, form), 401), headers };
}

function noteRefusal({ services, requestId }: Visit, { path, role }: Route): void {
  logSecurity(services.log, { name: 'access-refused', route: path, role }, requestId);
}

/**
 * Whether a program tells the token of the configuration (RFC 6750, section 2.1). An address says
 * nothing about who asks: behind a proxy on this machine everybody has the machine's own.
 */
function holdsToken({ headers }: Request, { metricsToken }: Services['config']): boolean {
  if (metricsToken === null) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(metricsToken));
}

/** Counts links that open nothing. */
async function behindLink(
  visit: Visit,
  { path }: Route,
  handle: () => Reply | Promise<Reply>,
): Promise<Reply> {
  try {
    return await handle();
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.status !== 404) throw error;
    logSecurity(visit.services.log, { name: 'link-unknown', route: path }, visit.requestId);
    throw await countMiss(visit);
  }
}

/** Counts a link or a token that opens nothing, so that nobody can try them in bulk. */
async function countMiss(visit: Visit): Promise<HttpProblem> {
  const wait = await visit.services.limits.count('link', visit);
  return wait === null ? notFound() : new HttpProblem(429, { 'Retry-After': String(wait) });
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const known = methods.get(path) ?? [];
    const names = method === 'get' ? ['GET', 'HEAD'] : ['POST'];
    methods.set(path, [...known, ...names]);
  }
  return methods;
}
