import { aboutAddress } from '../../templates/addresses.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import { aboutPage } from '../../templates/pages/about.ts';
import { siteOf } from '../siteSettings.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';

/** Who runs the site, as its owners say it. */
export const aboutRoutes: readonly Route[] = [
  {
    method: 'get',
    path: aboutAddress,
    role: 'anyone',
    handle: ({ services }) => {
      const { about, imprint, locales } = siteOf(services);
      if (about === '' && imprint === '') throw notFound();
      return {
        kind: 'public-page',
        path: aboutAddress,
        shows: { kind: 'site' },
        render: (view) =>
          aboutPage(view, {
            about: about === '' ? null : renderMarkdown(about),
            imprint: imprint === '' ? null : renderMarkdown(imprint),
            language: locales[0] ?? firstLanguage,
          }),
      };
    },
  },
];
