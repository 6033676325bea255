import { freshForm, type FormState } from '../../templates/forms.ts';
import { quickFilePage } from '../../templates/pages/console/quickFile.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { noteExport } from '../organizers/noteExport.ts';
import { answersInFile } from '../questions/answersInFile.ts';
import { seesSensitive } from '../signups/listedSignups.ts';
import { signupsCsv } from '../signups/signupsCsv.ts';
import { wallTime } from '../time/clock.ts';
import { wantsFieldNames } from '../web/csv.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { longestReason, reasonForm } from './exportForm.ts';

const path = '/console/events/:slug/signups.csv';

/**
 * The whole list at once, as CSV. Who comes with a browser is asked what for, and has the file with one
 * press; a program that asks for the file is given it, and the audit log says that it was one.
 */
export const quickFileRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'export',
    fresh: true,
    handle: (visit) => {
      // The first of both that would do: programs take whatever comes, or ask for text/csv.
      const isRead = visit.request.accepts(['csv', 'html']) === 'html';
      return isRead
        ? ask(visit, freshForm({}))
        : takeOut(visit, visit.view.t('console.exports.quick.program'));
    },
  },
  {
    method: 'post',
    path,
    role: 'organizer',
    need: 'export',
    fresh: true,
    handle: (visit) => {
      const parsed = parseForm(reasonForm, visit.form, visit.view.t);
      return parsed.ok ? takeOut(visit, parsed.value.reason) : ask(visit, parsed.form, 422);
    },
  },
];

function ask(visit: OrganizerVisit, form: FormState, status = 200): Reply {
  const { services, view, now } = visit;
  const event = eventOnConsole(services, eventOf(visit), now);
  const forPrograms = wantsFieldNames(visit.query);
  return page(quickFilePage(view, { event, forPrograms, longestReason, form }), status);
}

/** The file leaves a trace: it is a list of people that is now somewhere else, too. */
async function takeOut(visit: OrganizerVisit, reason: string): Promise<Reply> {
  const { services, organizer, now, view } = visit;
  const event = eventOf(visit);
  const counts = Object.values(services.db.signups.counts(event.id));
  const rows = counts.reduce((sum, { signups }) => sum + signups, 0);
  const as = { profile: 'everything', format: 'csv', reason };
  await noteExport(services, { eventId: event.id, list: 'signups', rows, as }, organizer.id);
  return {
    kind: 'stream',
    type: 'text/csv; charset=utf-8',
    body: signupsCsv(
      services.db,
      event,
      wantsFieldNames(visit.query) ? null : view.t,
      answersInFile(services.db, event, view, seesSensitive(visit, event)),
    ),
    filename: `signups-${event.slug}-${wallTime(now, event.zone).slice(0, 10)}.csv`,
  };
}
