import type { Route } from '../web/routes.ts';
import { eventFormRoutes } from './eventFormRoutes.ts';
import { eventDeskRoutes } from './eventRoutes.ts';
import { signupDeskRoutes } from './signupRoutes.ts';

/** The desk: events and those who signed up for them. */
export const consoleRoutes: readonly Route[] = [
  ...eventFormRoutes,
  ...eventDeskRoutes,
  ...signupDeskRoutes,
];
