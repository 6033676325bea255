import type { RequestHandler } from 'express';
import { HttpProblem } from './httpProblem.ts';

/**
 * Refuses a body that is no form as our pages send it: read as an empty form, it would be answered
 * with reproaches about fields that somebody did fill in.
 */
export function formsOnly(): RequestHandler {
  return (request, _response, next) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const empty = request.headers['content-length'] === '0';
    // `is` gives null where there is no body at all.
    const other = request.is('application/x-www-form-urlencoded') === false;
    next(changes && !empty && other ? new HttpProblem(415) : undefined);
  };
}
