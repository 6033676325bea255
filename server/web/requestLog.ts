import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Services } from '../services.ts';

/** What is told of a request; `route` is its pattern, null where none answered. */
interface AnsweredRequest {
  request: string;
  method: string;
  route: string | null;
  status: number;
  milliseconds: number;
}

/** Writes the line of a request that was answered, and measures how long it took. */
export function noteAnswer(
  { log, metrics }: Pick<Services, 'log' | 'metrics'>,
  answered: AnsweredRequest,
): void {
  const { method, route, status, milliseconds } = answered;
  log.info({ ...answered, milliseconds: Math.round(milliseconds * 1000) / 1000 });
  metrics.observe({ method, route: route ?? '', status, seconds: milliseconds / 1000 });
}

/**
 * One line a request: id, method, the pattern of the route (never the path, which may be a link
 * that opens something), status and duration. The id goes back in `X-Request-Id`, so that a
 * person can quote it.
 */
export function requestLog(services: Pick<Services, 'log' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const id = randomUUID();
    response.locals['requestId'] = id;
    response.setHeader('X-Request-Id', id);
    response.on('close', () => {
      noteAnswer(services, {
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
