import type { Reads } from '../../db/database.ts';
import type { Slice } from '../../db/eventLists.ts';
import type { Event } from '../../db/schema.ts';
import { consoleAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import {
  eventsPage,
  type EventsPageProps,
  type ListedEvent,
  type TzdataInUse,
} from '../../templates/pages/console/events.ts';
import { eventStatuses, type EventStatus } from '../../templates/pages/console/eventTabs.ts';
import { viewerMay, type View } from '../../templates/view.ts';
import { deletion } from '../events/consoleRoutes.ts';
import { seriesMark } from '../events/seriesInWords.ts';
import { unsavedForms } from '../events/eventFormPages.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { unsavedDeletion } from '../events/keptFormRoutes.ts';
import { readEvents } from '../events/readableEvents.ts';
import { littleSpace } from '../operations/health.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { longDate } from '../time/dateText.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { overBy } from '../time/lifetime.ts';
import { isTzdataOld, tzdataRelease } from '../time/tzdata.ts';
import { doneText } from '../web/done.ts';
import { pagingOf } from '../web/paging.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { showFirstPage } from './firstPage.ts';

/** So many events of each part stand on one page. */
const eventsOnPage = 50;

/** So many forms that nobody has saved; whoever deletes some sees the next. */
const unsavedOnPage = 50;

/** Where an organizer begins, and the list of all events, with what the host should know. */
export const dashboardRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleAddress,
    role: 'organizer',
    need: 'self',
    handle: showFirstPage,
  },
  {
    method: 'get',
    path: consoleEventsAddress,
    role: 'organizer',
    need: 'lists',
    handle: showEvents,
  },
];

async function showEvents(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, query, now, theirs } = visit;
  const { db, log } = services;
  const parts = partsOfList(db, theirs, now);
  const chosen = eventStatuses.find((status) => status === query.get('status')) ?? null;
  const { ids, groups, paging } =
    chosen === null || parts[chosen].count() === 0
      ? beginnings(parts)
      : pageOfPart(parts[chosen], chosen, query);
  const { results: events, unreadable } = readEvents(db, ids, (event) => listed(visit, event));
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the list');
  return page(
    eventsPage(view, {
      events,
      groups,
      paging,
      unsaved: paging === null ? unsavedForms(visit, unsavedOnPage) : [],
      unreadable: unreadable.length,
      done: doneText(visit, [deletion, unsavedDeletion, 'draftsCreated'], (name, [count = 0]) =>
        view.t(`console.events.done.${name}`, { count }),
      ),
      littleSpace: viewerMay(view, 'settings')
        ? await littleSpace(services.config.dataDirectory)
        : null,
      tzdata: tzdataInUse(view),
    }),
  );
}

/** A part of the list: its events in slices, and how many there are. */
interface Part {
  ids: (slice: Slice) => number[];
  count: () => number;
}

/** What is ahead begins with the next; what is over, with the last. */
function partsOfList(
  db: Pick<Reads, 'events'>,
  theirs: readonly number[] | null,
  now: number,
): Record<EventStatus, Part> {
  const events = theirs === null ? db.events : db.events.among(theirs);
  const by = overBy(now);
  const { published } = events;
  return {
    coming: {
      ids: (slice) => published.coming(by, slice),
      count: () => published.comingCount(by),
    },
    draft: { ids: events.drafts, count: events.draftCount },
    past: { ids: (slice) => published.past(by, slice), count: () => published.pastCount(by) },
    cancelled: { ids: events.cancelled, count: events.cancelledCount },
  };
}

type Shown = Pick<EventsPageProps, 'groups' | 'paging'> & { ids: number[] };

/** The head of every part, and which of them go on. */
function beginnings(parts: Record<EventStatus, Part>): Shown {
  const groups: EventsPageProps['groups'] = [];
  const ids: number[] = [];
  for (const status of eventStatuses) {
    const found = parts[status].ids({ limit: eventsOnPage + 1 });
    groups.push({ status, more: found.length > eventsOnPage });
    ids.push(...found.slice(0, eventsOnPage));
  }
  return { ids, groups, paging: null };
}

function pageOfPart({ ids, count }: Part, status: EventStatus, query: URLSearchParams): Shown {
  const { current, pages, offset } = pagingOf(query, count(), eventsOnPage);
  return {
    ids: ids({ limit: eventsOnPage, offset }),
    groups: [{ status, more: false }],
    paging: { status, page: current, pages },
  };
}

function listed({ services, view, now }: OrganizerVisit, event: Event): ListedEvent {
  const { confirmed, waiting } = services.db.signups.counts(event.id);
  return {
    ...eventOnConsole(services, event, now),
    language: event.language,
    when: announcementLine({ ...scheduleOf(event), announcedZones: [] }, view.language, {
      length: 'short',
      year: true,
    }),
    where: event.city || event.venue,
    confirmed: confirmed.people,
    capacity: event.capacity,
    waiting: waiting.people,
    series: seriesMark(services.db, view, event),
  };
}

function tzdataInUse({ language, now }: View): TzdataInUse {
  const release = tzdataRelease();
  const { version, publishedAt } = release;
  return {
    version,
    date: publishedAt === null ? '?' : longDate(publishedAt, 'UTC', language),
    old: isTzdataOld(release, now),
  };
}
