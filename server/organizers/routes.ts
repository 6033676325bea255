import type { Route } from '../web/routes.ts';

export const organizerRoutes: readonly Route[] = [];
