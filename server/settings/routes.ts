import { aboutAddress } from '../../templates/addresses.ts';
import { aboutPage } from '../../templates/pages/about.ts';
import type { Html, View } from '../../templates/view.ts';
import { siteOf } from '../siteSettings.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Services } from '../services.ts';
import { languagesOfSite, siteTextShown } from '../texts/siteTexts.ts';
import type { Route } from '../web/routes.ts';

/** Who runs the site, as its owners say it, and their logo. */
export const aboutRoutes: readonly Route[] = [
  {
    method: 'get',
    path: aboutAddress,
    role: 'anyone',
    handle: ({ services }) => {
      const { about, imprint } = siteOf(services);
      if (about === '' && imprint === '') throw notFound();
      return {
        kind: 'public-page',
        path: aboutAddress,
        shows: { kind: 'site' },
        texts: languagesOfSite(services),
        render: (view) => renderAbout(services, view),
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

function renderAbout(services: Services, view: View): Html {
  return aboutPage(view, {
    about: siteTextShown(services, view, 'about'),
    imprint: siteTextShown(services, view, 'imprint'),
    texts: { languages: languagesOfSite(services), read: view.reads[0] ?? view.language },
  });
}
