import { readFileSync } from 'node:fs';
import { assetFolder } from '../../templates/assets.ts';
import type { Route } from './routes.ts';

const icon = readFileSync(new URL('favicon.ico', assetFolder));

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
    handle: () => ({
      kind: 'content',
      type: 'image/x-icon',
      body: icon,
      headers: { 'Cache-Control': 'public, max-age=86400' },
    }),
  },
];
