import type { ErrorRequestHandler } from 'express';
import { errorPage } from '../../templates/pages/error.ts';
import { STATUS_CODES } from '../nodeHttp.ts';
import type { Services } from '../services.ts';
import { HttpProblem, type ProblemStatus } from './httpProblem.ts';
import { requestIdOf } from './requestLog.ts';
import { logSecurity } from './securityLog.ts';
import { sendText } from './sendText.ts';
import { viewOf } from './visit.ts';

/**
 * The one place where an error becomes a page: a sentence with what to do next, and nothing
 * technical but the request's id. What went wrong stands in the log under the same id.
 */
export function errorPages(services: Services): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const status = statusOf(error);
    const requestId = requestIdOf(response);
    if (status === 503) services.log.warn({ request: requestId }, 'too busy for a form');
    else if (status >= 500) services.log.error({ request: requestId, error });
    if (status === 404 && /^\/console(?:\/|$)/.test(request.path))
      logSecurity(services.log, { name: 'console-page-unknown' }, requestId);
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof HttpProblem) response.set(error.headers);
    // The rest of a body that was announced as too large would otherwise be taken for a request.
    if (status === 413) response.set('Connection', 'close');
    response.status(status).set('Cache-Control', 'no-store');
    try {
      const view = viewOf(services, request);
      response.type('html');
      // It says nothing of anybody.
      await sendText(
        request,
        response,
        'anyone',
        errorPage(view, { status, requestId }).toString(),
      );
    } catch (unshown) {
      services.log.error({ request: requestId, error: unshown });
      // The last answer depends on nothing that can fail.
      response.type('text').send(`${status} ${STATUS_CODES[status] ?? ''}\n`);
    }
  };
}

/** Errors of express and its body parser carry a status of their own; all others are ours. */
function statusOf(error: unknown): ProblemStatus {
  if (error instanceof HttpProblem) return error.status;
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  switch (status) {
    case 413:
    case 415:
    case 404:
      return status;
    default:
      return typeof status === 'number' && status >= 400 && status < 500 ? 400 : 500;
  }
}
