import { spawnSync } from 'node:child_process';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { joinLines } from '../../../server/calendar/contentLines.ts';
import { calendarLines } from '../../../server/calendar/eventComponent.ts';
import { invitation } from '../../../server/calendar/invitation.ts';
import { readAsThunderbird, readWithNodeIcal, sentLines } from '../../helpers/calendarFiles.ts';
import { action, ada, panel } from './examples.ts';

const clock = (instant: number, zone: string): string =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);

function refusalOf(job: () => unknown): string {
  try {
    job();
    return '';
  } catch (error) {
    return inspect(error, { depth: 10, showHidden: true });
  }
}

describe('the announced times', () => {
  test('the panel reads 14:30 in New York, 11:30 in Los Angeles and 01:00 of the next day in Kolkata', () => {
    const file = invitation(panel, 'PUBLISH');
    expect(file).toContain('\r\nDTSTART:20240121T193000Z\r\n');
    const start = readAsThunderbird(file).entries[0]?.start ?? Number.NaN;
    expect(clock(start, 'America/New_York')).toBe('Jan 21, 14:30');
    expect(clock(start, 'America/Los_Angeles')).toBe('Jan 21, 11:30');
    expect(clock(start, 'Asia/Kolkata')).toBe('Jan 22, 01:00');
    expect(readWithNodeIcal(file)[0]?.start).toBe(start);
  });

  test('the action is 20240124T210000Z', () => {
    expect(invitation(action, 'PUBLISH')).toContain('\r\nDTSTART:20240124T210000Z\r\n');
  });

  test('an event without an announced end has none in the calendar', () => {
    const [entry] = readAsThunderbird(invitation(panel, 'PUBLISH')).entries;
    expect(entry?.end).toBeNull();
    expect(entry?.properties).not.toContain('duration');
  });

  test('an announced end is kept to the second', () => {
    const end = panel.start + 5_400_000;
    expect(readAsThunderbird(invitation({ ...panel, end }, 'PUBLISH')).entries[0]?.end).toBe(end);
  });
});

describe('what each method says', () => {
  test('a published entry names the organizer and no attendee, even where one is known', () => {
    const calendar = readAsThunderbird(invitation({ ...panel, attendee: ada }, 'PUBLISH'));
    expect(calendar.properties).toEqual(['version', 'calscale', 'prodid', 'method']);
    expect(calendar.value('prodid')).toBe('-//Cacerola//Cacerola//EN');
    expect(calendar.value('method')).toBe('PUBLISH');
    expect(calendar.entries).toHaveLength(1);
    expect(calendar.entries[0]).toMatchObject({
      uid: panel.uid,
      sequence: 0,
      stamp: panel.stamp,
      title: panel.title,
      description: panel.description,
      location: null,
      url: panel.url,
      status: 'CONFIRMED',
      organizer: { name: 'Left Voice', address: 'mailto:rsvp@example.org' },
      attendees: [],
    });
  });

  test('a request names exactly one attendee, who has said yes and is asked to answer', () => {
    const file = invitation({ ...panel, attendee: ada }, 'REQUEST');
    const calendar = readAsThunderbird(file);
    expect(calendar.value('method')).toBe('REQUEST');
    expect(calendar.entries[0]?.attendees).toEqual([
      {
        name: 'Ada Example',
        address: 'mailto:ada@example.org',
        parameters: {
          cutype: 'INDIVIDUAL',
          role: 'REQ-PARTICIPANT',
          partstat: 'ACCEPTED',
          rsvp: 'TRUE',
        },
      },
    ]);
  });

  test('somebody on the waiting list is noted as tentative', () => {
    const attendee = { ...ada, participation: 'tentative' as const };
    const [entry] = readAsThunderbird(invitation({ ...panel, attendee }, 'REQUEST')).entries;
    expect(entry?.attendees[0]?.parameters['partstat']).toBe('TENTATIVE');
  });

  test('keywords of an attendee stand without quotes', () => {
    const line = invitation({ ...panel, attendee: ada }, 'REQUEST').replaceAll('\r\n ', '');
    expect(line).toContain(
      'ATTENDEE;RSVP=TRUE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Ada Example":mailto:',
    );
  });

  test('the next one who is invited finds nothing of the one before', () => {
    const another = {
      ...panel,
      uid: 'another@example.org',
      stamp: panel.stamp + 60_000,
      created: panel.stamp,
      organizer: { name: 'Left Voice', address: 'rsvp+another@example.org' },
      attendee: { ...ada, name: '', address: 'böll@example.org' },
    };
    for (const method of ['REQUEST', 'CANCEL', 'PUBLISH'] as const) {
      invitation({ ...panel, attendee: ada }, method);
      expect(invitation(another, method)).toBe(joinLines(calendarLines(method, another)));
    }
  });

  test('a cancellation carries the UID, the organizer and the attendee of the request', () => {
    const invited = { ...panel, attendee: ada };
    const [request] = readAsThunderbird(invitation(invited, 'REQUEST')).entries;
    const cancelled = readAsThunderbird(invitation({ ...invited, sequence: 1 }, 'CANCEL'));
    expect(cancelled.value('method')).toBe('CANCEL');
    expect(cancelled.entries[0]).toMatchObject({
      uid: request?.uid,
      organizer: request?.organizer,
      attendees: request?.attendees,
      sequence: 1,
      status: 'CANCELLED',
    });
  });

  test('the cancellation of a published entry names no attendee', () => {
    expect(readAsThunderbird(invitation(panel, 'CANCEL')).entries[0]?.attendees).toEqual([]);
  });

  test('a cancelled event is told as cancelled, and rings nobody up', () => {
    const file = invitation(
      { ...panel, status: 'cancelled', alarms: [{ minutesBefore: 60, text: 'Soon' }] },
      'PUBLISH',
    );
    expect(readAsThunderbird(file).entries[0]?.status).toBe('CANCELLED');
    expect(file).not.toContain('VALARM');
  });

  test('place, position, categories, creation and alarms are written where they are known', () => {
    const file = invitation(
      {
        ...action,
        created: Date.UTC(2024, 0, 10),
        position: { latitude: 40.758, longitude: -73.978_530_001 },
        categories: ['Strike, general', 'Argentina; solidarity', ' '],
        alarms: [{ minutesBefore: 1440, text: 'Tomorrow: pots, pans; voices' }],
      },
      'PUBLISH',
    );
    expect(sentLines(file)).toEqual(
      expect.arrayContaining([
        'GEO:40.758;-73.97853',
        String.raw`CATEGORIES:Strike\, general,Argentina\; solidarity`,
        'CREATED:20240110T000000Z',
        'LAST-MODIFIED:20240120T120000Z',
        'TRIGGER:-PT1440M',
        String.raw`DESCRIPTION:Tomorrow: pots\, pans\; voices`,
      ]),
    );
  });

  test('a link that leads nowhere is left out, the entry stays', () => {
    for (const url of [
      'javascript:alert(1)',
      'not a link',
      `https://example.org/${'a'.repeat(3000)}`,
    ]) {
      const [entry] = readAsThunderbird(invitation({ ...panel, url }, 'PUBLISH')).entries;
      expect(entry).toMatchObject({ url: null, title: panel.title });
    }
  });
});

