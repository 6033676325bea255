import * as ics from 'ics';
import type { Event } from '../../../db/schema.ts';
import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { allEventsFeed } from '../../../server/site/publicFeeds.ts';
import { testConfig, testNow } from '../../helpers/app.ts';
import type { Services } from '../../../server/services.ts';
import { insertEvent } from '../../helpers/events.ts';
import { compare, ratioRow, type Subject } from '../measure.ts';

/*
 * The calendar of a hundred events as it is made anew: what is read from the database, checked, cleaned
 * and folded, against `ics` alone that is handed the same facts.
 */

const events = 100;
const repeats = 10;

export const feed: Subject = {
  name: 'feed',
  rows: async function* () {
    // More of them than the program remembers the words of: each feed is built as if it were the first.
    const calendars: Services[] = [];
    for (let year = 2025; year < 2031; year += 1) calendars.push(await calendarOf(year));
    let turn = 0;
    const next = () => calendars[(turn += 1) % calendars.length] ?? never();
    const all = next().db.events.all();

    const ours = () => timed(() => allEventsFeed(next(), testNow));
    const floor = () => timed(() => ics.createEvents(all.map(bareEvent)));
    const what = `calendar feed of ${events} events, built anew`;
    yield ratioRow(
      { what, floor: '`ics` alone', aim: { atLeast: 1 }, unit: 'feeds/s' },
      await compare(9, ours, floor),
    );
  },
};

/** A site with a hundred events, each at an hour of its own. */
async function calendarOf(year: number): Promise<Services> {
  const db = openDatabase(':memory:');
  const log = openLog({ logLevel: 'info' }, { write: () => {} });
  const services = makeServices(testConfig(), db, log, () => testNow);
  for (let index = 0; index < events; index += 1) {
    const month = String((index % 12) + 1).padStart(2, '0');
    const day = String((index % 28) + 1).padStart(2, '0');
    const hour = String(10 + (index % 11));
    const values = { title: `An example panel, number ${index}` };
    await insertEvent(services, values, { startLocal: `${year}-${month}-${day}T${hour}:30` });
  }
  return services;
}

function never(): never {
  throw new Error('There is no calendar.');
}

/** How often a second a job is done. */
async function timed(job: () => unknown): Promise<number> {
  const began = performance.now();
  for (let index = 0; index < repeats; index += 1) job();
  return (repeats * 1000) / (performance.now() - began);
}

function bareEvent(event: Event): ics.EventAttributes {
  return {
    uid: `event-${event.id}@example.org`,
    start: event.startsAt,
    startInputType: 'utc',
    startOutputType: 'utc',
    end: event.endsAt ?? event.startsAt,
    endInputType: 'utc',
    endOutputType: 'utc',
    title: event.title,
    description: `https://example.org/events/${event.slug}`,
    url: `https://example.org/events/${event.slug}`,
    organizer: { name: event.host, email: 'events@example.org' },
    status: 'CONFIRMED',
    sequence: event.sequence,
    created: event.createdAt,
    lastModified: event.updatedAt,
  };
}
