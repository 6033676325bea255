import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';

/** What the log tells of a request; `route` is its pattern, null where none answered. */
interface LoggedRequest {
  request: string;
  method: string;
  route: string | null;
  status: number;
  milliseconds: number;
}

/** Writes the line of a request that was answered. */
export function logRequest(log: Log, line: LoggedRequest): void {
  log.info({ ...line, milliseconds: Math.round(line.milliseconds * 1000) / 1000 });
}

/**
 * One line a request: id, method, the pattern of the route (never the path, which may be a link
 * that opens something), status and duration. The id goes back in `X-Request-Id`, so that a
 * person can quote it.
 */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const id = randomUUID();
    response.locals['requestId'] = id;
    response.setHeader('X-Request-Id', id);
    response.on('close', () => {
      logRequest(log, {
        request: id,
        method: request.method,
        route: routePattern(request.route),
        status: response.statusCode,
        milliseconds: performance.now() - started,
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
