import { describe, expect, test } from '@jest/globals';
import { scheduleOfFound } from '../../../server/following/foundActions.ts';
import { readFeed } from '../../../server/following/readFeed.ts';
import { readFeedApart } from '../../../server/following/readFeedApart.ts';

const window = { from: Date.parse('2024-01-01T00:00Z'), until: Date.parse('2024-03-01T00:00Z') };

const entry = (lines: string) => `BEGIN:VEVENT\r\nUID:one\r\nSUMMARY:x\r\n${lines}\r\nEND:VEVENT`;
const calendar = (...entries: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n');

describe('a feed that would be read for ever', () => {
  test('is given up, and the program answers meanwhile', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 20);
    const never = calendar(
      entry('DTSTART:20240131T100000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    );
    expect(await readFeedApart(never, window, 3_000)).toEqual({ kind: 'faulty' });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(50);
  });

  test('is read as any other where it is none', async () => {
    const text = calendar(entry('DTSTART:20240124T210000Z'));
    expect(await readFeedApart(text, window)).toEqual(await readFeed(text, window));
    expect(await readFeedApart('<html>', window)).toEqual({ kind: 'unknown' });
  });
});

test('thousands of exceptions cost what they are, and not their square', async () => {
  const all = Array.from({ length: 2_500 }, (_, index) => [
    entry('DTSTART:20240124T210000Z').replace('UID:one', `UID:${index}`),
    entry('DTSTART:20240124T210000Z\r\nRECURRENCE-ID:20240124T210000Z').replace(
      'UID:one',
      `UID:x${index}`,
    ),
  ]).flat();
  const begun = performance.now();
  const read = await readFeed(calendar(...all), window);
  expect(read).toMatchObject({ kind: 'feed' });
  expect(performance.now() - begun).toBeLessThan(3_000);
});

test.each([
  ['a day before all calendars', calendar(entry('DTSTART;VALUE=DATE:00000101'))],
  ['the year ten thousand', calendar(entry('DTSTART:99991231T235959Z'))],
  [
    'an end that is no number of seconds',
    JSON.stringify({
      count: 1,
      next: null,
      previous: null,
      data: [
        {
          id: 1,
          title: 'x',
          timezone: 'UTC',
          timeslots: [{ id: 1, start_date: 1_706_130_000, end_date: 1e20 }],
        },
      ],
    }),
  ],
])('%s is nobody’s hour, and no error', async (_, text) => {
  const read = await readFeed(text, window);
  const actions = read.kind === 'feed' ? read.actions : [];
  const clocks = { zone: 'UTC', utcIs: 'utc' } as const;
  expect(actions.map(({ when }) => scheduleOfFound(when, null, clocks))).toEqual(
    actions.map(() => null),
  );
});
