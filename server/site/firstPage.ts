import type { Event, Rights } from '../../db/schema.ts';
import {
  consoleDoorAddress,
  consoleEventsAddress,
  consoleWelcomeAddress,
} from '../../templates/addresses.ts';
import { firstPage, type EventInNumbers } from '../../templates/pages/console/firstPage.ts';
import { viewerMay } from '../../templates/view.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { readEvents } from '../events/readableEvents.ts';
import { littleSpace } from '../operations/health.ts';
import { isNewSite } from '../settings/welcome.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { dayText } from '../time/dateText.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { overBy } from '../time/lifetime.ts';
import { page, redirect, type OrganizerVisit, type Reply } from '../web/routes.ts';
import { firstHour, signupDays } from '../numbers/signupDays.ts';
import { whatNeedsMe } from './whatNeedsMe.ts';

/** So many of the events to come stand on the page; all of them on the list. */
const eventsShown = 12;

/** So many days tell whether an event is being heard of. */
const daysShown = 14;

/**
 * Where somebody begins: at the door, or with what waits for them and how their events are doing; whoever
 * sets the site up, with that.
 */
export async function showFirstPage(visit: OrganizerVisit): Promise<Reply> {
  const { services, rights, view, now, theirs } = visit;
  const { db, log, config } = services;
  if (rights.role === 'door')
    return redirect(consoleDoorAddress(db.events.byId(rights.eventId)?.slug ?? ''));
  if (viewerMay(view, 'settings') && isNewSite(db)) return redirect(consoleWelcomeAddress);
  // Their list says that nobody has given them any.
  if (theirs?.length === 0 && !leadsCampaign(rights)) return redirect(consoleEventsAddress);
  const events = theirs === null ? db.events : db.events.among(theirs);
  const ids = events.published.coming(overBy(now), { limit: eventsShown + 1 });
  const { results, unreadable } = readEvents(db, ids.slice(0, eventsShown), (event) =>
    inNumbers(visit, event),
  );
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the first page');
  return page(
    firstPage(view, {
      needs: whatNeedsMe(visit),
      events: results,
      more: ids.length > eventsShown,
      littleSpace: viewerMay(view, 'settings') ? await littleSpace(config.dataDirectory) : null,
    }),
  );
}

/** Whose campaign may have proposals before it has an event. */
function leadsCampaign(rights: Rights): boolean {
  return rights.role === 'coordinator' && rights.of.kind === 'campaign';
}

function inNumbers({ services, view, now }: OrganizerVisit, event: Event): EventInNumbers {
  const { db } = services;
  const { id, zone, capacity, language } = event;
  const { confirmed, waiting } = db.signups.counts(id);
  const days = signupDays(
    db.needs.hoursOf(id, firstHour(now, zone, daysShown)),
    now,
    zone,
    daysShown,
  );
  // Its own day everywhere: read as UTC, no clock moves it.
  const words = (date = '') => dayText(Date.parse(`${date}T12:00Z`), 'UTC', view.language);
  const style = { length: 'short' } as const;
  const when = announcementLine({ ...scheduleOf(event), announcedZones: [] }, view.language, style);
  return {
    ...eventOnConsole(services, event, now),
    language,
    when,
    // Where the hour is that of a city by its name, the place is worth more than the name once more.
    where: event.city === '' || when.includes(event.city) ? event.venue : event.city,
    confirmed: confirmed.people,
    waiting: waiting.people,
    capacity,
    days: days.map(({ signups }) => signups),
    from: words(days[0]?.date),
    until: words(days.at(-1)?.date),
  };
}
