import { isWritable } from './health.ts';
import { version } from '../version.ts';
import type { Route } from '../web/routes.ts';

export const healthRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/healthz',
    role: 'anyone',
    handle: async ({ services, now }) => {
      // The database is the one part that can be down while the process runs.
      services.db.campaigns.all();
      const well = await isWritable(services.db, now);
      if (!well) services.log.error({ health: 'the database takes no writes' });
      return {
        kind: 'content',
        status: well ? 200 : 503,
        type: 'json',
        body: JSON.stringify({ status: well ? 'ok' : 'not-writable', version }),
        headers: { 'Cache-Control': 'no-store' },
      };
    },
  },
];
