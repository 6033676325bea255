import type { Route } from '../web/routes.ts';

export const consoleRoutes: readonly Route[] = [];
