import { messagesPage } from '../../templates/pages/console/messages.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { messageDraftRoutes, showDraft } from './draftRoutes.ts';
import { whatWasDone, listedMessage, messageOf } from './messageOnConsole.ts';
import { messageScheduleRoutes } from './scheduleRoutes.ts';
import { messageSendingRoutes, showProgress } from './sendingRoutes.ts';
import { hasBegun } from './states.ts';

const list = '/console/events/:slug/messages';

/** Messages to attendees: those of an event, and the pages of each. */
export const messageRoutes: readonly Route[] = [
  { method: 'get', path: list, role: 'organizer', need: 'message', handle: showMessages },
  // Before the page of one message, since "new" is none.
  ...messageDraftRoutes,
  ...messageScheduleRoutes,
  ...messageSendingRoutes,
  { method: 'get', path: `${list}/:id`, role: 'organizer', need: 'message', handle: showMessage },
];

function showMessages(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const event = eventOf(visit);
  const messages = services.db.messages
    .ofEvent(event.id)
    .map((message) => listedMessage(services, view, event, message));
  return page(
    messagesPage(view, {
      event: eventOnConsole(services, event, now),
      messages,
      done: whatWasDone(visit),
    }),
  );
}

function showMessage(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  const { state } = message;
  return hasBegun(state)
    ? showProgress(visit, event, message, state)
    : showDraft(visit, event, message);
}
