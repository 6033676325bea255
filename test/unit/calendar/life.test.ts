import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { calendarChanges } from '../../../server/calendar/changes.ts';
import { invitation } from '../../../server/calendar/invitation.ts';
import { readReply } from '../../../server/calendar/reply.ts';
import { action, ada, panel } from './examples.ts';

describe('calendarChanges', () => {
  test('names what a calendar would show otherwise', () => {
    const after = { ...action, start: action.start + 3_600_000, location: 'Consulate' };
    expect(calendarChanges(action, after)).toEqual(['location', 'start']);
    expect(calendarChanges(action, { ...action, status: 'cancelled' })).toEqual(['status']);
    expect(calendarChanges(action, { ...action, end: action.start + 60_000 })).toEqual(['end']);
    expect(calendarChanges(action, { ...action, url: null, title: 'Action' })).toEqual([
      'title',
      'url',
    ]);
    const alarms = [{ minutesBefore: 60, text: 'Soon' }];
    expect(calendarChanges(action, { ...action, alarms })).toEqual(['alarms']);
  });

  test('is silent about what no calendar can show', () => {
    const after = {
      ...action,
      title: ` ${action.title.replace(' ', '  ')}\u0000`,
      description: `${action.description}\r\n\r\n`,
      stamp: action.stamp + 1,
      sequence: 4,
      attendee: ada,
      end: null,
    };
    expect(calendarChanges(action, after)).toEqual([]);
    const long = { ...action, description: 'pots and pans '.repeat(2_000) };
    expect(calendarChanges(long, { ...long, description: `${long.description} more` })).toEqual([]);
  });
});

const reply = (change: (file: string) => string = (file) => file): string =>
  change(
    invitation({ ...panel, sequence: 2, attendee: ada }, 'REQUEST')
      .replace('METHOD:REQUEST', 'METHOD:REPLY')
      .replaceAll('\r\n ', '')
      .replace('PARTSTAT=ACCEPTED', 'PARTSTAT=DECLINED'),
  );

describe('readReply', () => {
  test('reads who answers what to which entry', () => {
    expect(readReply(reply())).toEqual({
      kind: 'reply',
      uid: panel.uid,
      sequence: 2,
      address: 'ada@example.org',
      organizer: 'rsvp@example.org',
      participation: 'declined',
    });
  });

  test.each([
    ['line ends of LF alone', (file: string) => file.replaceAll('\r\n', '\n')],
    ['folded lines', (file: string) => file.replace('PARTSTAT', 'PART\r\n STAT')],
    ['a keyword in quotes', (file: string) => file.replace('=DECLINED', '="DECLINED"')],
    ['capitals', (file: string) => file.replace('mailto:ada', 'MAILTO:ada')],
    ['an encoded address', (file: string) => file.replace('ada@', '%61da@')],
    [
      'a colon in the name',
      (file: string) => file.replace('"Ada Example"', '"Ada: mailto:eve@example.org"'),
    ],
  ])('understands %s', (_, change) => {
    expect(readReply(reply(change))).toMatchObject({
      kind: 'reply',
      address: 'ada@example.org',
      participation: 'declined',
    });
  });

  test.each([
    [
      'a counter proposal',
      'not-a-reply',
      (file: string) => file.replace('METHOD:REPLY', 'METHOD:COUNTER'),
    ],
    [
      'an invitation sent back',
      'not-a-reply',
      (file: string) => file.replace('METHOD:REPLY', 'METHOD:REQUEST'),
    ],
    [
      'two methods',
      'not-a-reply',
      (file: string) => file.replace('METHOD:REPLY', 'METHOD:REPLY\r\nMETHOD:CANCEL'),
    ],
    ['something else', 'not-a-calendar', () => '<html>Out of office</html>'],
    ['nothing', 'not-a-calendar', () => ''],
    [
      'two events',
      'not-one-event',
      (file: string) =>
        file.replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT\r\nEND:VCALENDAR'),
    ],
    [
      'no event',
      'not-one-event',
      (file: string) => file.replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, ''),
    ],
    [
      'two attendees',
      'not-one-attendee',
      (file: string) =>
        file.replace('END:VEVENT', 'ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.org\r\nEND:VEVENT'),
    ],
    [
      'an attendee without an address',
      'not-one-attendee',
      (file: string) => file.replace('mailto:ada@example.org', 'urn:x'),
    ],
    ['no answer yet', 'no-answer', (file: string) => file.replace('=DECLINED', '=NEEDS-ACTION')],
    ['a delegation', 'no-answer', (file: string) => file.replace('=DECLINED', '=DELEGATED')],
    ['a very long text', 'too-large', (file: string) => file + ' '.repeat(200_000)],
  ])('ignores %s', (_, reason, change) => {
    expect(readReply(reply(change))).toEqual({ kind: 'ignored', reason });
  });

  test('answers whatever arrives, quickly and without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', size: 'max', maxLength: 2_000 }), (text) => {
        expect(readReply(`BEGIN:VCALENDAR\nMETHOD:REPLY\n${text}`).kind).toBe('ignored');
        expect(['reply', 'ignored']).toContain(
          readReply(reply((file) => file.replace('Ada', () => text))).kind,
        );
      }),
    );
    for (const piece of [';A=', ';A="', '"', ':', '\n ', ';']) {
      const before = performance.now();
      readReply(`BEGIN:VCALENDAR\nATTENDEE${piece.repeat(90_000 / piece.length)}`);
      expect(performance.now() - before).toBeLessThan(200);
    }
  });
});
