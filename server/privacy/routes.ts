import { privacyAddress } from '../../templates/addresses.ts';
import { privacyPage } from '../../templates/pages/privacy.ts';
import type { Route } from '../web/routes.ts';
import { siteOf } from '../siteSettings.ts';

export const privacyRoutes: readonly Route[] = [
  {
    method: 'get',
    path: privacyAddress,
    role: 'anyone',
    handle: ({ services }) => ({
      kind: 'public-page',
      path: privacyAddress,
      shows: { kind: 'site' },
      render: (view) => privacyPage(view, { retentionDays: siteOf(services).retentionDays }),
    }),
  },
];
