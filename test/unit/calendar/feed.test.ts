import { describe, expect, test } from '@jest/globals';
import type { CalendarEntry } from '../../../server/calendar/entry.ts';
import { calendarFeed } from '../../../server/calendar/feed.ts';
import {
  octets,
  readAsThunderbird,
  readWithNodeIcal,
  sentLines,
} from '../../helpers/calendarFiles.ts';
import { action, ada, panel } from './examples.ts';

const many = (count: number): CalendarEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    ...panel,
    uid: `event-${index}@events.example.org`,
    start: panel.start + index * 3_600_000,
  }));

/** As a database that was edited by hand might give it. */
const isEntry = (value: unknown): value is CalendarEntry => typeof value === 'object';

describe('calendarFeed', () => {
  test('tells its name, where it comes from and when to look again', () => {
    const { text } = calendarFeed({
      name: 'Acciones, paneles',
      description: 'Solidarity\nwith the strike',
      url: 'https://events.example.org/calendar.ics',
      refreshHours: 6,
      entries: [panel, action],
    });
    const calendar = readAsThunderbird(text);
    expect(calendar.properties).toEqual([
      'version',
      'calscale',
      'prodid',
      'method',
      'name',
      'x-wr-calname',
      'description',
      'x-wr-caldesc',
      'source',
      'refresh-interval',
      'x-published-ttl',
    ]);
    expect(calendar.value('method')).toBe('PUBLISH');
    expect(sentLines(text)).toEqual(
      expect.arrayContaining([
        String.raw`NAME:Acciones\, paneles`,
        String.raw`X-WR-CALNAME:Acciones\, paneles`,
        'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
        'X-PUBLISHED-TTL:PT6H',
        'SOURCE;VALUE=URI:https://events.example.org/calendar.ics',
      ]),
    );
    expect(calendar.entries.map((entry) => entry.uid)).toEqual([panel.uid, action.uid]);
    expect(readWithNodeIcal(text).map((entry) => entry.start)).toEqual([panel.start, action.start]);
  });

  test('without entries it is a calendar all the same', () => {
    const { text, omitted } = calendarFeed({ name: 'Nothing yet', url: null, entries: [] });
    expect(omitted).toEqual([]);
    expect(readAsThunderbird(text).entries).toEqual([]);
    expect(text).not.toContain('SOURCE');
  });

  test('a cancelled event stays, as cancelled', () => {
    const entries: CalendarEntry[] = [{ ...panel, status: 'cancelled', sequence: 3 }];
    const [entry] = readAsThunderbird(
      calendarFeed({ name: 'All', url: null, entries }).text,
    ).entries;
    expect(entry).toMatchObject({ status: 'CANCELLED', sequence: 3, uid: panel.uid });
  });

  test('no attendee stands in a feed', () => {
    const entries = [{ ...panel, attendee: ada }];
    expect(calendarFeed({ name: 'All', url: null, entries }).text).not.toContain('ada@example.org');
  });

  test('500 events with one corrupt row give 499', () => {
    const entries = many(500);
    entries[250] = { ...panel, uid: 'corrupt@events.example.org', start: Number.NaN };
    const { text, omitted } = calendarFeed({ name: 'All', url: null, entries });
    expect(omitted).toEqual(['corrupt@events.example.org']);
    expect(readAsThunderbird(text).entries).toHaveLength(499);
    expect(readWithNodeIcal(text)).toHaveLength(499);
    expect(sentLines(text).every((line) => octets(line) <= 75)).toBe(true);
  });

  test('a row that breaks its type costs itself alone', () => {
    const broken: unknown = { ...panel, uid: 'broken@events.example.org', title: null };
    const entries = isEntry(broken) ? [panel, broken] : [];
    const { text, omitted } = calendarFeed({ name: 'All', url: null, entries });
    expect(omitted).toEqual(['broken@events.example.org']);
    expect(readAsThunderbird(text).entries).toHaveLength(1);
  });
});
