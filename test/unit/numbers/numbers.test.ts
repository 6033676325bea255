import { describe, expect, test } from '@jest/globals';
import type { SignupTally } from '../../../db/schema.ts';
import {
  allSignupDays,
  growth,
  grownBy,
  spansOf,
  type SignupDay,
} from '../../../server/numbers/signupDays.ts';
import { sensitiveCounts, type ToldCount } from '../../../server/questions/smallCounts.ts';
import { tallied } from '../../../server/numbers/tallied.ts';
import { dateAfter } from '../../../server/time/day.ts';

const zone = 'America/New_York';
const hourOf = (instant: string) => Math.floor(Date.parse(instant) / 3_600_000);

describe('sign-ups by day', () => {
  // Clocks go forward on March 8, 2026: that day has 23 hours.
  const hours = [
    { hour: hourOf('2026-03-08T04:00Z'), signups: 2 },
    { hour: hourOf('2026-03-08T05:00Z'), signups: 3 },
    { hour: hourOf('2026-03-09T03:59Z'), signups: 5 },
    { hour: hourOf('2026-03-09T04:00Z'), signups: 7 },
  ];

  test('are those of the clocks of the event, from the first sign-up to the last day', () => {
    expect(allSignupDays(hours, Date.parse('2026-03-10T12:00Z'), zone)).toEqual([
      { date: '2026-03-07', signups: 2 },
      { date: '2026-03-08', signups: 8 },
      { date: '2026-03-09', signups: 7 },
      { date: '2026-03-10', signups: 0 },
    ]);
  });

  test('go on to whoever was written down after the event, and begin with nobody', () => {
    const days = allSignupDays(hours, Date.parse('2026-03-08T12:00Z'), zone);
    expect(days.at(-1)).toEqual({ date: '2026-03-09', signups: 7 });
    expect(allSignupDays([], 0, zone)).toEqual([]);
  });

  test('lose nobody, however long ago the first was', () => {
    const long = [{ hour: hourOf('2020-01-01T12:00Z'), signups: 4 }, ...hours];
    const days = allSignupDays(long, Date.parse('2026-03-10T12:00Z'), zone);
    expect(days.length).toBeLessThan(800);
    expect(days.reduce((sum, { signups }) => sum + signups, 0)).toBe(21);
  });

  test('are told in whole weeks where they would be too many bars', () => {
    const days = Array.from({ length: 200 }, (_, index): SignupDay => ({
      date: dateAfter('2026-01-01', index),
      signups: 1,
    }));
    const spans = spansOf(days, 90);
    expect(spans.length).toBeLessThanOrEqual(90);
    expect(spans[0]).toEqual({ date: '2026-01-01', until: '2026-01-07', signups: 7 });
    expect(spans.reduce((sum, { signups }) => sum + signups, 0)).toBe(200);
    expect(spansOf(days.slice(0, 90), 90)).toHaveLength(90);
  });

  test('add up, counted back from the day of the event', () => {
    const days = [
      { date: '2026-03-07', signups: 2 },
      { date: '2026-03-08', signups: 8 },
    ];
    const grown = growth(days, '2026-03-10');
    expect(grown).toEqual([
      { before: 3, signups: 2 },
      { before: 2, signups: 10 },
    ]);
    expect([5, 3, 2, 0, -4].map((before) => grownBy(grown, before))).toEqual([0, 2, 10, 10, 10]);
  });
});

describe('a number of sensitive answers', () => {
  const few: ToldCount = { kind: 'few' };
  const several: ToldCount = { kind: 'several' };
  const exact = (people: number): ToldCount => ({ kind: 'exact', people });

  test('is told from three on, and nobody as well as one or two', () => {
    expect(sensitiveCounts([0, 1, 2, 3, 40], false)).toEqual([few, few, few, exact(3), exact(40)]);
  });

  test('cannot be told from the others where everybody gave one answer', () => {
    expect(sensitiveCounts([40, 1], true)).toEqual([several, few]);
    expect(sensitiveCounts([40, 1, 7], true)).toEqual([exact(40), few, several]);
    // Two small ones hide each other.
    expect(sensitiveCounts([40, 1, 2], true)).toEqual([exact(40), few, few]);
    expect(sensitiveCounts([40, 5], true)).toEqual([exact(40), exact(5)]);
    expect(sensitiveCounts([1], true)).toEqual([few]);
  });
});

describe('the people of an event', () => {
  const tally = (values: Partial<SignupTally>): SignupTally => ({
    eventId: 1,
    state: 'confirmed',
    language: 'en',
    origin: 'form',
    came: false,
    signups: 1,
    companions: 0,
    cameWith: 0,
    needs: 0,
    ...values,
  });

  test('are added up by how they stand, and who never confirmed counts for nothing else', () => {
    const numbers = tallied([
      tally({ signups: 10, companions: 4, needs: 2 }),
      tally({ signups: 6, companions: 3, came: true, cameWith: 1, language: 'es', needs: 1 }),
      tally({ signups: 2, came: true, origin: 'door' }),
      tally({ signups: 3, state: 'waiting', language: 'es', needs: 1 }),
      tally({ signups: 4, state: 'cancelled', needs: 4 }),
      tally({ signups: 9, state: 'unconfirmed', language: 'eu', needs: 9 }),
    ]);
    expect(numbers.states).toEqual({
      confirmed: { signups: 18, people: 25 },
      waiting: { signups: 3, people: 3 },
      cancelled: { signups: 4, people: 4 },
      unconfirmed: { signups: 9, people: 9 },
    });
    expect(numbers.came).toEqual({ signups: 8, people: 9 });
    expect(numbers.absent).toBe(10);
    expect(numbers.needs).toBe(4);
    expect(numbers.languages).toEqual([
      { language: 'en', signups: 12 },
      { language: 'es', signups: 9 },
    ]);
    expect(numbers.origins).toEqual([
      { origin: 'form', signups: 23 },
      { origin: 'door', signups: 2 },
    ]);
  });
});
