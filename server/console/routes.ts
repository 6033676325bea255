import type { Route } from '../web/routes.ts';
import { announcementRoutes } from './announcementRoutes.ts';
import { eventFormRoutes } from './eventFormRoutes.ts';
import { eventMailRoutes } from './eventMailRoutes.ts';
import { eventDeskRoutes } from './eventRoutes.ts';
import { newEventAnnouncementRoutes } from './newEventAnnouncementRoutes.ts';
import { signupDeskRoutes } from './signupRoutes.ts';

/** The desk: events and those who signed up for them. */
export const consoleRoutes: readonly Route[] = [
  // "new" is no event: what lies below it comes before what lies below events.
  ...newEventAnnouncementRoutes,
  ...eventFormRoutes,
  ...eventDeskRoutes,
  ...signupDeskRoutes,
  ...eventMailRoutes,
  ...announcementRoutes,
];
