import type { Event } from '../../db/schema.ts';
import type { AuditFilter } from '../../db/audit.ts';
import {
  consoleAuditAddress,
  consoleAuditFileAddress,
  consoleEventAuditAddress,
  withQuery,
} from '../../templates/addresses.ts';
import {
  auditKinds,
  auditPage,
  eventAuditPage,
  type AuditChoices,
  type AuditKind,
  type AuditPageProps,
} from '../../templates/pages/console/audit.ts';
import { auditCsv } from '../audit/auditCsv.ts';
import { auditDays } from '../audit/auditDays.ts';
import { foldEntries } from '../audit/foldEntries.ts';
import { actionsOf, kindsOfEvents } from '../audit/kinds.ts';
import { viewerMay } from '../../templates/view.ts';
import { eventAsked, eventChoices } from '../events/eventChoices.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { takenListRoutes } from '../organizers/takenListRoutes.ts';
import { wallTime } from '../time/clock.ts';
import { beginOfDay, dateAfter, dateAt, isDate } from '../time/day.ts';
import { zoneInWords } from '../time/times.ts';
import type { ListTaken } from '../web/listTaken.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { zoneOfPage } from '../web/shownTimes.ts';

/** Lines on one page, and entries that are looked through to fill it. */
const linesOnPage = 50;
const entriesRead = 2000;
/** No name or address needs more letters to be found, and each costs time in every row. */
const longestSearch = 100;

/** Who did what and when: for everything, and for one event. */
export const auditRoutes: readonly Route[] = [
  { method: 'get', path: consoleAuditAddress, role: 'organizer', need: 'lists', handle: showAll },
  ...takenListRoutes(consoleAuditFileAddress, 'lists', logTaken),
  {
    method: 'get',
    path: '/console/events/:slug/audit',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => showOfEvent(visit, eventOf(visit)),
  },
];

function showAll(visit: OrganizerVisit): Reply {
  const { services, view, now, theirs } = visit;
  const event = eventAsked(visit);
  const events = eventChoices(services.db, now, event, theirs);
  return page(auditPage(view, { ...log(visit, event ?? null, consoleAuditAddress), events }));
}

function showOfEvent(visit: OrganizerVisit, event: Event): Reply {
  const { services, view, now } = visit;
  const shown = log(visit, event, consoleEventAuditAddress(event.slug));
  return page(eventAuditPage(view, { ...shown, event: eventOnConsole(services, event, now) }));
}

/** Null, which is quick, for all. */
function actionsShown(kinds: readonly AuditKind[]): AuditFilter['actions'] {
  return kinds === auditKinds ? null : kinds.flatMap(actionsOf);
}

/** What an address asks for, as it is chosen on the page and as it is looked for. */
function asked(visit: OrganizerVisit, event: Event | null) {
  const { services, view, query } = visit;
  const organizers = services.db.organizers
    .active()
    .filter(({ id }) => visit.theirs === null || id === visit.organizer.id)
    .map(({ id, name }) => ({ id, name }));
  const kinds = viewerMay(view, 'team') ? auditKinds : kindsOfEvents;
  const zone = zoneOfPage(view, event ?? undefined);
  const day = query.get('day') ?? '';
  const days = isDate(day) ? daysOf(day, zone) : undefined;
  const chosen: AuditChoices = {
    kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
    organizer: organizers.find(({ id }) => String(id) === query.get('organizer'))?.id ?? null,
    event: event?.slug ?? null,
    day: days === undefined ? '' : day,
    search: (query.get('q') ?? '').trim().slice(0, longestSearch),
  };
  const filter: AuditFilter = {
    actions: chosen.kind === null ? actionsShown(kinds) : actionsOf(chosen.kind),
    organizerId: chosen.organizer,
    eventId: event?.id ?? null,
    theirs: event ? null : visit.theirs,
    search: chosen.search,
    ...(days === undefined ? {} : { days }),
  };
  return { organizers, kinds, chosen, filter, zone };
}

/** From the first instant of a day to that of the next, by the clocks of a zone. */
function daysOf(day: string, zone: string): AuditFilter['days'] {
  const from = beginOfDay(day, zone);
  const before = beginOfDay(dateAfter(day, 1), zone);
  return from === null || before === null ? undefined : { from, before };
}

/** It names people, too. How many entries it has is known when it is read. */
function logTaken(visit: OrganizerVisit): ListTaken {
  const { services, view, query, now } = visit;
  const { filter } = asked(visit, eventAsked(visit) ?? null);
  return {
    kind: 'audit',
    title: view.t('console.audit.export'),
    of: null,
    from: {
      href: withQuery(consoleAuditAddress, Object.fromEntries(query)),
      label: view.t('console.audit.title'),
    },
    format: 'csv',
    rows: 0,
    file: () => ({
      kind: 'stream',
      type: 'text/csv; charset=utf-8',
      body: auditCsv(services.db.audit.list, filter, view),
      filename: `audit-${dateAt(now, 'Etc/UTC')}.csv`,
    }),
  };
}

/** The part of the log that an address asks for. */
function log(visit: OrganizerVisit, event: Event | null, address: string): AuditPageProps {
  const { services, view, query, now } = visit;
  const { db } = services;
  const { organizers, kinds, chosen, filter, zone } = asked(visit, event);
  const unfolded = query.get('unfolded') === 'yes';
  // No entry is older than the first.
  const before = plainNumber(query.get('before')) || null;
  const limit = unfolded ? linesOnPage : entriesRead;
  const entries = db.audit.list(filter, before, limit + 1);
  const { lines, last } = unfolded
    ? {
        lines: entries.slice(0, limit).map((entry) => ({ kind: 'entry', entry }) as const),
        last: entries.slice(0, limit).at(-1) ?? null,
      }
    : foldEntries(
        entries.slice(0, limit),
        ({ at }) => wallTime(at, zone).slice(0, 10),
        linesOnPage,
      );

  const narrowed = {
    kind: chosen.kind ?? '',
    organizer: chosen.organizer ?? '',
    day: chosen.day,
    q: chosen.search,
  };
  const ofEvent = { event: chosen.event ?? '' };
  const hrefOf = (changes: Record<string, string | number>) =>
    withQuery(address, {
      ...narrowed,
      ...(address === consoleAuditAddress ? ofEvent : {}),
      ...changes,
    });
  const more = last !== null && entries.at(-1)?.id !== last.id;
  return {
    address,
    chosen,
    kinds,
    organizers,
    days: auditDays(view, lines, zone, ({ id }) => hrefOf({ unfolded: 'yes', before: id + 1 })),
    zone: zoneInWords(now, zone, view.language),
    file: withQuery(consoleAuditFileAddress, { ...narrowed, ...ofEvent }),
    newest: before === null ? null : hrefOf({}),
    older: more ? hrefOf({ before: last.id, ...(unfolded ? { unfolded: 'yes' } : {}) }) : null,
  };
}
