import type { Route } from '../web/routes.ts';

export const privacyRoutes: readonly Route[] = [];
