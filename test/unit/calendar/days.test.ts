import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { sync as nodeIcal } from 'node-ical';
import { calendarChanges } from '../../../server/calendar/changes.ts';
import type { CalendarEntry } from '../../../server/calendar/entry.ts';
import { calendarFeed } from '../../../server/calendar/feed.ts';
import { invitation } from '../../../server/calendar/invitation.ts';
import { calendarLinks } from '../../../server/calendar/links.ts';
import { sentLines } from '../../helpers/calendarFiles.ts';
import { ada, panel } from './examples.ts';

function onDays(first: string, last = first): CalendarEntry {
  const { start: _start, end: _end, ...facts } = panel;
  return { ...facts, days: { first, last } };
}

/** The whole days of an entry as Thunderbird reads them: the first, and the first that is none of them. */
function daysRead(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [entry] = calendar.getAllSubcomponents('vevent');
  const dateOf = (name: string) => {
    const value = entry?.getFirstPropertyValue(name);
    if (!(value instanceof ICAL.Time) || !value.isDate) throw new Error(`${name} is no date`);
    return value.toString();
  };
  return { start: dateOf('dtstart'), end: dateOf('dtend') };
}

describe('an entry on whole days', () => {
  test.each([
    ['one day', onDays('2024-01-21'), { start: '2024-01-21', end: '2024-01-22' }],
    ['the last day of a year', onDays('2023-12-31'), { start: '2023-12-31', end: '2024-01-01' }],
    ['three days', onDays('2024-02-28', '2024-03-01'), { start: '2024-02-28', end: '2024-03-02' }],
  ])('ends with the first that is none of them: %s', (_what, entry, days) => {
    for (const file of [
      invitation(entry, 'PUBLISH'),
      invitation({ ...entry, attendee: ada }, 'REQUEST'),
      invitation({ ...entry, attendee: ada }, 'CANCEL'),
      calendarFeed({ name: 'Events', url: null, entries: [entry] }).text,
    ]) {
      expect(daysRead(file)).toEqual(days);
      const [read] = Object.values(nodeIcal.parseICS(file)).filter((one) => one?.type === 'VEVENT');
      expect(read).toMatchObject({ datetype: 'date' });
      expect(read?.start).toMatchObject({ dateOnly: true });
      expect(file).not.toMatch(/DTSTART:|DTEND:/);
    }
  });

  test('leaves whoever comes free on that day', () => {
    expect(sentLines(invitation(onDays('2024-01-21'), 'PUBLISH'))).toContain('TRANSP:TRANSPARENT');
    expect(invitation(panel, 'PUBLISH')).not.toContain('TRANSP');
  });

  test('is another one once its hour is set', () => {
    expect(calendarChanges(onDays('2024-01-21'), panel)).toContain('start');
    expect(calendarChanges(onDays('2024-01-21'), onDays('2024-01-21'))).toEqual([]);
    expect(calendarChanges(onDays('2024-01-21'), onDays('2024-01-21', '2024-01-22'))).toEqual([
      'end',
    ]);
  });

  test.each([onDays('2024-02-30'), onDays('soon'), onDays('2024-01-21', '2024-01-20')])(
    'is refused on days that are none',
    (entry) => {
      expect(() => invitation(entry, 'PUBLISH')).toThrow('This entry cannot stand in a calendar');
    },
  );
});

describe('the links of services', () => {
  const asked = (link: string) => Object.fromEntries(new URL(link).searchParams);

  test.each([
    ['one day', onDays('2024-01-21'), '20240121/20240122', '2024-01-22'],
    ['the last day of a year', onDays('2023-12-31'), '20231231/20240101', '2024-01-01'],
    ['over a leap day', onDays('2024-02-28', '2024-03-01'), '20240228/20240302', '2024-03-02'],
  ])('end with the first day that is none of them: %s', (_what, entry, dates, end) => {
    const { google, outlook, microsoft365 } = calendarLinks(entry);
    expect(asked(google)).toMatchObject({ dates });
    expect(asked(outlook)).toMatchObject({ allday: 'true', enddt: end });
    expect(asked(outlook)['startdt']).toBe(entry.days?.first);
    expect(asked(microsoft365)).toEqual(asked(outlook));
  });

  test('give Yahoo one day without an end, and several as hours on the clocks of the reader', () => {
    const one = asked(calendarLinks(onDays('2024-01-21')).yahoo);
    expect(one).toMatchObject({ st: '20240121', dur: 'allday' });
    expect(one).not.toHaveProperty('et');
    const several = asked(calendarLinks(onDays('2024-01-21', '2024-01-22')).yahoo);
    expect(several).toMatchObject({ st: '20240121T000000', et: '20240122T235900' });
    expect(several).not.toHaveProperty('dur');
  });
});
