import type { Request, RequestHandler } from 'express';
import { HttpProblem } from './httpProblem.ts';

/**
 * Refuses a body that is no form as our pages send it: read as an empty form, it would be answered
 * with reproaches about fields that somebody did fill in.
 *
 * @param isRead says of a request that its body was read and understood before
 */
export function formsOnly(isRead: (request: Request) => boolean = () => false): RequestHandler {
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || isRead(request)) return next();
    const empty = request.headers['content-length'] === '0';
    // `is` gives null where there is no body at all.
    const other = request.is('application/x-www-form-urlencoded') === false;
    next(!empty && other ? new HttpProblem(415) : undefined);
  };
}

/** Far more than any form of ours has: the longest asks for a number a co-sponsor. */
const mostFields = 10_000;

/** Refuses a body of more fields than any form has, before they are read one by one. */
export const fewFields: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  next(Buffer.isBuffer(body) && fieldsIn(body) > mostFields ? new HttpProblem(413) : undefined);
};

function fieldsIn(body: Buffer): number {
  let count = 1;
  for (let at = body.indexOf('&'); at >= 0 && count <= mostFields; at = body.indexOf('&', at + 1))
    count += 1;
  return count;
}
