import { speculationRulesAddress } from '../../templates/addresses.ts';
import { readAsset } from '../../templates/assets.ts';
import { notFound } from './httpProblem.ts';
import type { Route } from './routes.ts';

/**
 * Pages for everybody, which a browser may fetch while somebody is about to follow a link to one
 * (https://wicg.github.io/nav-speculation/speculation-rules.html). What has a query stays out: it may
 * choose a language, which the answer remembers. A page that is no public one names these rules to
 * nobody, and none of them leads to a page behind a link or a sign-in.
 */
const speculationRules = {
  prefetch: [
    {
      where: {
        and: [
          {
            href_matches: [
              '/',
              '/about',
              '/campaigns/:slug',
              '/events/:slug',
              '/events/:slug/zone',
              '/privacy',
            ],
          },
          { not: { href_matches: '/*\\?(.+)' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

/** What programs ask every site for, without having been told of it. */
export const wellKnownRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/robots.txt',
    role: 'anyone',
    // Personal pages are not named: their answers say `noindex`, which only a visitor can read.
    handle: () => ({
      kind: 'content',
      type: 'text/plain; charset=utf-8',
      body: 'User-agent: *\nDisallow: /console\n',
      headers: { 'Cache-Control': 'public, max-age=86400' },
    }),
  },
  {
    method: 'get',
    path: '/favicon.ico',
    role: 'anyone',
    handle: () => {
      const icon = readAsset('favicon.ico');
      if (icon === undefined) throw notFound();
      return {
        kind: 'content',
        type: 'image/x-icon',
        body: icon.content,
        headers: { 'Cache-Control': 'public, max-age=86400' },
      };
    },
  },
  {
    method: 'get',
    path: speculationRulesAddress,
    role: 'anyone',
    handle: () => ({
      kind: 'content',
      type: 'application/speculationrules+json',
      body: JSON.stringify(speculationRules),
      headers: { 'Cache-Control': 'public, max-age=86400' },
    }),
  },
];
