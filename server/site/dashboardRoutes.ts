import { consoleAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import {
  eventsPage,
  type ListedEvent,
  type TzdataInUse,
} from '../../templates/pages/console/events.ts';
import type { View } from '../../templates/view.ts';
import { deletion } from '../events/consoleRoutes.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { readEvents } from '../events/readableEvents.ts';
import { littleSpace } from '../operations/health.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { longDate } from '../time/dateText.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { isTzdataOld, tzdataRelease } from '../time/tzdata.ts';
import { doneText } from '../web/done.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';

/** The first page of the dashboard: every event, and what the host should know. */
export const dashboardRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleAddress,
    role: 'organizer',
    handle: () => redirect(consoleEventsAddress),
  },
  { method: 'get', path: consoleEventsAddress, role: 'organizer', handle: showEvents },
];

async function showEvents(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, now } = visit;
  const { db, log } = services;
  const read = readEvents(db, db.events.allIds(), (event): ListedEvent => {
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
    };
  });
  const { results: events, unreadable } = read;
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the list');
  // What is ahead begins with the next; what is over, with the last.
  const ahead = ({ status }: ListedEvent) => status === 'coming' || status === 'draft';
  const ordered = [
    ...events.filter(ahead).toReversed(),
    ...events.filter((event) => !ahead(event)),
  ];
  return page(
    eventsPage(view, {
      events: ordered,
      unreadable: unreadable.length,
      done: doneText(visit, [deletion], (name) => view.t(`console.events.done.${name}`)),
      littleSpace: await littleSpace(services.config.dataDirectory),
      tzdata: tzdataInUse(view),
    }),
  );
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
