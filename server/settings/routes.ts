import { aboutAddress } from '../../templates/addresses.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import { aboutPage } from '../../templates/pages/about.ts';
import { siteOf } from '../siteSettings.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';

/** Who runs the site, as its owners say it, and their logo. */
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
  {
    method: 'get',
    path: '/logo/:hash/:file',
    role: 'anyone',
    handle: ({ services, params }) => {
      const [, width, ending] = /^(\d{1,4})\.(webp|jpg)$/.exec(params['file'] ?? '') ?? [];
      const type = ending === 'webp' ? 'webp' : 'jpeg';
      const body = services.db.siteLogo.file(params['hash'] ?? '', Number(width ?? 0), type);
      if (body === undefined) throw notFound();
      return {
        kind: 'content',
        type: `image/${type}`,
        body,
        headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
      };
    },
  },
];
