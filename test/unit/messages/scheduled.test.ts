import { describe, expect, test } from '@jest/globals';
import { fromEvent, readSendTime } from '../../../server/messages/sendTime.ts';
import { latest, whyHeld } from '../../../server/messages/whyHeld.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zone = 'America/New_York';
const startsAt = Date.parse('2026-11-10T23:00Z');
const endsAt = startsAt + 2 * hour;
const bounds = {
  event: { zone, startsAt, endsAt },
  retentionDays: 30,
  now: Date.parse('2026-10-01T12:00Z'),
};

const read = (sendDate: string, sendTime: string, sendOccurrence = '', now = bounds.now) =>
  readSendTime({ sendDate, sendTime, sendOccurrence }, 'en', { ...bounds, now });

describe('the time at which a message shall go', () => {
  test.each([
    ['2026-11-09', '18:00', '2026-11-09T23:00Z'],
    ['2026-11-09', '6:00 pm', '2026-11-09T23:00Z'],
    ['2026-10-20', '18:00', '2026-10-20T22:00Z'],
  ])('%s %s is that of the clocks of the event', (date, time, instant) => {
    const result = read(date, time);
    expect(result.ok && result.moment.instant).toBe(Date.parse(instant));
  });

  test.each([
    ['', '18:00', 'sendDate', 'console.messages.schedule.problems.date'],
    ['soon', '18:00', 'sendDate', 'console.eventForm.problems.dateMalformed'],
    ['2026-11-09', '', 'sendTime', 'console.messages.schedule.problems.time'],
    ['2026-11-09', 'x', 'sendTime', 'console.eventForm.problems.timeMalformed'],
    ['2027-03-14', '02:30', 'sendTime', 'console.eventForm.problems.timeSkipped'],
    ['2026-11-01', '01:30', 'sendOccurrence', 'console.eventForm.problems.timeDoubled'],
    ['2026-09-30', '18:00', 'sendTime', 'console.messages.schedule.problems.past'],
    ['2026-12-20', '18:00', 'sendTime', 'console.messages.schedule.problems.erased'],
  ])('%s %s is refused at %s with %s', (date, time, field, key) => {
    const result = read(date, time);
    expect(result.ok ? {} : result.problems).toMatchObject({ [field]: { key } });
  });

  test('is past in the minute in which it is', () => {
    const at = Date.parse('2026-11-09T23:00Z');
    expect(read('2026-11-09', '18:00', '', at).ok).toBe(false);
    expect(read('2026-11-09', '18:00', '', at - 1).ok).toBe(true);
  });

  test('is one of both that clocks show twice, and the question stays', () => {
    const [earlier, later] = ['earlier', 'later'].map((pass) => read('2026-11-01', '01:30', pass));
    expect(earlier?.ok && earlier.moment.instant).toBe(Date.parse('2026-11-01T05:30Z'));
    expect(later?.ok && later.moment.instant).toBe(Date.parse('2026-11-01T06:30Z'));
    expect(earlier?.question?.later).toBe('1:30 AM EST (UTC−05:00)');
    expect(read('2026-11-09', '18:00').question).toBeNull();
  });
});

describe('how far a time is from its event', () => {
  const event = { zone, startsAt, endsAt, startPrecision: 'hour' } as const;

  test.each([
    [-30 * 60_000, { kind: 'before', unit: 'minutes', count: 30 }],
    [-3 * hour, { kind: 'before', unit: 'hours', count: 3 }],
    // The evening before is no whole day.
    [-22 * hour, { kind: 'before', unit: 'hours', count: 22 }],
    [-2 * day, { kind: 'before', unit: 'days', count: 2 }],
    [0, { kind: 'during' }],
    [2 * hour, { kind: 'after', unit: 'minutes', count: 0 }],
    [5 * hour, { kind: 'after', unit: 'hours', count: 3 }],
    [4 * day, { kind: 'after', unit: 'days', count: 4 }],
  ])('%d milliseconds', (distance, expected) => {
    expect(fromEvent(event, startsAt + distance)).toEqual(expected);
  });

  test('is told in days while its hour is open', () => {
    const midnight = Date.parse('2026-11-10T05:00Z');
    const open = {
      zone,
      startsAt: midnight,
      endsAt: midnight + day,
      startPrecision: 'day',
    } as const;
    expect(fromEvent(open, midnight - 1)).toEqual({ kind: 'before', unit: 'days', count: 1 });
    expect(fromEvent(open, midnight + 12 * hour)).toEqual({ kind: 'same-day' });
    expect(fromEvent(open, midnight + day)).toEqual({ kind: 'after', unit: 'days', count: 1 });
  });
});

describe('a scheduled message', () => {
  const event = { startsAt, cancelledAt: null };
  const message = {
    sendAt: startsAt - day,
    sendForStart: startsAt,
    scheduledAt: startsAt - 9 * day,
  };
  const held = (
    changes: Partial<typeof message> = {},
    now = startsAt - day,
    of: { startsAt?: number; cancelledAt?: number } = {},
    mayWrite = true,
  ) => whyHeld({ ...message, ...changes }, { ...event, ...of }, mayWrite, now);

  test('goes at its time, and shortly after it', () => {
    expect(held()).toBeNull();
    expect(held({}, startsAt - day + latest)).toBeNull();
    expect(held({}, startsAt - day + latest + 1)).toBe('late');
  });

  test('does not go for who may not write to its people any more', () => {
    expect(held({}, undefined, {}, false)).toBe('rights');
  });

  test('does not go once its event is canceled, unless it was scheduled after that', () => {
    const canceled = startsAt - 5 * day;
    expect(held({}, undefined, { cancelledAt: canceled })).toBe('cancelled');
    expect(held({ scheduledAt: canceled + 1 }, undefined, { cancelledAt: canceled })).toBeNull();
  });

  test('does not go on the other side of an event that was moved', () => {
    expect(held({}, undefined, { startsAt: startsAt - 2 * day })).toBe('moved');
    const thanks = { sendAt: startsAt + day };
    expect(held(thanks, startsAt + day)).toBeNull();
    expect(held(thanks, startsAt + day, { startsAt: startsAt + 3 * day })).toBe('moved');
    expect(held({}, undefined, { startsAt: startsAt + 3 * day })).toBeNull();
  });
});
