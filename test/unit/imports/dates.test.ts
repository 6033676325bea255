import { expect, test } from '@jest/globals';
import { datesOf, dayOf, instantOf } from '../../../server/imports/dates.ts';

const newYork = 'America/New_York';

test.each([
  [['21/01/2024', '03/04/2024'], 'day-first'],
  [['01/21/2024 10:30', '03/04/2024'], 'month-first'],
  [['03/04/2024', '05/06/2024'], 'unclear'],
  [['21/01/2024', '01/21/2024'], 'mixed'],
  [['2024-01-21', '2024-01-21T10:30:00Z'], 'year-first'],
  [['3.4.2024'], 'day-first'],
  [['Jan 3, 2024', '4 de abril de 2024'], 'year-first'],
  [['Ada', 'Bob', '03/04/2024'], null],
  [['', ' '], null],
  [['555-1234', '1234567890'], null],
])('%j are written %s', (cells, written) => {
  expect(datesOf(cells)).toBe(written);
});

test.each([
  ['03/04/2024', 'day-first', '2024-04-03'],
  ['03/04/2024', 'month-first', '2024-03-04'],
  ['21/01/24', 'month-first', '2024-01-21'],
  ['1/21/2024', 'day-first', '2024-01-21'],
  ['3.4.2024', 'month-first', '2024-04-03'],
  ['2024/1/5', 'day-first', '2024-01-05'],
  ['January 5th, 2024', 'day-first', '2024-01-05'],
  ['Sun, 21 Jan 2024', 'day-first', '2024-01-21'],
  ['5 de enero de 2024', 'month-first', '2024-01-05'],
  ['viernes, 5 de enero del 2024', 'month-first', '2024-01-05'],
] as const)('%s, read %s, is %s', (text, order, day) => {
  expect(dayOf(text, order)?.day).toBe(day);
});

test.each([
  '31/02/2024',
  '13/13/2024',
  '2024-13-01',
  'soon',
  '',
  '5 of Foo 2024',
  'x'.repeat(10_000),
])('%.20s is no day', (text) => {
  expect(dayOf(text, 'day-first')).toBeNull();
});

test.each([
  ['1/21/2024 2:30:15 PM', '', Date.UTC(2024, 0, 21, 19, 30)],
  ['21/01/2024 14:30', '', Date.UTC(2024, 0, 21, 19, 30)],
  ['2024-01-21T14:30:00Z', '', Date.UTC(2024, 0, 21, 14, 30)],
  ['2024-01-21 14:30:00.123+02:00', '', Date.UTC(2024, 0, 21, 12, 30)],
  ['2024-01-21', '14:30:00', Date.UTC(2024, 0, 21, 19, 30)],
  ['2024-01-21', '', Date.UTC(2024, 0, 21, 17, 0)],
  ['Jan 21, 2024 2:30 p. m.', '', Date.UTC(2024, 0, 21, 19, 30)],
  // Clocks in New York were moved over half past two on that day.
  ['2024-03-10 02:30', '', Date.UTC(2024, 2, 10, 7, 30)],
  ['2024-01-21 25:30', '', null],
  ['2024-01-21 13:30 PM', '', null],
  ['2024-01-21 noon', '', null],
] as const)('%s %s is an instant on the clocks of the event', (text, hour, instant) => {
  expect(instantOf(text, hour, { order: 'month-first', zone: newYork })).toBe(instant);
});
