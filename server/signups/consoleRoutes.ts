import type { Event, Signup } from '../../db/schema.ts';
import { consoleSignUpsAddress } from '../../templates/addresses.ts';
import { signupRemovalPage } from '../../templates/pages/console/signupsRemoval.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { noteExport } from '../organizers/noteExport.ts';
import { addressOnConsole } from '../outbox/addressOnConsole.ts';
import { answersInFile } from '../questions/answersInFile.ts';
import { wallTime } from '../time/clock.ts';
import { wantsFieldNames } from '../web/csv.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { idInPath } from '../web/idInPath.ts';
import { accessRoutes, signupOf } from './accessRoutes.ts';
import { bulkRoutes } from './bulkRoutes.ts';
import { cancelSignup } from './cancelSignup.ts';
import { eraseSignup } from './eraseSignup.ts';
import { listRoutes } from './listRoutes.ts';
import { seesSensitive } from './listedSignups.ts';
import { peopleRoutes } from './peopleRoutes.ts';
import { savedFilterRoutes } from './savedFilterRoutes.ts';
import { sheetRoutes } from './sheetRoutes.ts';
import { signupsCsv } from './signupsCsv.ts';

/** Who signed up for an event: the list, the sheet for the door, the file, and taking one off. */
export const signupConsoleRoutes: readonly Route[] = [
  ...peopleRoutes,
  ...listRoutes,
  ...savedFilterRoutes,
  ...bulkRoutes,
  {
    method: 'get',
    path: '/console/events/:slug/signups.csv',
    role: 'organizer',
    need: 'export',
    fresh: true,
    handle: exportSignups,
  },
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

/** The file leaves a trace: it is a list of people that is now somewhere else, too. */
async function exportSignups(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer, now } = visit;
  const event = eventOf(visit);
  const counts = Object.values(services.db.signups.counts(event.id));
  const rows = counts.reduce((sum, { signups }) => sum + signups, 0);
  await noteExport(services, { eventId: event.id, list: 'signups', rows }, organizer.id);
  return {
    kind: 'stream',
    type: 'text/csv; charset=utf-8',
    body: signupsCsv(
      services.db,
      event,
      wantsFieldNames(visit.query) ? null : visit.view.t,
      answersInFile(services.db, event, visit.view, seesSensitive(visit, event)),
    ),
    filename: `signups-${event.slug}-${wallTime(now, event.zone).slice(0, 10)}.csv`,
  };
}
