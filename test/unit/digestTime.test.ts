import { describe, expect, test } from '@jest/globals';
import { collectingTime, digestDueAt } from '../../server/organizers/digestTime.ts';

const at = (text: string) => Date.parse(text);
const due = (zone: string, now: string) =>
  new Date(digestDueAt('daily', zone, at(now))).toISOString();

describe('the daily digest', () => {
  test('comes at the next eight o’clock of its zone', () => {
    expect(due('America/New_York', '2024-01-10T15:00:00Z')).toBe('2024-01-11T13:00:00.000Z');
    expect(due('America/New_York', '2024-01-10T12:59:59Z')).toBe('2024-01-10T13:00:00.000Z');
    expect(due('Asia/Kolkata', '2024-01-10T15:00:00Z')).toBe('2024-01-11T02:30:00.000Z');
  });

  test('at eight itself waits for the next day: it has just been sent', () => {
    expect(due('Etc/UTC', '2024-01-10T08:00:00Z')).toBe('2024-01-11T08:00:00.000Z');
  });

  test('follows the clocks where they change', () => {
    expect(due('America/New_York', '2024-03-09T20:00:00Z')).toBe('2024-03-10T12:00:00.000Z');
    expect(due('America/New_York', '2024-11-02T20:00:00Z')).toBe('2024-11-03T13:00:00.000Z');
  });

  test('comes a day later where a whole day was skipped', () => {
    // Samoa had no December 30, 2011.
    expect(due('Pacific/Apia', '2011-12-29T20:00:00Z')).toBe('2011-12-30T18:00:00.000Z');
  });
});

test('news at once is collected for some minutes', () => {
  expect(digestDueAt('at-once', 'Etc/UTC', 1000)).toBe(1000 + collectingTime);
});
