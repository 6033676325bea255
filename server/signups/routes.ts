import type { Route } from '../web/routes.ts';

export const signupRoutes: readonly Route[] = [];
