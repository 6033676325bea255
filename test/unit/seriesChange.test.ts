import { afterAll, describe, expect, test } from '@jest/globals';
import { drizzleOn, openConnection } from '../../db/connection.ts';
import { eventChanges } from '../../db/events.ts';
import type { Event } from '../../db/schema.ts';
import { detailsOf, type EventDetails } from '../../server/events/eventDetails.ts';
import { changesAlong, type SeriesDecisions } from '../../server/series/seriesChange.ts';
import { scheduleColumns } from '../../server/time/eventSchedule.ts';
import { buildSchedule, tzdataVersion } from '../../server/time/schedule.ts';
import { bareEvent } from '../helpers/events.ts';

const zone = 'America/New_York';
const hoursOn = (day: string, from = '18:00', until = '20:00') =>
  schedule(`${day}T${from}`, `${day}T${until}`);

function schedule(startLocal: string, endLocal?: string) {
  const built = buildSchedule({ zone, startLocal, endLocal, announcedZones: [] });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

const connection = openConnection(':memory:');
const { insert } = eventChanges(drizzleOn(connection));
afterAll(() => {
  connection.close();
});

function date(day: string, values: Partial<Event> = {}, when = hoursOn(day)): Event {
  const columns = scheduleColumns(when, tzdataVersion());
  return insert({ ...bareEvent(1), venue: 'Example Hall', ...columns, ...values });
}

const nothing: SeriesDecisions = { overwritten: new Set(), answers: new Map() };

/** What an edit of the first date does to one other. */
function along(
  other: Event,
  edit: Partial<EventDetails>,
  decisions: Partial<SeriesDecisions> = {},
  before = date('2024-01-04'),
) {
  const after = { ...detailsOf(before), ...edit };
  const [change] = changesAlong(before, after, [other], { ...nothing, ...decisions });
  if (change === undefined) throw new Error('No change was judged.');
  return change;
}

describe('what an edit of one date does to another', () => {
  test('is what the edit changed, and nothing else', () => {
    const other = date('2024-01-11', { bring: 'Tea', description: 'Its own text.' });
    const change = along(other, { venue: 'Another Hall', title: 'Another title' });
    expect(change).toMatchObject({ parts: ['title', 'venue'], own: [], open: false });
    expect(change.details).toMatchObject({ venue: 'Another Hall', bring: 'Tea', slug: null });
    expect(change.details.description).toBe('Its own text.');
    expect(along(other, {}).parts).toEqual([]);
  });

  test('leaves what the date had otherwise by itself, until that is overwritten', () => {
    const other = date('2024-01-11', { venue: 'A garden' });
    const kept = along(other, { venue: 'Another Hall', city: 'Example City' });
    expect(kept).toMatchObject({ parts: ['city'], own: ['venue'] });
    expect(kept.details.venue).toBe('A garden');
    const overwritten = new Set([other.id]);
    const replaced = along(other, { venue: 'Another Hall' }, { overwritten });
    expect(replaced).toMatchObject({ parts: ['venue'], own: ['venue'] });
    // Where it is already as the edit has it, there is nothing to ask.
    expect(along(date('2024-01-11', { venue: 'B' }), { venue: 'B' })).toMatchObject({
      parts: [],
      own: [],
    });
  });

  test('takes no seat from anybody', () => {
    const full = date('2024-01-11', { capacity: 10, seatsTaken: 8 });
    const change = along(full, { capacity: 5 }, {}, date('2024-01-04', { capacity: 10 }));
    expect(change).toMatchObject({ parts: [], seatsKept: true });
  });

  test('moves the days of a programme along', () => {
    const item = {
      day: '2024-01-04',
      start: '18:30',
      startOccurrence: 'only',
      end: null,
      endOccurrence: 'only',
      title: 'Tea',
      place: '',
      speakers: '',
    } as const;
    const change = along(date('2024-01-11'), { programme: [item] });
    expect(change.details.programme.map(({ day }) => day)).toEqual(['2024-01-11']);
    const same = date('2024-01-11', { programme: [{ ...item, day: '2024-01-11' }] });
    const cleared = along(same, { programme: [] }, {}, date('2024-01-04', { programme: [item] }));
    expect(cleared).toMatchObject({ parts: ['programme'], own: [] });
  });
});

describe('an hour that is moved', () => {
  test('is the same on every wall, also after clocks were changed', () => {
    const summer = date('2024-03-14');
    const change = along(summer, { schedule: hoursOn('2024-01-04', '19:00', '21:00') });
    expect(change.parts).toEqual(['start', 'end']);
    expect(change.details.schedule).toMatchObject({
      start: { local: '2024-03-14T19:00', instant: Date.UTC(2024, 2, 14, 23) },
      end: { local: '2024-03-14T21:00' },
    });
  });

  test('moves along by days, and leaves an hour that a date has by itself', () => {
    const moved = along(date('2024-01-11'), { schedule: hoursOn('2024-01-05') });
    expect(moved.details.schedule.start).toMatchObject({ local: '2024-01-12T18:00' });
    const own = date('2024-01-11', {}, hoursOn('2024-01-11', '10:00', '12:00'));
    const later = { schedule: hoursOn('2024-01-04', '19:00', '21:00') };
    expect(along(own, later)).toMatchObject({ parts: [], own: ['start', 'end'] });
    const overwritten = new Set([own.id]);
    expect(along(own, later, { overwritten }).details.schedule.start).toMatchObject({
      local: '2024-01-11T19:00',
    });
  });

  test('is asked about where clocks jump over it, and stays if that is the answer', () => {
    const gap = date('2024-03-10', {}, schedule('2024-03-10T18:00'));
    const edit = { schedule: schedule('2024-01-04T02:30') };
    const before = date('2024-01-04', {}, schedule('2024-01-04T18:00'));
    const asked = along(gap, edit, {}, before);
    expect(asked).toMatchObject({ open: true, parts: [] });
    expect(asked.asked).toMatchObject([{ field: 'start', kind: 'skipped' }]);
    const answers = (answer: 'later' | 'keep') => ({ answers: new Map([[gap.id, answer]]) });
    const later = along(gap, edit, answers('later'), before);
    expect(later).toMatchObject({ open: false, parts: ['start'] });
    expect(later.details.schedule.start).toMatchObject({ local: '2024-03-10T03:30' });
    expect(along(gap, edit, answers('keep'), before)).toMatchObject({ open: false, parts: [] });
  });

  test('of which only the day was announced is set on every date', () => {
    const day = (on: string) =>
      date(on, {
        startPrecision: 'day',
        startLocal: on,
        startsAt: Date.parse(`${on}T05:00Z`),
        endLocal: on,
        endsAt: Date.parse(`${on}T05:00Z`) + 86_400_000,
      });
    const change = along(
      day('2024-01-11'),
      { schedule: hoursOn('2024-01-04') },
      {},
      day('2024-01-04'),
    );
    expect(change.details.schedule).toMatchObject({
      precision: 'hour',
      start: { local: '2024-01-11T18:00' },
    });
  });
});
