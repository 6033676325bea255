import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import fc from 'fast-check';
import {
  openConnection,
  drizzleOn,
  type Connection,
  withOpaqueParameters,
} from '../../../db/connection.ts';
import { eventLists } from '../../../db/eventLists.ts';
import { eventChanges } from '../../../db/events.ts';
import type { Event } from '../../../db/schema.ts';
import { isOver, overBy } from '../../../server/time/lifetime.ts';
import { bareEvent } from '../../helpers/events.ts';

const now = 1_700_000_000_000;
const hour = 3_600_000;
const day = 24 * hour;

let connection: Connection;
/** By which the lists are read, as SQLite gets them. */
let statements: string[];
let lists: ReturnType<typeof eventLists>;
let insert: ReturnType<typeof eventChanges>['insert'];

beforeEach(() => {
  connection = openConnection(':memory:');
  ({ insert } = eventChanges(drizzleOn(connection)));
  statements = [];
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (text: string) => {
    statements.push(text);
    return prepare(text);
  };
  // drizzle's own database asks for each at once; ours for what is asked of it.
  eventLists(drizzle(withOpaqueParameters(connection), { casing: 'snake_case' }));
  connection.prepare = prepare;
  lists = eventLists(drizzleOn(connection));
  connection.exec(
    "INSERT INTO campaigns (slug, title, facts, updated_at) VALUES ('a', 'A', '[]', 1)",
  );
});
afterEach(() => {
  connection.close();
});

const event = fc.record({
  state: fc.constantFrom('draft', 'published', 'cancelled'),
  startsAt: fc.integer({ min: -40, max: 40 }).map((days) => now + days * day),
  length: fc.option(fc.constantFrom(hour, 5 * hour, day, 31 * day)),
  campaignId: fc.constantFrom(null, 1),
  publishedAt: fc.option(fc.integer({ min: 1, max: 50 })),
  createdAt: fc.integer({ min: 1, max: 50 }),
  scheduledAt: fc.integer({ min: 1, max: 50 }),
});

function insertAll(given: readonly (typeof event extends fc.Arbitrary<infer One> ? One : never)[]) {
  return given.map(({ length, ...values }): Event =>
    insert({
      ...bareEvent(now, values),
      startsAt: values.startsAt,
      endsAt: length === null ? null : values.startsAt + length,
      endLocal: length === null ? null : '2023-01-01T00:00',
      cancelledAt: values.state === 'cancelled' ? 1 : null,
    }),
  );
}

const idsOf = (events: readonly Event[]) => events.map(({ id }) => id);
const byStart = (one: Event, other: Event) => one.startsAt - other.startsAt || one.id - other.id;

test('lists hold what the rules say, in order, whatever slice of them is asked for', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 25 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 8 }),
      (given, limit, offset) => {
        connection.exec('DELETE FROM events');
        const all = insertAll(given);
        const by = overBy(now);
        const seen = all.filter(({ state }) => state !== 'draft').toSorted(byStart);
        const coming = seen.filter((one) => !isOver(one, now));
        const past = seen.filter((one) => isOver(one, now)).toReversed();
        const slice = { limit, offset };
        const cut = (events: readonly Event[]) => idsOf(events).slice(offset, offset + limit);
        expect(lists.announced.coming(by, slice)).toEqual(cut(coming));
        expect(lists.announced.past(by, slice)).toEqual(cut(past));
        expect(lists.announced.comingCount(by)).toBe(coming.length);
        expect(lists.announced.pastCount(by)).toBe(past.length);

        const since = now - 20 * day;
        const ofLate = past.filter((one) => !isOver(one, since));
        expect(lists.announced.past(by, { ...slice, since: overBy(since) })).toEqual(cut(ofLate));

        const mine = ({ campaignId }: Event) => campaignId === 1;
        expect(lists.announcedOf(1).coming(by, slice)).toEqual(cut(coming.filter(mine)));
        expect(lists.announcedOf(1).past(by, slice)).toEqual(cut(past.filter(mine)));

        const published = ({ state }: Event) => state === 'published';
        expect(lists.published.coming(by, slice)).toEqual(cut(coming.filter(published)));
        expect(lists.published.past(by, slice)).toEqual(cut(past.filter(published)));
        expect(lists.published.pastCount(by)).toBe(past.filter(published).length);
      },
    ),
    { numRuns: 60 },
  );
});

test('no list that visitors or organizers see is sorted or looked through', () => {
  // These walk through all that is to come, or through a campaign: at a start, and for a host.
  const seldom = /in \('draft', 'published'\)|where "events"."campaign_id" = [^a]*order/;
  const often = statements.filter((statement) => !seldom.test(statement));
  expect(statements.length - often.length).toBe(2);
  expect(often.length).toBeGreaterThan(15);
  for (const statement of often) {
    const values = Array.from(statement.match(/\?/g) ?? [], () => 1);
    const plan = connection
      .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
      .all(...values)
      .map(({ detail }) => detail);
    // Whoever has rights at some events alone has few of them: those are sorted, and no other is met.
    if (statement.includes('json_each')) {
      expect({ statement, first: plan[0] }).toEqual({
        statement,
        first: expect.stringMatching(
          /^SEARCH events USING (?:INTEGER PRIMARY KEY|(?:COVERING )?INDEX events_)/,
        ),
      });
      continue;
    }
    expect({ statement, plan }).toEqual({
      statement,
      plan: [expect.stringMatching(/USING (?:COVERING )?INDEX events_|^SCAN events$/)],
    });
    if (plan[0] === 'SCAN events') expect(statement).toContain('order by "events"."id" desc');
  }
});
