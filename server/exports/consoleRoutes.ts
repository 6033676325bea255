import type { PeopleFilter } from '../../db/peopleCondition.ts';
import type { Event } from '../../db/schema.ts';
import { fileOrders } from '../../db/signupRows.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { chosenFormats, exportPage } from '../../templates/pages/console/exportPeople.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { matchesEverybody, readPeopleFilter, writePeopleFilter } from '../signups/peopleFilter.ts';
import { withheldFrom } from '../signups/withheld.ts';
import { filterableQuestions } from '../signups/peopleMeant.ts';
import { longestReason } from '../organizers/takenListRoutes.ts';
import { refusedForm } from '../web/parseForm.ts';
import { may } from '../web/may.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { filterOfForm, problemsOfSize, readExport } from './exportForm.ts';
import { exportPeople, peopleMatching } from './exportPeople.ts';
import { columnsOf } from './fileOfPeople.ts';
import { csvFormatFor } from './profiles.ts';
import { questionColumns } from './questionColumns.ts';
import { quickFileRoutes } from './quickFileRoutes.ts';

const path = '/console/events/:slug/signups/export';

/** Taking the people of an event out as a file, in the form that somebody needs. */
export const exportRoutes: readonly Route[] = [
  ...quickFileRoutes,
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'export',
    handle: (visit) => {
      const event = eventOf(visit);
      const filter = readPeopleFilter(
        visit.query,
        questionsOf(visit, event),
        withheldFrom(visit, event),
      );
      return show(visit, event, filter, freshForm(atFirst(visit, event)));
    },
  },
  { method: 'post', path, role: 'organizer', need: 'export', fresh: true, handle: takeOut },
];

/** A spreadsheet of everything in the order of arrival. */
function atFirst(visit: OrganizerVisit, event: Event) {
  return {
    profile: 'everything',
    format: 'xlsx',
    order: 'arrival',
    columns: columns(visit, event).map(({ name }) => name),
  };
}

function show(
  visit: OrganizerVisit,
  event: Event,
  filter: PeopleFilter,
  form: FormState,
  status = 200,
): Reply {
  const { services, view, now } = visit;
  const all = columns(visit, event);
  return page(
    exportPage(view, {
      event: eventOnConsole(services, event, now),
      people: peopleMatching(services, event, { profile: 'everything', filter }),
      filter: matchesEverybody(filter) ? null : writePeopleFilter(filter),
      columns: all,
      withheld: !seesSensitive(visit, event),
      formats: formatsFor(visit),
      orders: fileOrders,
      longestReason,
      form,
    }),
    status,
  );
}

/** The forms of a table: of both kinds of CSV the one comes first that their Excel opens right. */
export function formatsFor({ request }: Pick<OrganizerVisit, 'request'>) {
  const suiting = csvFormatFor(request.acceptsLanguages());
  const ranked = ['xlsx', suiting, 'csv', 'csv-semicolon', 'jsonl'];
  const rank = (format: string) => ranked.indexOf(format);
  return chosenFormats.toSorted((one, other) => rank(one) - rank(other));
}

async function takeOut(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form: values, organizer } = visit;
  const event = eventOf(visit);
  const names = columns(visit, event).map(({ name }) => name);
  const filter = filterOfForm(values, questionsOf(visit, event), withheldFrom(visit, event));
  const read = readExport(values, names, filter, view.t);
  if (!read.ok) return show(visit, event, filter, read.form, 422);
  const problems = problemsOfSize(read.value, peopleMatching(services, event, read.value));
  if (Object.keys(problems).length > 0)
    return show(visit, event, filter, refusedForm(values, problems, view.t), 422);
  const file = await exportPeople(services, { events: [event], of: event.slug }, read.value, {
    organizerId: organizer.id,
    view,
    sensitive: seesSensitive(visit, event),
  });
  return { kind: 'stream', ...file };
}

/** The questions by whose answers somebody may find people. */
function questionsOf(visit: OrganizerVisit, event: Event) {
  return filterableQuestions(visit.services, event, seesSensitive(visit, event));
}

function columns(visit: OrganizerVisit, event: Event) {
  const { services, view } = visit;
  const asked = questionColumns(services.db, event, view, seesSensitive(visit, event));
  return columnsOf(view.t, asked);
}

/** Whether somebody is shown each sensitive answer, and not only how many gave it. */
function seesSensitive({ rights }: OrganizerVisit, event: Event): boolean {
  return may(rights, 'sensitive', { of: 'event', event });
}
