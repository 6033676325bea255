import { consoleRoutes } from '../../server/consoleRoutes.ts';
import { publicRoutes } from '../../server/publicRoutes.ts';
import type { Route } from '../../server/web/routes.ts';

/** Every door of the house. The program itself reads those of the console only when somebody comes. */
export const allRoutes: readonly Route[] = [...publicRoutes, ...consoleRoutes];
