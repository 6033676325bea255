import type { Route } from '../web/routes.ts';

export const endorsementRoutes: readonly Route[] = [];
