import { consoleQuestionsAddress } from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { questionsOnDatesPage } from '../../templates/pages/console/questionsOnDates.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { datesAhead, scopeIn } from '../events/seriesScope.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { may } from '../web/may.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { askAlike, plansAlike } from './askAlike.ts';

const path = '/console/events/:slug/questions/dates';

/** The questions of one date, for others of its series as well. */
export const alikeRoutes: readonly Route[] = [
  { method: 'get', path, role: 'organizer', need: 'organize', handle: show },
  { method: 'post', path, role: 'organizer', need: 'organize', handle: ask },
];

/** @throws HttpProblem 404 for an event without other dates ahead */
function show(visit: OrganizerVisit): Reply {
  const { services, view, now, theirs, rights } = visit;
  const event = eventOf(visit);
  const ahead = datesAhead(services.db, event, theirs, now);
  if (ahead === null || ahead.all === 0) throw notFound();
  const seesSensitive = may(rights, 'sensitive', { of: 'event', event });
  const asking = { scope: 'all', theirs, stops: false, seesSensitive } as const;
  return page(
    questionsOnDatesPage(view, {
      event: eventOnConsole(services, event, now),
      ahead,
      dates: plansAlike(services.db, event, asking, now).map(({ event: date, ...plan }) => ({
        slug: date.slug,
        when: announcementLine({ ...scheduleOf(date), announcedZones: [] }, view.language, {
          length: 'short',
          year: true,
        }),
        ...plan,
      })),
    }),
  );
}

async function ask(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, theirs, rights, organizer } = visit;
  const event = eventOf(visit);
  const dates = await askAlike(services, {
    eventId: event.id,
    organizerId: organizer.id,
    scope: scopeIn(form),
    theirs,
    stops: typed(freshForm(form), 'stops') === 'yes',
    seesSensitive: may(rights, 'sensitive', { of: 'event', event }),
  });
  const list = consoleQuestionsAddress(event.slug);
  return dates === 0
    ? redirectDone(visit, list, 'alikeAlready')
    : redirectDone(visit, list, 'alike', [dates]);
}
