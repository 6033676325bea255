import type { Route } from '../web/routes.ts';

export const eventRoutes: readonly Route[] = [];
