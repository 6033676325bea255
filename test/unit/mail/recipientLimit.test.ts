import { describe, expect, test } from '@jest/globals';
import { mailsADay, mailsAnHour, nextTurn } from '../../../server/outbox/recipientLimit.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2024, 0, 10, 15);

const times = (count: number, first: number, step: number) =>
  Array.from({ length: count }, (_, at) => first + at * step);

describe('a mail that anybody can cause', () => {
  test('goes at once to who has had few', () => {
    expect(nextTurn([], now)).toBe(now);
    expect(nextTurn(times(mailsAnHour - 1, now, 0), now)).toBe(now);
  });

  test('waits until the first of as many as an hour allows is an hour old', () => {
    const due = times(mailsAnHour, now - 30 * minute, minute);
    expect(nextTurn(due, now)).toBe(now + 30 * minute);
    expect(nextTurn(due.toReversed(), now)).toBe(now + 30 * minute);
  });

  test('stands behind those that wait already', () => {
    const due: number[] = [];
    for (let count = 0; count < mailsADay; count += 1) due.push(nextTurn(due, now) ?? NaN);
    expect(due).toEqual(
      Array.from({ length: mailsADay }, (_, at) => now + Math.floor(at / mailsAnHour) * hour),
    );
    expect(nextTurn(due, now)).toBeNull();
  });

  test('is not sent to who has had enough for a day, and again the day after', () => {
    const due = times(mailsADay, now - 20 * hour, hour);
    expect(nextTurn(due, now)).toBeNull();
    expect(nextTurn(due, now + 4 * hour - 1)).toBeNull();
    expect(nextTurn(due, now + 4 * hour)).toBe(now + 4 * hour);
    expect(nextTurn(due, now + 2 * day)).toBe(now + 2 * day);
  });
});
