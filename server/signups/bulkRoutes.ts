import { z } from 'zod';
import type { PeopleFilter } from '../../db/peopleCondition.ts';
import { withheldFrom } from './withheld.ts';
import { bulkKinds, type Event } from '../../db/schema.ts';
import { consoleSignUpsAddress, withQuery } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import {
  bulkErasurePage,
  bulkPage,
  type BulkPageProps,
} from '../../templates/pages/console/bulk.ts';
import { forAMoment } from '../backgroundWorker.ts';
import { freeSeats } from '../events/signupOpening.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { redirectDone } from '../web/done.ts';
import { choice } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { may } from '../web/may.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { formKeyIn, isFormKey } from '../web/formKey.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { advanceBulk, startBulk, undoBulk, type AskedBulk } from './bulkActions.ts';
import { eventsToMoveTo } from './eventsToMoveTo.ts';
import { queryOf, readPeopleFilter, writePeopleFilter } from './peopleFilter.ts';
import { filterableQuestions, peopleMeant } from './peopleMeant.ts';
import { seesSensitive } from './listedSignups.ts';
import { longestTag, tagOf } from './tags.ts';

const path = '/console/events/:slug/signups/bulk';

/** What can be done with many people of an event at once. */
export const bulkRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'people',
    handle: (visit) => showBulk(visit, filterIn(visit, visit.query)),
  },
  { method: 'post', path, role: 'organizer', need: 'people', handle: act },
  { method: 'get', path: `${path}/erasure`, role: 'organizer', need: 'erase', handle: askToErase },
  {
    method: 'post',
    path: `${path}/erasure`,
    role: 'organizer',
    need: 'erase',
    fresh: true,
    handle: erase,
  },
  { method: 'post', path: `${path}/:id/undo`, role: 'organizer', need: 'people', handle: undo },
];

const kinds = bulkKinds.filter((kind) => kind !== 'erase');
const Form = z.object({ do: choice(kinds) });

function filterIn(visit: OrganizerVisit, query: URLSearchParams): PeopleFilter {
  const { services, params } = visit;
  const event = services.db.events.bySlug(params['slug'] ?? '');
  if (event === undefined) throw notFound();
  const sees = seesSensitive(visit, event);
  // Boxes that were ticked come one by one.
  const only = query.getAll('only').join('.');
  const whole = new URLSearchParams(query);
  if (only !== '') whole.set('only', only);
  return readPeopleFilter(
    whole,
    filterableQuestions(services, event, sees),
    withheldFrom(visit, event),
  );
}

/** The filter that a form of the page sends along. */
function filterOf(visit: OrganizerVisit): PeopleFilter {
  return filterIn(visit, new URLSearchParams(typed(freshForm(visit.form), 'filter')));
}

function showBulk(
  visit: OrganizerVisit,
  filter: PeopleFilter,
  form: FormState = freshForm(),
  status = 200,
): Reply {
  return page(bulkPage(visit.view, { ...bulkOf(visit, filter), form }), status);
}

function bulkOf(visit: OrganizerVisit, filter: PeopleFilter): Omit<BulkPageProps, 'form'> {
  const { services, rights, theirs, now } = visit;
  const { db } = services;
  const event = eventOf(visit);
  const sees = seesSensitive(visit, event);
  const list = consoleSignUpsAddress(event.slug);
  const tally = db.people.tally(event.id, peopleMeant(services, event.id, filter, now));
  const sumOf = (part: 'people' | 'addressed' | 'arrived', ...states: readonly string[]) =>
    tally.reduce((all, one) => all + (states.includes(one.state) ? one[part] : 0), 0);
  const counted = ['confirmed', 'waiting'];
  return {
    event: eventOnConsole(services, event, now),
    formKey: newPublicId(),
    query: queryOf(filter),
    values: writePeopleFilter(filter),
    list: withQuery(list, { ...writePeopleFilter(filter), only: '' }),
    counts: {
      all: tally.reduce((sum, { people }) => sum + people, 0),
      counted: sumOf('people', ...counted),
      mailed: sumOf('addressed', ...counted),
      notArrived: sumOf('people', ...counted) - sumOf('arrived', ...counted),
      toSeat: sumOf('people', 'waiting', 'unconfirmed'),
      seatMails: sumOf('addressed', 'waiting', 'unconfirmed'),
      active: sumOf('people', ...counted, 'unconfirmed'),
    },
    free: event.capacity === null ? null : Math.max(0, freeSeats(event)),
    tags: db.people.tagsAt(event.id, sees),
    otherTags: db.people.tagsBeside(event.id, theirs, sees),
    events: eventsToMoveTo(visit, event),
    mayMessage: may(rights, 'message', { of: 'event', event }),
    mayErase: may(rights, 'erase', { of: 'event', event }),
  };
}

