import type { Event, Signup } from '../../db/schema.ts';
import { consoleSignUpsAddress } from '../../templates/addresses.ts';
import { signupRemovalPage } from '../../templates/pages/console/signupsRemoval.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { addressOnConsole } from '../outbox/addressOnConsole.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { idInPath } from '../web/idInPath.ts';
import { accessRoutes, signupOf } from './accessRoutes.ts';
import { bulkRoutes } from './bulkRoutes.ts';
import { cancelSignup } from './cancelSignup.ts';
import { eraseSignup } from './eraseSignup.ts';
import { listRoutes } from './listRoutes.ts';
import { peopleRoutes } from './peopleRoutes.ts';
import { savedFilterRoutes } from './savedFilterRoutes.ts';
import { sheetRoutes } from './sheetRoutes.ts';

/** Who signed up for an event: the list, the sheet for the door, and taking one off. */
export const signupConsoleRoutes: readonly Route[] = [
  ...peopleRoutes,
  ...listRoutes,
  ...savedFilterRoutes,
  ...bulkRoutes,
  {
    method: 'get',
    path: '/console/events/:slug/signups/:id/removal',
    role: 'organizer',
    need: 'people',
    handle: (visit) => {
      const event = eventOf(visit);
      const signup = signupOf(visit, event);
      return page(signupRemovalPage(visit.view, { event, signup }));
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/signups/:id/removal',
    role: 'organizer',
    need: 'people',
    handle: removeSignup,
  },
  {
    method: 'post',
    path: '/console/events/:slug/signups/:id/erasure',
    role: 'organizer',
    need: 'erase',
    fresh: true,
    handle: eraseByOrganizer,
  },
  ...accessRoutes,
  ...sheetRoutes,
];

async function removeSignup(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const signup = signupOf(visit, event);
  const { services, organizer } = visit;
  const waiting = () => services.db.signups.counts(event.id).waiting.signups;
  const before = waiting() - (signup.state === 'waiting' ? 1 : 0);
  const { kind } = await cancelSignup(services, signup.id, { organizerId: organizer.id });
  const told =
    kind === 'cancelled' && signup.state !== 'unconfirmed' && isMailed(visit, event, signup);
  const done = waiting() < before ? 'movedUp' : told ? 'removedTold' : 'removed';
  return redirectDone(visit, consoleSignUpsAddress(event.slug), done);
}

/** Whether somebody gets the mails that they need to know of. */
function isMailed({ services, now }: OrganizerVisit, event: Event, { email }: Signup): boolean {
  if (email === null) return false;
  const { kind } = addressOnConsole(services, email, event.id, now);
  return kind === 'mailed' || kind === 'unsubscribed';
}

/** Sign-ups that are gone already are found erased: a second click is told the same. */
async function eraseByOrganizer(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const id = idInPath(visit);
  const signup = visit.services.db.signups.byId(id);
  if (signup && signup.eventId !== event.id) throw notFound();
  if (signup) await eraseSignup(visit.services, id, { organizerId: visit.organizer.id });
  return redirectDone(visit, consoleSignUpsAddress(event.slug), 'erased');
}
