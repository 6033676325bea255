import { describe, expect, test } from '@jest/globals';
import { kindsOfMail, mailKinds } from '../../../server/outbox/mailKinds.ts';
import { quietUntil } from '../../../server/outbox/quietTime.ts';

const zone = 'America/New_York';
const night = { from: 22 * 60, until: 8 * 60 };
const at = (text: string) => Date.parse(`${text}:00-05:00`);
const held = (now: number, kind: Parameters<typeof quietUntil>[0] = 'message', start?: number) =>
  quietUntil(kind, start === undefined ? null : { startsAt: start }, night, zone, now);

describe('quiet time', () => {
  test('ends on the next morning, on the clocks of the site', () => {
    expect(held(at('2024-01-10T21:59'))).toBeNull();
    expect(held(at('2024-01-10T22:00'))).toBe(at('2024-01-11T08:00'));
    expect(held(at('2024-01-11T00:00'))).toBe(at('2024-01-11T08:00'));
    expect(held(at('2024-01-11T07:59'))).toBe(at('2024-01-11T08:00'));
    expect(held(at('2024-01-11T08:00'))).toBeNull();
    expect(held(at('2024-12-31T23:00'))).toBe(at('2025-01-01T08:00'));
  });

  test('can be within one day', () => {
    const siesta = { from: 13 * 60 + 30, until: 16 * 60 };
    const during = (now: number) => quietUntil('message', null, siesta, zone, now);
    expect(during(at('2024-01-10T13:29'))).toBeNull();
    expect(during(at('2024-01-10T13:30'))).toBe(at('2024-01-10T16:00'));
    expect(during(at('2024-01-10T16:00'))).toBeNull();
  });

  test('is none where there is no zone or no hour', () => {
    expect(quietUntil('message', null, night, null, at('2024-01-10T23:00'))).toBeNull();
    expect(quietUntil('message', null, null, zone, at('2024-01-10T23:00'))).toBeNull();
    expect(quietUntil('message', null, night, 'No/Where', at('2024-01-10T23:00'))).toBeNull();
  });

  test('ends where clocks are set forward over its end', () => {
    const until = { from: 22 * 60, until: 2 * 60 + 30 };
    const now = Date.parse('2024-03-10T05:00:00Z');
    expect(quietUntil('message', null, until, zone, now)).toBe(Date.parse('2024-03-10T07:30:00Z'));
  });

  test('holds what has time, and nothing that somebody waits for or needs', () => {
    const waits = mailKinds.filter((kind) => held(at('2024-01-10T23:00'), kind) !== null);
    expect(waits).toEqual([
      'signup-reminder-day',
      'event-thanks',
      'campaign-update',
      'organizer-digest',
      'campaign-letter',
      'message',
    ]);
    expect(waits.every((kind) => kindsOfMail[kind].purpose === 'optional')).toBe(true);
  });

  test('holds nothing until an event has begun', () => {
    const now = at('2024-01-10T23:00');
    expect(held(now, 'signup-reminder-day', at('2024-01-11T07:00'))).toBeNull();
    expect(held(now, 'signup-reminder-day', at('2024-01-11T08:00'))).toBeNull();
    expect(held(now, 'signup-reminder-day', at('2024-01-11T09:00'))).toBe(at('2024-01-11T08:00'));
    expect(held(now, 'event-thanks', at('2024-01-10T18:00'))).toBe(at('2024-01-11T08:00'));
  });
});
