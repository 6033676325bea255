import type { Route } from '../web/routes.ts';

export const healthRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/healthz',
    role: 'anyone',
    handle: ({ services }) => {
      // A question to the database is the one part that can be down while the process runs.
      services.db.campaigns.all();
      return {
        kind: 'content',
        type: 'json',
        body: JSON.stringify({ status: 'ok' }),
        headers: { 'Cache-Control': 'no-store' },
      };
    },
  },
];
