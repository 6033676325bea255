import type { Event } from '../../db/schema.ts';
import { fileOrders } from '../../db/signupRows.ts';
import {
  consoleCampaignAddress,
  consoleEventsAddress,
  consoleExportOfSeveralAddress,
  consoleSeriesAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, typedList, type FormState } from '../../templates/forms.ts';
import {
  exportOfSeveralPage,
  type TogetherShown,
} from '../../templates/pages/console/exportSeveral.ts';
import { questionIn } from '../questions/question.ts';
import { questionInFilter } from '../signups/filterOnConsole.ts';
import { shortDate } from '../time/dateText.ts';
import { withheldFrom } from '../signups/withheld.ts';
import { maySite } from '../web/may.ts';
import { longestReason } from '../organizers/takenListRoutes.ts';
import { refusedForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { columnsOfEvents } from './columns.ts';
import { formatsFor } from './consoleRoutes.ts';
import { filterOfForm, problemsOfSize, readExport } from './exportForm.ts';
import { exportPeople, peopleMatching } from './exportPeople.ts';
import { columnsOf } from './fileOfPeople.ts';
import { questionColumnsOfEvents } from './questionColumns.ts';
import { askedTogether, isEverything, severalOf, type Several } from './severalEvents.ts';

/** Of more events than these none stands on the form to be ticked: the last ones do. */
const mostToTick = 1000;

/** Taking people of several events out as one file: those of a campaign, of a series, or any. */
export const exportOfSeveralRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleExportOfSeveralAddress(),
    role: 'organizer',
    need: 'lists',
    handle: (visit) => {
      const several = severalOf(visit);
      const columns = columnsOfSeveral(visit, several).map(({ name }) => name);
      const atFirst = { which: 'all', profile: 'everything', format: 'xlsx', order: 'arrival' };
      return show(visit, several, freshForm({ ...atFirst, columns }));
    },
  },
  {
    method: 'post',
    path: consoleExportOfSeveralAddress(),
    role: 'organizer',
    need: 'lists',
    fresh: true,
    handle: takeOut,
  },
];

async function takeOut(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form: values, organizer } = visit;
  const several = severalOf(visit);
  const form = freshForm(values);
  const ticked = typedList(form, 'event');
  const some = typed(form, 'which') === 'some';
  const chosen = eventsOf(several).filter(({ id }) => !some || ticked.includes(String(id)));
  const names = columnsOfSeveral(visit, several).map(({ name }) => name);
  const filter = filterOfForm(values, askedTogether(visit, several), withheldFrom(visit, null));
  const read = readExport(values, names, filter, view.t);
  if (!read.ok) return show(visit, several, read.form, 422);
  const [first, ...others] = chosen;
  if (first === undefined) {
    const problem = { key: 'console.exports.several.noEvents' } as const;
    return show(visit, several, refusedForm(values, { event: problem }, view.t), 422);
  }
  const people = chosen.reduce(
    (sum, event) => sum + peopleMatching(services, event, read.value),
    0,
  );
  const problems = problemsOfSize(read.value, people);
  if (Object.keys(problems).length > 0)
    return show(visit, several, refusedForm(values, problems, view.t), 422);
  const taken = {
    events: [first, ...others] as const,
    of: slugOf(several),
    everything: isEverything(visit, chosen),
  };
  const exporter = { organizerId: organizer.id, view, sensitive: several.sensitive };
  return { kind: 'stream', ...(await exportPeople(services, taken, read.value, exporter)) };
}

function show(visit: OrganizerVisit, several: Several, form: FormState, status = 200): Reply {
  const { view, query } = visit;
  const asked = askedTogether(visit, several);
  return page(
    exportOfSeveralPage(view, {
      together: shown(visit, several),
      address: consoleExportOfSeveralAddress({
        campaign: query.get('campaign') ?? '',
        series: query.get('series') ?? '',
      }),
      events: several.events.slice(-mostToTick).map(({ event, signups }) => ({
        id: event.id,
        title: event.title,
        language: event.language,
        day: shortDate(event.startsAt, event.zone, view.language),
        signups,
      })),
      total: several.events.length,
      people: several.events.reduce((sum, { signups }) => sum + signups, 0),
      columns: columnsOfSeveral(visit, several),
      questions: asked
        .filter(({ archivedAt }) => archivedAt === null)
        .map((question) =>
          questionInFilter(questionIn(question, [view.language, ...view.reads]), view.t),
        ),
      withheld: !several.sensitive,
      formats: formatsFor(visit),
      orders: fileOrders,
      longestReason,
      form,
    }),
    status,
  );
}

function shown({ rights }: OrganizerVisit, { together, events }: Several): TogetherShown {
  // Who plans nothing sees no page of a campaign or a series.
  const backTo = (page: string) => (maySite(rights, 'plan') ? page : consoleEventsAddress);
  switch (together.kind) {
    case 'site':
      return { kind: 'site', title: null, back: consoleEventsAddress };
    case 'campaign': {
      const { slug, title } = together.campaign;
      return { kind: 'campaign', title, back: backTo(consoleCampaignAddress(slug)) };
    }
    case 'series':
      return {
        kind: 'series',
        title: events[0]?.event.title ?? together.series.slug,
        back: backTo(consoleSeriesAddress(together.series.slug)),
      };
  }
}

function slugOf({ together }: Several): string {
  switch (together.kind) {
    case 'site':
      return 'events';
    case 'campaign':
      return together.campaign.slug;
    case 'series':
      return together.series.slug;
  }
}

function eventsOf({ events }: Several): Event[] {
  return events.map(({ event }) => event);
}

function columnsOfSeveral({ services, view }: OrganizerVisit, several: Several) {
  const events = eventsOf(several);
  const [first] = events;
  const asked = questionColumnsOfEvents(services.db, events, view, several.sensitive);
  const ofEvents =
    first === undefined ? [] : columnsOfEvents(view.t, () => ({ event: first, url: '' }));
  return [...ofEvents, ...columnsOf(view.t, asked)];
}