describe('what no calendar would read right', () => {
  test.each([
    ['an end that is the start', { end: panel.start }, 'end-not-after-start'],
    ['an end in the same second', { end: panel.start + 999 }, 'end-not-after-start'],
    ['an end before the start', { end: panel.start - 60_000 }, 'end-not-after-start'],
    ['a start that is no number', { start: Number.NaN }, 'instant'],
    ['a year of five digits', { start: Date.UTC(10_000, 0, 1) }, 'instant'],
    ['a stamp before 1970', { stamp: -1 }, 'instant'],
    ['half a sequence', { sequence: 0.5 }, 'sequence'],
    ['a negative sequence', { sequence: -1 }, 'sequence'],
    ['a sequence past 31 bits', { sequence: 2 ** 31 }, 'sequence'],
    ['an empty UID', { uid: '' }, 'uid'],
    ['a UID with a line of its own', { uid: 'a\r\nATTENDEE:mailto:b@example.org' }, 'uid'],
    ['a UID that had to be escaped', { uid: 'a;b,c' }, 'uid'],
    [
      'an organizer without an address',
      { organizer: { name: 'X', address: '' } },
      'organizer-address',
    ],
    ['an alarm of no time', { alarms: [{ minutesBefore: 0, text: '' }] }, 'alarm'],
  ] as const)('%s is refused', (_, change, problem) => {
    expect(() =>
      invitation(
        { ...panel, ...change, alarms: 'alarms' in change ? [...change.alarms] : [] },
        'PUBLISH',
      ),
    ).toThrow(expect.objectContaining({ name: 'InvalidCalendarEntry', problem }));
  });

  test('a request needs somebody who invites and somebody who is invited', () => {
    expect(() => invitation(panel, 'REQUEST')).toThrow('attendee-missing');
    expect(() => invitation({ ...panel, organizer: null, attendee: ada }, 'REQUEST')).toThrow(
      'organizer-missing',
    );
    expect(() =>
      invitation({ ...panel, attendee: { ...ada, address: 'a@b\r\nBcc: c@d' } }, 'REQUEST'),
    ).toThrow('attendee-address');
  });

  test('the refusal tells nothing of what stood in the entry', () => {
    const secret = {
      ...panel,
      title: 'private words',
      attendee: { ...ada, address: 'private words' },
    };
    expect(refusalOf(() => invitation(secret, 'REQUEST'))).toMatch(/attendee-address/);
    expect(refusalOf(() => invitation(secret, 'REQUEST'))).not.toContain('private words');
  });
});

test('a host without a name can be part of a UID', () => {
  const uid = 'event-1@[2001:db8::1]';
  const file = invitation({ ...panel, uid }, 'PUBLISH');
  expect(readAsThunderbird(file).entries[0]?.uid).toBe(uid);
});

describe('the same everywhere', () => {
  test('the bytes do not depend on the zone of the process', () => {
    const module = new URL('../../../server/calendar/', import.meta.url).href;
    const { start, stamp } = action;
    const entry = { ...action, end: start + 7_200_000, created: stamp, attendee: ada };
    const script = `
      import { invitation } from '${module}invitation.ts';
      import { calendarFeed } from '${module}feed.ts';
      import { calendarLinks } from '${module}links.ts';
      const entry = ${JSON.stringify(entry)};
      process.stdout.write(invitation(entry, 'REQUEST'));
      process.stdout.write(calendarFeed({ name: 'All', url: null, entries: [entry] }).text);
      process.stdout.write(JSON.stringify(calendarLinks(entry)));
    `;
    const outputs = ['UTC', 'America/New_York', 'Asia/Kolkata'].map((zone) => {
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      return run.stdout;
    });
    expect(outputs[0]).toContain('DTSTART:20240124T210000Z');
    expect(new Set(outputs).size).toBe(1);
  });

  test('the same entry gives the same bytes again', () => {
    expect(invitation(action, 'PUBLISH')).toBe(invitation({ ...action }, 'PUBLISH'));
  });
});
