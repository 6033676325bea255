import { Router, type Request } from 'express';
import { organizerOf } from '../organizers/session.ts';
import type { Services } from '../services.ts';
import { signInAddress } from '../../templates/addresses.ts';
import { HttpProblem, notFound } from './httpProblem.ts';
import { logSecurity } from './securityLog.ts';
import { sendReply } from './reply.ts';
import { requestIdOf } from './requestLog.ts';
import { redirect, type Reply, type Route, type Visit } from './routes.ts';
import { organizerView, visitOf } from './visit.ts';

/**
 * Makes express routes of ours. Who may enter is decided here and nowhere else: a handler of an
 * organizer's route is never called without one.
 */
export function mountRoutes(services: Services, routes: readonly Route[]): Router {
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
      if (!isOwnMachine(visit.request) && (await organizerOf(visit)) === null) {
        noteRefusal(visit, route);
        throw notFound();
      }
      return route.handle(visit);
    case 'organizer': {
      const organizer = await organizerOf(visit);
      if (organizer === null) {
        noteRefusal(visit, route);
        return redirect(signInAddress);
      }
      return route.handle({ ...visit, view: organizerView(visit, organizer), organizer });
    }
  }
}

function noteRefusal({ services, requestId }: Visit, { path, role }: Route): void {
  logSecurity(services.log, { name: 'access-refused', route: path, role }, requestId);
}

/**
 * A request that came from this machine without a detour. Behind a proxy on the same machine every
 * visitor has its address, but the proxy says for whom it asks.
 */
function isOwnMachine(request: Request): boolean {
  const detour = ['forwarded', 'x-forwarded-for', 'via'].some((name) => name in request.headers);
  const from = request.socket.remoteAddress ?? '';
  return !detour && /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(from);
}

/** Counts links that open nothing, so that nobody can try them in bulk. */
async function behindLink(
  visit: Visit,
  { path }: Route,
  handle: () => Reply | Promise<Reply>,
): Promise<Reply> {
  try {
    return await handle();
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.status !== 404) throw error;
    const { limits, log } = visit.services;
    logSecurity(log, { name: 'link-unknown', route: path }, visit.requestId);
    const wait = await limits.count('link', visit.address, visit.now);
    throw wait === null ? error : new HttpProblem(429, { 'Retry-After': String(wait) });
  }
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
