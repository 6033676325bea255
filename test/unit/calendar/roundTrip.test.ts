import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CalendarEntry } from '../../../server/calendar/entry.ts';
import { calendarFeed } from '../../../server/calendar/feed.ts';
import { invitation } from '../../../server/calendar/invitation.ts';
import { escapeText } from '../../../server/calendar/text.ts';
import {
  octets,
  readAsThunderbird,
  readWithNodeIcal,
  sentLines,
} from '../../helpers/calendarFiles.ts';
import { ada, panel } from './examples.ts';

/** Words that people write, in scripts and signs that calendars have stumbled over. */
const words = [
  'Huelga general',
  'ahora, mañana; siempre:',
  'مظاهرة أمام السفارة',
  '\u200fعربي\u200e',
  'עברית',
  '团结就是力量',
  '連帯',
  '한국어',
  'हड़ताल',
  'ไทย',
  'Ünïcödé',
  '👩🏽‍🚀👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  'https://example.org/?a=b&c=d#e',
  'BEGIN:VEVENT',
  'END:VCALENDAR',
  'slot0text',
  '100% $& {}',
  '=1+1',
  '<b>x</b>',
];

/** What only somebody types who wants to see what happens. */
const attacks = [
  '\r\nATTENDEE:mailto:eve@example.org',
  '\nBEGIN:VALARM\nEND:VALARM',
  '\rX-EVIL:1',
  '\u2028DTSTART:19700101T000000Z',
  '\u0085URL:https://evil.example',
  '\r\n ',
  '\\n',
  '\\n:',
  '\\',
  '\\;',
  '"',
  '";X=":',
  '^n^^',
  '\u0000',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ufffe',
  '\ud83d',
  '\t',
  'e\u0301',
  '\u0301'.repeat(40),
];

const joined = (pieces: fc.Arbitrary<string>, between: string): fc.Arbitrary<string> =>
  fc
    .array(pieces, { minLength: 1, maxLength: 8, size: 'max' })
    .map((parts) => parts.join(between).normalize('NFC'));
const cleanLine = joined(fc.constantFrom(...words), ' ');
const cleanText = joined(fc.constantFrom(...words), '\n');
const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...words), fc.constantFrom(...attacks), fc.string({ unit: 'binary' })),
    { maxLength: 40, size: 'max' },
  )
  .map((parts) => parts.join(''));

const invited: CalendarEntry = { ...panel, location: 'x', attendee: ada };
const everyProperty =
  readAsThunderbird(invitation(invited, 'REQUEST')).entries[0]?.properties ?? [];

describe('what people write', () => {
  test('comes back unchanged from two independent parsers', () => {
    fc.assert(
      fc.property(
        cleanLine,
        cleanText,
        cleanLine,
        cleanLine,
        (title, description, location, name) => {
          const entry = { ...invited, title, description, location, attendee: { ...ada, name } };
          const file = invitation(entry, 'REQUEST');
          const read = readAsThunderbird(file);
          expect(read.entries).toHaveLength(1);
          expect(read.entries[0]).toMatchObject({ title, description, location });
          expect(read.entries[0]?.attendees.map((person) => person.name)).toEqual([name]);
          expect(readWithNodeIcal(file)).toEqual([
            {
              uid: entry.uid,
              start: entry.start,
              title,
              description,
              location,
              status: 'CONFIRMED',
            },
          ]);
        },
      ),
    );
  });

  test('is the same in a feed', () => {
    fc.assert(
      fc.property(cleanLine, cleanText, (title, description) => {
        const entries = [
          { ...panel, title, description },
          { ...panel, uid: 'second@example.org' },
        ];
        const { text, omitted } = calendarFeed({ name: title, description, url: null, entries });
        expect(omitted).toEqual([]);
        const read = readAsThunderbird(text);
        // Not known to this parser, which gives it as it stands in the file.
        expect(read.value('name')).toBe(escapeText(title));
        expect(read.value('description')).toBe(description);
        expect(read.entries.map((entry) => entry.title)).toEqual([title, panel.title]);
        expect(readWithNodeIcal(text).map((entry) => entry.title)).toEqual([title, panel.title]);
      }),
    );
  });
});

describe('whatever is typed', () => {
  test('gives one entry with the meant properties, the meant times, and no line over 75 octets', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, description, location, name) => {
        const entry = {
          ...invited,
          title: `t${title}`,
          description: `d${description}`,
          location: `l${location}`,
          organizer: { name, address: 'rsvp@example.org' },
          attendee: { ...ada, name },
        };
        const file = invitation(entry, 'REQUEST');
        const read = readAsThunderbird(file);
        expect(read.entries).toHaveLength(1);
        expect(read.entries[0]).toMatchObject({
          uid: panel.uid,
          start: panel.start,
          end: null,
          organizer: { address: 'mailto:rsvp@example.org' },
        });
        expect(read.entries[0]?.properties).toEqual(everyProperty);
        expect(read.entries[0]?.attendees.map((person) => person.address)).toEqual([
          'mailto:ada@example.org',
        ]);
        expect(readWithNodeIcal(file)).toHaveLength(1);
        for (const line of sentLines(file)) {
          expect(octets(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(
            /[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u,
          );
        }
        expect(file.isWellFormed()).toBe(true);
      }),
    );
  });

  test('costs no other entry of a feed', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const entries = [panel, { ...panel, uid: typed, title: typed }, { ...panel, uid: 'last' }];
        const { text, omitted } = calendarFeed({ name: typed, url: typed, entries });
        const read = readAsThunderbird(text).entries.map((entry) => entry.uid);
        expect(read.filter((uid) => uid !== typed)).toEqual([panel.uid, 'last']);
        expect(read.length + omitted.length).toBe(3);
      }),
    );
  });
});
