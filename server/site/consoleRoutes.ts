import { announcementRoutes } from '../announcements/checkRoutes.ts';
import { newEventAnnouncementRoutes } from '../announcements/newEventRoutes.ts';
import { eventDeskRoutes } from '../events/consoleRoutes.ts';
import { eventFormRoutes } from '../events/eventFormRoutes.ts';
import { signupDeskRoutes } from '../signups/consoleRoutes.ts';
import type { Route } from '../web/routes.ts';
import { eventMailRoutes } from './eventMailRoutes.ts';

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
