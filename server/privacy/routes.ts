import { privacyAddress } from '../../templates/addresses.ts';
import { privacyPage } from '../../templates/pages/privacy.ts';
import { languagesOfSite, siteTextShown } from '../texts/siteTexts.ts';
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
      texts: languagesOfSite(services),
      render: (view) => {
        const { retentionDays } = siteOf(services);
        const addition = siteTextShown(services, view, 'privacy');
        const texts = {
          languages: addition === null ? [] : languagesOfSite(services),
          read: view.reads[0] ?? view.language,
        };
        return privacyPage(view, { retentionDays, addition, texts });
      },
    }),
  },
];
