import type { RequestHandler } from 'express';
import type { Services } from '../services.ts';
import { HttpProblem } from './httpProblem.ts';

/** The longest that anybody waits for a form to be written, in milliseconds. */
export const longestWait = 5_000;

/**
 * Refuses forms while those before them would take too long to be written: whoever gave up waiting would
 * send theirs again, and so make it worse. What was taken in is written, and pages are answered meanwhile.
 */
export function notTooBusy({ db }: Pick<Services, 'db'>): RequestHandler {
  return (request, _response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const wait = reads ? 0 : db.expectedWait();
    const seconds = Math.ceil(wait / 1000);
    next(wait > longestWait ? new HttpProblem(503, { 'Retry-After': String(seconds) }) : undefined);
  };
}
