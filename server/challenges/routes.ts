import { challengeAddress } from '../../templates/addresses.ts';
import type { Route } from '../web/routes.ts';

/** A challenge for the script of a form. It is made for one visit, and nothing of it is kept. */
export const challengeRoutes: readonly Route[] = [
  {
    method: 'get',
    path: challengeAddress,
    role: 'anyone',
    handle: ({ services, now }) => ({
      kind: 'content',
      type: 'application/json',
      body: JSON.stringify(services.challenges.challenge(now)),
      headers: { 'Cache-Control': 'no-store' },
    }),
  },
];
