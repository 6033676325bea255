import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';

/**
 * One line a request: id, method, the pattern of the route (never the path, which may be a link
 * that opens something), status and duration. The id goes back in `X-Request-Id`, so that a
 * person can quote it.
 */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    const id = randomUUID();
    response.locals['requestId'] = id;
    response.setHeader('X-Request-Id', id);
    response.on('close', () => {
      const milliseconds = Number((process.hrtime.bigint() - started) / 1000n) / 1000;
      log.info({
        request: id,
        method: request.method,
        route: routePattern(request.route),
        status: response.statusCode,
        milliseconds,
      });
    });
    next();
  };
}

/** The id under which a request's lines stand in the log. */
export function requestIdOf(response: Response): string {
  const id: unknown = response.locals['requestId'];
  return typeof id === 'string' ? id : '';
}

/** The pattern of the route that answered, null where none did. */
export function routePattern(route: unknown): string | null {
  if (typeof route !== 'object' || route === null || !('path' in route)) return null;
  return typeof route.path === 'string' ? route.path : null;
}
