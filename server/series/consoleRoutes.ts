import type { Event, Series } from '../../db/schema.ts';
import { consoleEventAddress, consoleSeriesAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import { repeatEventPage } from '../../templates/pages/console/repeatEvent.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { readSeries, type ReadSeries } from '../events/repeatForm.ts';
import { repeatOfEvent } from '../events/repeatView.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import type { Schedule } from '../time/schedule.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { makeSeries } from './makeSeries.ts';
import { extendSeries } from './extendSeries.ts';
import { readMoreDates } from './moreDates.ts';
import { publishSeries } from './publishSeries.ts';
import { datesPage } from './seriesOnConsole.ts';

/** How an event becomes a series, and its dates on the dashboard. */
export const seriesConsoleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/repeat',
    role: 'organizer',
    need: 'plan',
    handle: ask,
  },
  {
    method: 'post',
    path: '/console/events/:slug/repeat',
    role: 'organizer',
    need: 'plan',
    handle: make,
  },
  {
    method: 'get',
    path: '/console/series/:slug',
    role: 'organizer',
    need: 'plan',
    handle: (visit) => page(datesPage(visit, seriesIn(visit))),
  },
  {
    method: 'post',
    path: '/console/series/:slug/publication',
    role: 'organizer',
    need: 'plan',
    handle: async (visit) => {
      const series = seriesIn(visit);
      const { published } = await publishSeries(visit.services, series.id, visit.organizer.id);
      const done = published === 0 ? 'nothingPublished' : 'published';
      return redirectDone(visit, consoleSeriesAddress(series.slug), done, [published]);
    },
  },
  {
    method: 'post',
    path: '/console/series/:slug/dates',
    role: 'organizer',
    need: 'plan',
    handle: (visit) => add(visit, seriesIn(visit)),
  },
];

function seriesIn({ services, params }: OrganizerVisit): Series {
  const series = services.db.series.bySlug(params['slug'] ?? '');
  if (!series) throw notFound();
  return series;
}

async function add(visit: OrganizerVisit, series: Series): Promise<Reply> {
  const { services, view, form: values, organizer } = visit;
  const read = readMoreDates(services, view, series, values);
  const refused = (problems: Readonly<Record<string, FieldProblem>>) =>
    page(datesPage(visit, series, refusedForm(values, problems, view.t)), 422);
  if (!read.ok) return refused(read.problems);
  const outcome = await extendSeries(services, {
    seriesId: series.id,
    organizerId: organizer.id,
    likeId: read.likeId,
    schedules: read.schedules,
    seen: typed(freshForm(values), 'seen'),
  });
  return outcome.kind === 'otherwise'
    ? refused({ '': { key: 'console.series.more.otherwise' } })
    : redirectDone(visit, consoleSeriesAddress(series.slug), 'added', [outcome.dates]);
}

/** What an address says of a series is looked at as if it had been typed. */
function ask(visit: OrganizerVisit): Reply {
  const event = eventOf(visit);
  const elsewhere = otherPage(visit, event);
  if (elsewhere !== null) return redirect(elsewhere);
  const values: FormValues = Object.fromEntries(visit.query);
  const said = ['repeat', 'repeatTimes', 'repeatUntil'].some((name) => values[name] !== undefined);
  const read = said ? readSeries(values, scheduleOf(event)) : null;
  return asked(visit, event, said ? values : { repeat: 'weekly' }, read, { status: 200 });
}

/** Where an event that cannot become a series is looked at. */
function otherPage({ services }: OrganizerVisit, event: Event): string | null {
  const series = event.seriesId === null ? undefined : services.db.series.byId(event.seriesId);
  if (series) return consoleSeriesAddress(series.slug);
  return event.state === 'cancelled' ? consoleEventAddress(event.slug) : null;
}

type Intent = (typeof intents)[number];
const intents = ['preview', 'save', 'publish'] as const;

async function make(visit: OrganizerVisit): Promise<Reply> {
  const { services, form: values, organizer } = visit;
  const event = eventOf(visit);
  const read = readSeries(values, scheduleOf(event));
  if (!read.ok) return asked(visit, event, values, read, { status: 422 });
  const intent = intentOf(values);
  const isSeen = typed(freshForm(values), 'repeatSeen') === seenDates(read);
  if (intent === 'preview' || !isSeen)
    return asked(visit, event, values, read, { status: 200, looks: intent !== 'preview' });
  const schedules = read.dates.flatMap((date): Schedule[] => (date.ok ? [date.schedule] : []));
  const problem = problemBefore(read, schedules);
  if (problem !== null) return asked(visit, event, values, read, { status: 422, problem });
  const outcome = await makeSeries(services, {
    eventId: event.id,
    organizerId: organizer.id,
    pattern: read.pattern,
    schedules,
    publishes: intent === 'publish',
  });
  switch (outcome.kind) {
    case 'made':
      return redirectDone(
        visit,
        consoleSeriesAddress(outcome.series.slug),
        intent === 'publish' ? 'madePublic' : 'made',
        [schedules.length],
      );
    case 'already':
      return redirectDone(visit, consoleSeriesAddress(outcome.series.slug), 'already');
    case 'gone':
      return redirect(consoleEventAddress(event.slug));
    case 'moved':
      return asked(visit, event, values, read, {
        status: 422,
        problem: { key: 'console.repeat.moved' },
      });
    case 'incomplete':
      return asked(visit, event, values, read, {
        status: 422,
        problem: { key: 'console.events.overview.missingPlace' },
      });
  }
}

/** What keeps dates that can be read from being made. */
function problemBefore(
  read: Extract<ReadSeries, { ok: true }>,
  schedules: readonly Schedule[],
): FieldProblem | null {
  const open = read.dates.length - schedules.length;
  if (open > 0) return { key: 'console.repeat.problems.open', values: { count: open } };
  return schedules.length < 2 ? { key: 'console.repeat.problems.onlyFirst' } : null;
}

function asked(
  visit: OrganizerVisit,
  event: Event,
  values: FormValues,
  read: ReadSeries | null,
  { status, problem, looks = false }: { status: number; problem?: FieldProblem; looks?: boolean },
): Reply {
  const { view } = visit;
  const problems: Record<string, FieldProblem> = {
    ...(read !== null && !read.ok ? read.problems : {}),
    ...(problem === undefined ? {} : { '': problem }),
  };
  const form: FormState = refusedForm(values, problems, view.t);
  return page(
    repeatEventPage(view, {
      slug: event.slug,
      title: event.title,
      isDraft: event.state === 'draft',
      form,
      repeat: repeatOfEvent(view, scheduleOf(event), values, read),
      seen: read?.ok === true ? seenDates(read) : null,
      looks,
    }),
    status,
  );
}

/** What somebody has seen of a series who saves it. */
function seenDates({ dates }: Extract<ReadSeries, { ok: true }>): string {
  return dates.map(({ date }) => date).join(' ');
}

function intentOf(values: FormValues): Intent {
  const intent = typed(freshForm(values), 'intent');
  return intents.find((one) => one === intent) ?? 'preview';
}
