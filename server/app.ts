import express, { type ErrorRequestHandler } from 'express';
import type { RequestListener } from 'node:http';
import { announcementRoutes } from './announcements/checkRoutes.ts';
import { newEventAnnouncementRoutes } from './announcements/newEventRoutes.ts';
import { challengeRoutes } from './challenges/routes.ts';
import { endorsementRoutes } from './endorsements/routes.ts';
import { eventConsoleRoutes } from './events/consoleRoutes.ts';
import { eventFormRoutes } from './events/eventFormRoutes.ts';
import { unreadReportRoutes } from './incoming/consoleRoutes.ts';
import { messageRoutes } from './messages/routes.ts';
import { healthRoutes } from './operations/healthRoutes.ts';
import { measureRequests } from './operations/measureRequests.ts';
import { metricsRoutes } from './operations/metricsRoutes.ts';
import { organizerRoutes } from './organizers/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import type { Services } from './services.ts';
import { addressChangeRoutes } from './signups/addressChangeRoutes.ts';
import { signupConsoleRoutes } from './signups/consoleRoutes.ts';
import { signupRoutes } from './signups/routes.ts';
import { auditRoutes } from './site/auditRoutes.ts';
import { calendarRoutes } from './site/calendarRoutes.ts';
import { dashboardRoutes } from './site/dashboardRoutes.ts';
import { eventMailRoutes } from './site/eventMailRoutes.ts';
import { renderEventPage } from './site/eventPage.ts';
import { eventRoutes } from './site/eventRoutes.ts';
import { mailboxRoutes } from './site/mailboxRoutes.ts';
import { mailRoutes } from './site/mailRoutes.ts';
import { previewRoutes } from './site/previewRoutes.ts';
import { isOneClick, recognizeOneClick } from './unsubscribing/oneClick.ts';
import { oneClickPath, unsubscribingRoutes } from './unsubscribing/routes.ts';
import { serveAssets } from './web/assets.ts';
import { errorPages } from './web/errorPages.ts';
import { fewFields, formsOnly } from './web/formsOnly.ts';
import { answerFromKept } from './web/keptPages.ts';
import { mountRoutes } from './web/mountRoutes.ts';
import { preferenceRoutes } from './web/preferenceRoutes.ts';
import { requestIdOf, requestLog } from './web/requestLog.ts';
import { requestTarget } from './web/requestTarget.ts';
import type { Route } from './web/routes.ts';
import { sameOriginOnly } from './web/sameOrigin.ts';
import { securityHeaders } from './web/securityHeaders.ts';
import { logSecurity } from './web/securityLog.ts';
import { wellKnownRoutes } from './web/wellKnownRoutes.ts';

/** The largest form: a long description of an event, every character percent-encoded. */
const largestForm = '1mb';

/** Every door of the house, each with who may use it. */
export const allRoutes: readonly Route[] = [
  ...eventRoutes,
  ...calendarRoutes,
  ...signupRoutes(renderEventPage),
  ...addressChangeRoutes,
  ...endorsementRoutes,
  ...unsubscribingRoutes,
  ...challengeRoutes,
  ...preferenceRoutes,
  ...privacyRoutes,
  ...organizerRoutes,
  ...dashboardRoutes,
  // "new" is no event: what lies below it comes before what lies below events.
  ...newEventAnnouncementRoutes,
  ...eventFormRoutes,
  ...eventConsoleRoutes,
  ...signupConsoleRoutes,
  ...eventMailRoutes,
  ...announcementRoutes,
  ...mailRoutes,
  ...previewRoutes,
  ...unreadReportRoutes,
  ...messageRoutes,
  ...auditRoutes,
  ...mailboxRoutes,
  ...wellKnownRoutes,
  ...healthRoutes,
  ...metricsRoutes,
];

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

  app.use(requestLog(services.log));
  app.use(measureRequests(services.metrics));
  app.use(securityHeaders(config));
  app.use('/assets', serveAssets());
  app.post(oneClickPath, ...recognizeOneClick());
  app.use(
    sameOriginOnly(
      config.baseUrl,
      (response) => logSecurity(services.log, { name: 'origin-refused' }, requestIdOf(response)),
      isOneClick,
    ),
  );
  app.use(formsOnly(isOneClick));
  app.use(express.raw({ type: 'application/x-www-form-urlencoded', limit: largestForm }));
  app.use(fewFields);
  app.use(mountRoutes(services, allRoutes));
  app.use(errorPages(services) satisfies ErrorRequestHandler);
  const answered = answerFromKept(services);
  return (request, response) => {
    request.url = requestTarget(request.url ?? '');
    if (!answered(request, response)) app(request, response);
  };
}
