import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { RequestListener } from 'node:http';
import { frontRoutes } from './frontRoutes.ts';
import type { Services } from './services.ts';
import { leavingPath } from './followers/leavingPath.ts';
import { isOneClick, recognizeOneClick } from './unsubscribing/oneClick.ts';
import { oneClickPath } from './unsubscribing/routes.ts';
import { serveAssets } from './web/assets.ts';
import { errorPages } from './web/errorPages.ts';
import { fewFields, formsOnly } from './web/formsOnly.ts';
import { answerFromKept } from './web/keptPages.ts';
import { mountRoutes } from './web/mountRoutes.ts';
import { notTooBusy } from './web/notTooBusy.ts';
import { isUpload } from './web/readUpload.ts';
import { requestIdOf, requestLog } from './web/requestLog.ts';
import { requestTarget } from './web/requestTarget.ts';
import { sameOriginOnly } from './web/sameOrigin.ts';
import { securityHeaders } from './web/securityHeaders.ts';
import { logSecurity } from './web/securityLog.ts';
import { whenNeeded } from './whenNeeded.ts';

/** The largest form of organizers: a long description of an event, every character percent-encoded. */
const largestForm = '1mb';
/** The same of visitors: what is refused is given back in a page, escaped to several times its length. */
const largestOfVisitors = '100kb';

/** The whole application, in the order in which a request meets it. */
export function createApp(services: Services): RequestListener {
  const { config } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', false);
  app.set('etag', false);
  // What happens after our own last answer shows nobody a stack trace.
  app.set('env', 'production');

  app.use(requestLog(services));
  const headers = securityHeaders(config);
  app.use((_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  });
  app.use('/assets', serveAssets(services));
  for (const path of [oneClickPath, leavingPath]) app.post(path, ...recognizeOneClick());
  app.use(
    sameOriginOnly(
      config.baseUrl,
      (response) => logSecurity(services.log, { name: 'origin-refused' }, requestIdOf(response)),
      isOneClick,
    ),
  );
  app.use(notTooBusy(services));
  app.use(formsOnly((request) => isOneClick(request) || isUpload(request)));
  const type = 'application/x-www-form-urlencoded';
  app.use('/console', express.raw({ type, limit: largestForm }));
  app.use(express.raw({ type, limit: largestOfVisitors }));
  app.use(fewFields);
  app.use(doors(services));
  app.use(errorPages(services) satisfies ErrorRequestHandler);
  const answered = answerFromKept(services);
  return (request, response) => {
    if (answered(request, response)) return;
    request.url = requestTarget(request.url ?? '');
    app(request, response);
  };
}

/**
 * Leads a request to where it belongs. Only what a start needs is there from the start: whoever comes first
 * to a page of an event, and into the console, waits a tenth of a second for the rest to be read.
 */
function doors(services: Services): RequestHandler {
  const front = mountRoutes(services, frontRoutes);
  const atFront = new Set(frontRoutes.map(({ path }) => path));
  const visitors = whenNeeded(async () => {
    const { publicRoutes } = await import('./publicRoutes.ts');
    return mountRoutes(services, publicRoutes);
  });
  const console = whenNeeded(async () => {
    const { consoleRoutes } = await import('./consoleRoutes.ts');
    // It shows what they look like.
    await services.readMails();
    return mountRoutes(services, consoleRoutes, 2);
  });
  return async (request, response, next) => {
    const { path } = request;
    const isConsole = /^\/console(?:\/|$)/.test(path);
    const router = atFront.has(path) ? front : await (isConsole ? console() : visitors());
    router(request, response, next);
  };
}
