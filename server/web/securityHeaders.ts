import helmet from 'helmet';
import { Socket } from 'node:net';
import type { Config } from '../config.ts';
import { IncomingMessage, ServerResponse } from '../nodeHttp.ts';

/**
 * Headers of every answer. Nothing is loaded from elsewhere, nothing is framed, no script or style stands in
 * a page. The referrer policy is `same-origin` and not `no-referrer`, because the latter makes browsers send
 * `Origin: null` with our own forms.
 *
 * They are the same for every request, and helmet, which would make them at each, is asked once.
 */
export function securityHeaders({
  baseUrl,
  hstsSubdomains,
}: Pick<Config, 'baseUrl' | 'hstsSubdomains'>): ReadonlyMap<string, string> {
  const https = baseUrl.startsWith('https:');
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // Only what says so of itself lets itself be framed: the HTML part of a mail in the mailbox.
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // What else is below this name only its owner knows, and browsers keep it for a year.
    strictTransportSecurity: https
      ? { maxAge: 31_536_000, includeSubDomains: hstsSubdomains }
      : false,
    crossOriginEmbedderPolicy: false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  // One page alone asks for it, and says so itself.
  response.setHeader('Permissions-Policy', 'camera=(), microphone=()');
  protect(request, response, () => {});
  return new Map(response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]));
}
