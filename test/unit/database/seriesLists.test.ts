import { afterAll, expect, test } from '@jest/globals';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import fc from 'fast-check';
import { drizzleOn, openConnection, withOpaqueParameters } from '../../../db/connection.ts';
import { eventChanges } from '../../../db/events.ts';
import type { Event } from '../../../db/schema.ts';
import { seriesReads } from '../../../db/series.ts';
import { isOver, overBy } from '../../../server/time/lifetime.ts';
import { bareEvent } from '../../helpers/events.ts';

const now = 1_700_000_000_000;
const hour = 3_600_000;
const day = 24 * hour;

const connection = openConnection(':memory:');
connection.exec(
  "INSERT INTO series (slug, pattern, created_at, updated_at) VALUES ('a', '{}', 1, 1), ('b', '{}', 1, 1)",
);
/** By which the lists are read, as SQLite gets them. */
const statements: string[] = [];
const prepare = connection.prepare.bind(connection);
connection.prepare = (text: string) => {
  statements.push(text);
  return prepare(text);
};
// drizzle's own database asks for each at once; ours for what is asked of it.
seriesReads(drizzle(withOpaqueParameters(connection), { casing: 'snake_case' }));
connection.prepare = prepare;
const lists = seriesReads(drizzleOn(connection));
const { insert } = eventChanges(drizzleOn(connection));
afterAll(() => {
  connection.close();
});

const event = fc.record({
  state: fc.constantFrom('draft', 'published', 'published', 'cancelled'),
  startsAt: fc.integer({ min: -3, max: 6 }).map((days) => now + days * day),
  length: fc.option(fc.constantFrom(hour, 5 * day)),
  seriesId: fc.constantFrom(null, 1, 1, 2),
  publishedAt: fc.option(fc.integer({ min: 1, max: 3 })),
  createdAt: fc.integer({ min: 1, max: 3 }),
  scheduledAt: fc.integer({ min: 1, max: 3 }),
});

const idsOf = (events: readonly Event[]) => events.map(({ id }) => id);
const byStart = (one: Event, other: Event) => one.startsAt - other.startsAt || one.id - other.id;
const newsOf = ({ publishedAt, createdAt, scheduledAt }: Event) =>
  Math.max(publishedAt ?? createdAt, scheduledAt);

/** Whether another date of the same series speaks for an event. */
function isSpokenFor(one: Event, all: readonly Event[], by: (other: Event) => boolean): boolean {
  return all.some(
    (other) =>
      one.seriesId !== null &&
      other.seriesId === one.seriesId &&
      byStart(other, one) < 0 &&
      by(other),
  );
}

test('a series fills no list alone, and hides nothing but its own dates', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 25 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 8 }),
      (given, limit, offset) => {
        connection.exec('DELETE FROM events');
        const all = given.map(({ length, ...values }) =>
          insert({
            ...bareEvent(now, values),
            startsAt: values.startsAt,
            endsAt: length === null ? null : values.startsAt + length,
            endLocal: length === null ? null : '2023-01-01T00:00',
            cancelledAt: values.state === 'cancelled' ? 1 : null,
          }),
        );
        const seen = all.filter(({ state }) => state !== 'draft').toSorted(byStart);
        const ahead = seen.filter((one) => !isOver(one, now));
        const isNext = ({ state }: Event) => state === 'published';
        const coming = ahead.filter((one) => !isSpokenFor(one, ahead, isNext));
        const by = overBy(now);
        expect(lists.comingInShort(by, { limit, offset })).toEqual(
          idsOf(coming).slice(offset, offset + limit),
        );
        expect(lists.comingInShortCount(by)).toBe(coming.length);

        const news = seen
          .filter(
            (one) =>
              !isSpokenFor(
                one,
                seen,
                (other) => other.state === one.state && newsOf(other) === newsOf(one),
              ),
          )
          .toSorted(
            (one, other) =>
              newsOf(other) - newsOf(one) || one.startsAt - other.startsAt || other.id - one.id,
          );
        expect(lists.newsInShort(limit)).toEqual(idsOf(news).slice(0, limit));

        const ofFirst = ({ seriesId }: Event) => seriesId === 1;
        expect(lists.ids(1)).toEqual(idsOf(all.filter(ofFirst).toSorted(byStart)));
        const { coming: dates, past } = lists.announcedOf(1);
        expect(dates(by, { limit, offset })).toEqual(
          idsOf(ahead.filter(ofFirst)).slice(offset, offset + limit),
        );
        const over = seen.filter((one) => isOver(one, now) && ofFirst(one)).toReversed();
        expect(past(by, { limit })).toEqual(idsOf(over).slice(0, limit));
      },
    ),
    { numRuns: 60 },
  );
});

test('every list is read from an index, and so is what speaks for another date', () => {
  const ofEvents = statements.filter((statement) => /^(?!delete).*from "events"/s.test(statement));
  expect(ofEvents.length).toBeGreaterThan(10);
  for (const statement of ofEvents) {
    const values = Array.from(statement.match(/\?/g) ?? [], () => 1);
    const plan = prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
      .all(...values)
      .map(({ detail }) => detail)
      .filter((detail) => !detail.startsWith('CORRELATED'));
    expect({ statement, plan }).toEqual({
      statement,
      plan: plan.map(() => expect.stringMatching(/USING (?:COVERING )?INDEX events_/)),
    });
    expect(plan.slice(1)).toEqual(
      plan.slice(1).map(() => expect.stringContaining('INDEX events_of_series')),
    );
  }
});
