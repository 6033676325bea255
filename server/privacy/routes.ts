import { privacyAddress } from '../../templates/addresses.ts';
import { privacyPage } from '../../templates/pages/privacy.ts';
import type { Route } from '../web/routes.ts';

export const privacyRoutes: readonly Route[] = [
  {
    method: 'get',
    path: privacyAddress,
    role: 'anyone',
    handle: ({ services, view }) => ({
      kind: 'public-page',
      render: () => privacyPage(view, { retentionDays: services.config.retentionDays }),
    }),
  },
];
