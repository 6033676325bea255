import { describe, expect, test } from '@jest/globals';
import { scheduleOfFound, type FoundAction } from '../../../server/following/foundActions.ts';
import { readFeed } from '../../../server/following/readFeed.ts';

const window = { from: Date.parse('2024-01-01T00:00Z'), until: Date.parse('2024-03-01T00:00Z') };

const calendar = (lines: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${lines.trim().replaceAll(/\n\s*/g, '\r\n')}\r\nEND:VCALENDAR\r\n`;
const entry = (lines: string) =>
  calendar(`BEGIN:VEVENT\nUID:one\nSUMMARY:Action\n${lines.trim()}\nEND:VEVENT`);

async function found(text: string): Promise<FoundAction[]> {
  const read = await readFeed(text, window);
  if (read.kind !== 'feed') throw new Error(read.kind);
  return read.actions;
}

/** When the only action of a feed is, with the zone of its place where the feed names none. */
async function startOf(text: string, place: string | null = null, utcIs: 'utc' | 'local' = 'utc') {
  const [action] = await found(text);
  if (action === undefined) throw new Error('Nothing was found.');
  const schedule = scheduleOfFound(action.when, place, { zone: 'Europe/Paris', utcIs });
  if (schedule === null) return null;
  const { start, end } = schedule;
  const local = (one: typeof start | null) =>
    one === null ? null : 'local' in one ? one.local : one.date;
  return {
    zone: schedule.zone,
    start: local(start),
    instant: new Date(start.instant).toISOString(),
    end: local(end),
  };
}

describe('the hours of a calendar', () => {
  test('are those of the zone that they name', async () => {
    const text = entry(`DTSTART;TZID=Asia/Kolkata:20240124T180000
      DTEND;TZID=Asia/Kolkata:20240124T200000`);
    expect(await startOf(text, 'Europe/London')).toEqual({
      zone: 'Asia/Kolkata',
      start: '2024-01-24T18:00',
      instant: '2024-01-24T12:30:00.000Z',
      end: '2024-01-24T20:00',
    });
  });

  test('in UTC are told on the clocks of the place', async () => {
    const text = entry('DTSTART:20240124T210000Z');
    expect(await startOf(text, 'America/New_York')).toMatchObject({
      zone: 'America/New_York',
      start: '2024-01-24T16:00',
      end: null,
    });
    // Nobody knows the place: the zone that an organizer chose.
    expect(await startOf(text)).toMatchObject({
      zone: 'Europe/Paris',
      start: '2024-01-24T22:00',
    });
  });

  test('that are called UTC and mean the place are read so where somebody says it', async () => {
    const text = entry('DTSTART:20240124T160000Z');
    expect(await startOf(text, 'America/New_York', 'local')).toMatchObject({
      start: '2024-01-24T16:00',
      instant: '2024-01-24T21:00:00.000Z',
    });
  });

  test('of a zone that the calendar explains itself are read by its rules', async () => {
    const text = calendar(`BEGIN:VTIMEZONE
      TZID:Eastern Standard Time
      BEGIN:STANDARD
      DTSTART:16010101T020000
      TZOFFSETFROM:-0400
      TZOFFSETTO:-0500
      RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:16010101T020000
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0400
      RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
      END:DAYLIGHT
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:one
      SUMMARY:Action
      DTSTART;TZID="Eastern Standard Time":20240124T160000
      END:VEVENT`);
    expect(await startOf(text, 'America/New_York')).toMatchObject({
      start: '2024-01-24T16:00',
      instant: '2024-01-24T21:00:00.000Z',
    });
  });

  test('without a zone are those of the calendar, else of the place', async () => {
    const floating = entry('DTSTART:20240124T160000');
    expect(await startOf(floating, 'America/Mexico_City')).toMatchObject({
      zone: 'America/Mexico_City',
      start: '2024-01-24T16:00',
    });
    const named = floating.replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-TIMEZONE:America/Toronto');
    expect(await startOf(named, null)).toMatchObject({ zone: 'America/Toronto' });
  });

  test('on whole days end on the last of them', async () => {
    const text = entry('DTSTART;VALUE=DATE:20240124\nDTEND;VALUE=DATE:20240127');
    expect(await startOf(text, 'Asia/Tokyo')).toMatchObject({
      zone: 'Asia/Tokyo',
      start: '2024-01-24',
      end: '2024-01-26',
    });
  });

  test('that no clock shows are nobody’s to guess', async () => {
    expect(await startOf(entry('DTSTART;TZID=America/New_York:20240310T023000'))).toBeNull();
  });
});

describe('an entry that repeats', () => {
  const repeated = entry(`DTSTART;TZID=Europe/Madrid:20231206T190000
    DTEND;TZID=Europe/Madrid:20231206T210000
    RRULE:FREQ=WEEKLY
    EXDATE;TZID=Europe/Madrid:20240110T190000`);

  test('is an action for each date, without those that were taken out', async () => {
    const actions = await found(repeated);
    const starts = actions.map(({ when }) => (when.kind === 'wall' ? when.start.local : when.kind));
    expect(starts.slice(0, 3)).toEqual([
      '2024-01-03T19:00',
      '2024-01-17T19:00',
      '2024-01-24T19:00',
    ]);
    expect(new Set(actions.map(({ uid }) => uid)).size).toBe(actions.length);
    expect(starts.at(-1)).toBe('2024-02-28T19:00');
  });

  test('without an end is read no farther than anybody looks', async () => {
    // A hundred of them cost what one does: each alone would keep everybody waiting for a moment.
    const one =
      'BEGIN:VEVENT\nUID:x\nSUMMARY:x\nDTSTART:19700101T000000Z\nRRULE:FREQ=MINUTELY\nEND:VEVENT';
    const begun = performance.now();
    expect(await found(calendar(Array.from({ length: 100 }, () => one).join('\n')))).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test('has the date that was moved where it was moved to', async () => {
    const text = repeated.replace(
      'END:VCALENDAR',
      [
        'BEGIN:VEVENT',
        'UID:one',
        'RECURRENCE-ID;TZID=Europe/Madrid:20240124T190000',
        'DTSTART;TZID=Europe/Madrid:20240124T200000',
        'SUMMARY:Action at eight',
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n'),
    );
    const moved = (await found(text)).find(({ title }) => title === 'Action at eight');
    expect(moved?.when).toMatchObject({ start: { local: '2024-01-24T20:00' } });
  });
});

describe('an entry', () => {
  test('tells what it is, where, and by whom', async () => {
    const [action] = await found(
      entry(`DTSTART:20240124T210000Z
        DESCRIPTION:Come all.\\n\\nBring pots.
        LOCATION:Embassy\\, 1 Example Street
        GEO:19.4326;-99.1332
        URL:javascript:alert(1)
        STATUS:CANCELLED
        ORGANIZER;CN=Example Union:mailto:union@example.org`),
    );
    expect(action).toMatchObject({
      title: 'Action',
      summary: 'Come all.',
      calledBy: 'Example Union',
      kind: 'in-person',
      cancelled: true,
      url: null,
      place: { venue: 'Embassy, 1 Example Street', latitude: 19.4326, longitude: -99.1332 },
    });
  });

  test('whose place is a link is online', async () => {
    const [action] = await found(
      entry('DTSTART:20240124T210000Z\nLOCATION:https://meet.example.org/1'),
    );
    expect(action).toMatchObject({ kind: 'online', url: null, place: { venue: '' } });
  });

  test('that cannot be read costs none of the others', async () => {
    const text = calendar(`BEGIN:VEVENT
      SUMMARY:No UID
      DTSTART:20240124T210000Z
      END:VEVENT
      BEGIN:VEVENT
      UID:two
      SUMMARY:Good
      DTSTART:20240124T210000Z
      END:VEVENT`);
    expect(await readFeed(text, window)).toMatchObject({
      kind: 'feed',
      format: 'calendar',
      actions: [{ title: 'Good' }],
      unreadable: 1,
    });
  });
});

describe('lists of Mobilize and of OSDI', () => {
  const location = {
    venue: 'Example Square',
    address_lines: ['1 Example Street', ''],
    locality: 'Chicago',
    region: 'IL',
    country: 'US',
    postal_code: '60601',
    location: { latitude: 41.88, longitude: -87.63 },
  };

  test('Mobilize has an action for each time', async () => {
    const event = {
      id: 7,
      title: 'Action',
      summary: 'Come all',
      timezone: 'America/Chicago',
      browser_url: 'https://www.mobilize.us/example/event/7/',
      sponsor: { name: 'Example Sponsor' },
      timeslots: [
        { id: 1, start_date: 1_706_130_000, end_date: 1_706_137_200 },
        { id: 2, start_date: 1_000_000_000, end_date: 1_000_003_600 },
      ],
      location,
    };
    const next = 'https://api.mobilize.us/v1/organizations/1/events?page=2';
    const text = JSON.stringify({ count: 2, next, previous: null, data: [event, { id: 'x' }] });
    expect(await readFeed(text, window)).toMatchObject({
      kind: 'feed',
      format: 'mobilize',
      name: 'Example Sponsor',
      unreadable: 1,
      next,
      actions: [{ uid: 'mobilize-7-1', calledBy: 'Example Sponsor', place: { city: 'Chicago' } }],
    });
    expect(await startOf(text)).toMatchObject({
      zone: 'America/Chicago',
      start: '2024-01-24T15:00',
      end: '2024-01-24T17:00',
    });
  });

  test('OSDI has no zone, and private events are nobody else’s', async () => {
    const event = {
      identifiers: ['action_network:one'],
      title: 'Action',
      browser_url: 'https://actionnetwork.org/events/one',
      start_date: '2024-01-24T21:00:00Z',
      location,
    };
    const events = [event, { ...event, identifiers: ['x'], visibility: 'private' }];
    const text = JSON.stringify({ _embedded: { 'osdi:events': events } });
    expect(await found(text)).toMatchObject([
      { uid: 'action_network:one', place: { city: 'Chicago', country: 'US' } },
    ]);
    expect(await startOf(text, 'America/Chicago')).toMatchObject({ start: '2024-01-24T15:00' });
  });
});

test.each([
  ['a page', '<!doctype html><title>Events</title>'],
  ['nothing', ''],
  ['other data', '{"events":[]}'],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'],
])('what is %s is told as unknown', async (_, text) => {
  expect(await readFeed(text, window)).toEqual({ kind: 'unknown' });
});
