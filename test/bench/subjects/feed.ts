import * as ics from 'ics';
import type { Event } from '../../../db/schema.ts';
import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { allEventsFeed } from '../../../server/site/publicFeeds.ts';
import { testConfig, testNow } from '../../helpers/app.ts';
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
    const db = openDatabase(':memory:');
    const log = openLog({ logLevel: 'info' }, { write: () => {} });
    const services = makeServices(testConfig(), db, log, () => testNow);
    const all: Event[] = [];
    for (let index = 0; index < events; index += 1)
      all.push(await insertEvent(services, { title: `An example panel, number ${index}` }));

    const ours = () => timed(() => allEventsFeed(services, testNow));
    const floor = () => timed(() => ics.createEvents(all.map(bareEvent)));
    const what = `calendar feed of ${events} events, built anew`;
    yield ratioRow(
      { what, floor: '`ics` alone', aim: { atLeast: 1 }, unit: 'feeds/s' },
      await compare(9, ours, floor),
    );
    db.close();
  },
};

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
