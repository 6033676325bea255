import type { Route } from '../web/routes.ts';

export const metricsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/metrics',
    role: 'host',
    handle: async ({ services, now }) => ({
      kind: 'content',
      ...(await services.metrics.text(services.db, now)),
    }),
  },
];
