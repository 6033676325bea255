import type { Route } from '../web/routes.ts';

export const mailboxRoutes: readonly Route[] = [];
