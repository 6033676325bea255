import { privacyAddress } from '../../templates/addresses.ts';
import { privacyPage } from '../../templates/pages/privacy.ts';
import type { Route } from '../web/routes.ts';

export const privacyRoutes: readonly Route[] = [
  {
    method: 'get',
    path: privacyAddress,
    role: 'anyone',
    handle: ({ services }) => ({
      kind: 'public-page',
      path: privacyAddress,
      shows: { kind: 'nothing' },
      render: (view) => privacyPage(view, { retentionDays: services.config.retentionDays }),
    }),
  },
];
