import { homePageAddress } from '../../templates/addresses.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { askedPage } from '../web/paging.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { comingPage, renderHomePage, renderNarrowedPage } from './homePage.ts';
import { askedNarrowing, type AskedNarrowing } from './narrowing.ts';

/** The home page, with all that is to come or what of it somebody looks for. */
export const homeRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/',
    role: 'anyone',
    handle: async (visit) => {
      const { services, query, now } = visit;
      const asked = askedNarrowing(services, query, visit.view.t);
      if (asked !== null) return narrowed(visit, asked);
      const coming = comingPage(services, query, now);
      return {
        kind: 'public-page',
        // Of a page that there is: what else an address asks for is not kept under a name of its own.
        path: homePageAddress(coming.page),
        shows: { kind: 'everything' },
        texts: [
          ...new Set([
            ...services.db.eventTexts.languages(),
            ...services.db.furtherTexts.ofCampaigns(),
          ]),
        ],
        render: (view) => renderHomePage(services, view, coming),
      };
    },
  },
];

/** What visitors choose is kept under no name; a search is counted, as it looks through every text. */
async function narrowed(visit: Visit, asked: AskedNarrowing): Promise<Reply> {
  const { services, view, query } = visit;
  if (asked.narrowing.search !== undefined) {
    const wait = await services.limits.count('search', visit);
    if (wait !== null) throw new HttpProblem(429, { 'Retry-After': String(wait) });
  }
  const number = askedPage(query);
  return page(services.db.read(() => renderNarrowedPage(services, view, asked, number)));
}
