import type { RequestHandler } from 'express';
import { routePattern } from '../web/requestLog.ts';
import type { Metrics } from './measured.ts';

/** Measures how long each request takes, by the pattern of its route. */
export function measureRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('close', () =>
      metrics.observe({
        method: request.method,
        route: routePattern(request.route) ?? '',
        status: response.statusCode,
        seconds: (performance.now() - started) / 1000,
      }),
    );
    next();
  };
}
