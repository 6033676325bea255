import type { Request, RequestHandler, Response } from 'express';
import { HttpProblem } from './httpProblem.ts';

/**
 * Refuses a change that another site's page asked for. Browsers say where a request comes from by
 * Sec-Fetch-Site, older ones and those on plain http by Origin; who says neither is refused
 * (W3C Fetch Metadata; RFC 6454, section 7).
 *
 * @param refused is told of each request that is refused
 * @param mayCome says of a request that it may come from anywhere
 */
export function sameOriginOnly(
  baseUrl: string,
  refused: (response: Response) => void,
  mayCome: (request: Request) => boolean = () => false,
): RequestHandler {
  const own = new URL(baseUrl).origin;
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (mayCome(request)) return next();
    const site = request.headers['sec-fetch-site'];
    const sameOrigin = site === undefined ? request.headers.origin === own : site === 'same-origin';
    if (sameOrigin) return next();
    refused(response);
    next(new HttpProblem(403));
  };
}
