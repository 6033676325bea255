import { privacyAddress } from '../../templates/addresses.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
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
      render: (view) => {
        const { retentionDays, privacy, locales } = siteOf(services);
        const addition =
          privacy === ''
            ? null
            : { html: renderMarkdown(privacy), language: locales[0] ?? firstLanguage };
        return privacyPage(view, { retentionDays, addition });
      },
    }),
  },
];
