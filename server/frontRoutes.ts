import { healthRoutes } from './operations/healthRoutes.ts';
import { homeRoutes } from './site/homeRoutes.ts';
import type { Route } from './web/routes.ts';

/** Doors that are open from the start. What is behind the others is read when the first one comes. */
export const frontRoutes: readonly Route[] = [...homeRoutes, ...healthRoutes];
