import type { Route } from '../web/routes.ts';
import { accountRoutes } from './accountRoutes.ts';
import { digestRoutes } from './digestRoutes.ts';
import { passkeyRoutes } from './passkeyRoutes.ts';
import { proofRoutes } from './proofRoutes.ts';
import { signInRoutes } from './signInRoutes.ts';
import { teamRoutes } from './teamRoutes.ts';
import { wayInRoutes } from './wayInRoutes.ts';

/** The ways in and out, the team, and what is everybody's own. */
export const organizerRoutes: readonly Route[] = [
  ...signInRoutes,
  ...passkeyRoutes,
  ...accountRoutes,
  ...wayInRoutes,
  ...proofRoutes,
  ...digestRoutes,
  ...teamRoutes,
];