async function act(visit: OrganizerVisit): Promise<Reply> {
  const { form, view } = visit;
  const event = eventOf(visit);
  const filter = filterOf(visit);
  const parsed = parseForm(Form, form, view.t);
  if (!parsed.ok) return showBulk(visit, filter, parsed.form, 422);
  const { do: kind } = parsed.value;
  const refused = (field: string, key: 'tag' | 'withheld' | 'event') =>
    showBulk(
      visit,
      filter,
      refusedForm(form, { [field]: { key: `console.people.bulk.problems.${key}` } }, view.t),
      422,
    );
  const given = freshForm(form);
  if (kind === 'tag' || kind === 'untag') {
    const field = kind;
    const tag = tagOf(typed(given, field).slice(0, longestTag * 4));
    if (tag === '' || tag.length > longestTag) return refused(field, 'tag');
    // What became of each would tell who has it.
    if (withheldFrom(visit, event).tag(tag)) return refused(field, 'withheld');
    return begin(visit, event, { kind, filter, tag });
  }
  if (kind !== 'move') return begin(visit, event, { kind, filter });
  const to = eventsToMoveTo(visit, event).find(({ id }) => String(id) === typed(given, 'event'));
  if (to === undefined) return refused('event', 'event');
  return begin(visit, event, { kind, filter, toEventId: to.id });
}

async function begin(
  visit: OrganizerVisit,
  event: Event,
  asked: Omit<AskedBulk, 'organizerId' | 'formKey'>,
): Promise<Reply> {
  const { services, organizer } = visit;
  const formKey = formKeyIn(freshForm(visit.form));
  const organizerId = organizer.id;
  const { id } = await startBulk(services, event, { ...asked, organizerId, formKey });
  await forAMoment(services.log, (stopped) => advanceBulk(services, id, stopped));
  const list = withQuery(consoleSignUpsAddress(event.slug), {
    ...writePeopleFilter(asked.filter),
    only: '',
  });
  return redirectDone(visit, list, 'bulk', [id]);
}

function askToErase(visit: OrganizerVisit): Reply {
  return page(bulkErasurePage(visit.view, bulkOf(visit, filterIn(visit, visit.query))));
}

/** Only as many as the page said, and only from that page: who came since is asked about once more. */
async function erase(visit: OrganizerVisit): Promise<Reply> {
  const form = freshForm(visit.form);
  const filter = filterOf(visit);
  const asked = bulkOf(visit, filter);
  const isTold = isFormKey(typed(form, 'formKey'));
  if (!isTold || asked.counts.all > Number(typed(form, 'told')))
    return page(bulkErasurePage(visit.view, asked), 422);
  return begin(visit, eventOf(visit), { kind: 'erase', filter });
}

async function undo(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const event = eventOf(visit);
  const bulk = services.db.bulk.byId(idInPath(visit));
  if (bulk?.eventId !== event.id) throw notFound();
  const list = consoleSignUpsAddress(event.slug);
  if (!(await undoBulk(services, bulk.id, organizer.id)))
    return redirectDone(visit, list, 'bulkTooLate');
  await forAMoment(services.log, (stopped) => advanceBulk(services, bulk.id, stopped));
  return redirectDone(visit, list, 'bulk', [bulk.id]);
}
