import { afterAll, describe, expect, test } from '@jest/globals';
import { drizzleOn, openConnection } from '../../db/connection.ts';
import { eventChanges } from '../../db/events.ts';
import type { Event } from '../../db/schema.ts';
import { commonChange, type Common } from '../../server/campaigns/commonChange.ts';
import { bareEvent, type TestSchedule } from '../helpers/events.ts';

/* What a change of a campaign does to one of its actions. */

const connection = openConnection(':memory:');
const { insert } = eventChanges(drizzleOn(connection));
afterAll(() => {
  connection.close();
});

const now = Date.parse('2024-01-01T00:00Z');
const shared: Common = {
  day: '2024-01-24',
  startTime: '16:00',
  bring: 'Pots',
  template: 'Come!',
};

function action(zone: string, values: Partial<Event> = {}, when: TestSchedule = {}): Event {
  const place = { zone, announcedZones: [zone] };
  const hours = when.firstDay === undefined ? { startLocal: '2024-01-24T16:00' } : {};
  const texts = { bring: 'Pots', description: 'Come!' };
  return insert(bareEvent(1, { ...texts, ...values }, { ...place, ...hours, ...when }));
}

function along(event: Event, change: Partial<Common>, before: Partial<Common> = {}, at = now) {
  const from = { ...shared, ...before };
  const result = commonChange(from, { ...from, ...change }, event, at);
  const { schedule } = result.details;
  return {
    ...result,
    start: schedule.precision === 'hour' ? schedule.start.local : schedule.start.date,
    end: schedule.precision === 'hour' ? schedule.end?.local : schedule.end.date,
  };
}

describe('an action follows its campaign', () => {
  test('in what it had as the campaign did, and in nothing else', () => {
    const change = { startTime: '17:30', bring: 'Pans', template: 'Come all!' };
    const followed = along(action('Asia/Kolkata'), change);
    expect(followed).toMatchObject({ start: '2024-01-24T17:30', own: [], stays: null });
    expect(followed.parts).toEqual(['start', 'description', 'bring']);
    expect(followed.details).toMatchObject({ bring: 'Pans', description: 'Come all!', slug: null });
    const its = { bring: 'Tea', description: 'Its own.' };
    const kept = along(action('Asia/Kolkata', its, { startLocal: '2024-01-24T12:00' }), change);
    expect(kept).toMatchObject({
      parts: [],
      own: ['startTime', 'bring'],
      start: '2024-01-24T12:00',
    });
    expect(kept.details).toMatchObject(its);
    expect(along(action('Asia/Kolkata'), {}).parts).toEqual([]);
  });

  test('to another day at its own hour, with its end and the day after that', () => {
    const night = { startLocal: '2024-01-24T22:00', endLocal: '2024-01-25T01:00' };
    const moved = along(action('Europe/Paris', {}, night), { day: '2024-01-27' });
    expect(moved).toMatchObject({ start: '2024-01-27T22:00', end: '2024-01-28T01:00', own: [] });
    const both = along(action('Pacific/Apia'), { day: '2024-01-27', startTime: '10:00' });
    expect(both).toMatchObject({ start: '2024-01-27T10:00', parts: ['start'] });
    const whole = action('Europe/Paris', {}, { firstDay: '2024-01-24', lastDay: '2024-01-25' });
    const days = along(whole, { day: '2024-02-01', startTime: '10:00' });
    expect(days).toMatchObject({ start: '2024-02-01', end: '2024-02-02', own: [] });
  });

  test('not to a day that it never had of the campaign', () => {
    const other = action('Europe/Paris', {}, { startLocal: '2024-01-23T16:00' });
    expect(along(other, { day: '2024-01-27' })).toMatchObject({ parts: [], own: ['day'] });
    expect(along(action('Europe/Paris'), { day: '2024-01-27' }, { day: null }).parts).toEqual([]);
    expect(along(action('Europe/Paris'), { day: null, startTime: null }).parts).toEqual([]);
    const there = action('Europe/Paris', {}, { startLocal: '2024-01-27T16:00' });
    expect(along(there, { day: '2024-01-27' })).toMatchObject({ parts: [], own: [] });
  });

  test('not to an hour that the clocks of its place skip or show twice, nor to one that has passed', () => {
    const spring = { day: '2024-03-10', startTime: '02:30' };
    const york = action('America/New_York');
    expect(along(york, spring)).toMatchObject({
      start: '2024-01-24T16:00',
      parts: [],
      stays: 'clocks',
    });
    expect(along(action('Asia/Kolkata'), spring)).toMatchObject({ start: '2024-03-10T02:30' });
    expect(along(york, { day: '2024-11-03', startTime: '01:30' }).stays).toBe('clocks');
    const late = Date.parse('2024-01-23T12:00Z');
    expect(along(york, { day: '2024-01-23' }, {}, late)).toMatchObject({ stays: null });
    expect(along(action('Asia/Tokyo'), { day: '2024-01-23' }, {}, late)).toMatchObject({
      stays: 'past',
      parts: [],
    });
  });

  test('not to a day that is over in its place, where its hour is still to be announced', () => {
    const late = Date.parse('2024-01-23T12:00Z');
    const days = { firstDay: '2024-01-24' };
    const over = along(action('Europe/Paris', {}, days), { day: '2024-01-04' }, {}, late);
    expect(over).toMatchObject({ start: '2024-01-24', stays: 'past', parts: [] });
    const today = along(action('Europe/Paris', {}, days), { day: '2024-01-23' }, {}, late);
    expect(today).toMatchObject({ start: '2024-01-23', stays: null });
  });

  test('in what to bring where it says nothing of it, and in a description only if it began so', () => {
    const empty = { bring: '', template: '' };
    const bare = action('Europe/Paris', { bring: '', description: '' });
    const followed = along(bare, { bring: 'Pots', template: 'Come!' }, empty);
    expect(followed.parts).toEqual(['bring']);
  });
});
