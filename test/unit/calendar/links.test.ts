import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { invitation } from '../../../server/calendar/invitation.ts';
import { calendarLinks } from '../../../server/calendar/links.ts';
import { action, panel } from './examples.ts';

const queryOf = (link: string): Record<string, string> =>
  Object.fromEntries(new URL(link).searchParams);
const withEnd = { ...action, end: action.start + 5_400_000 };

describe('calendarLinks', () => {
  test('Google is given exact instants in UTC', () => {
    const { google } = calendarLinks(withEnd);
    expect(google.startsWith('https://calendar.google.com/calendar/render?')).toBe(true);
    expect(queryOf(google)).toEqual({
      action: 'TEMPLATE',
      text: action.title,
      dates: '20240124T210000Z/20240124T223000Z',
      location: action.location,
      details: `Bring pots and pans.\n\n${action.url}`,
    });
  });

  test('Outlook.com and Microsoft 365 are given the same, each at its own address', () => {
    const { outlook, microsoft365 } = calendarLinks(withEnd);
    expect(new URL(outlook).host).toBe('outlook.live.com');
    expect(new URL(microsoft365).host).toBe('outlook.office.com');
    expect(queryOf(outlook)).toEqual({
      rru: 'addevent',
      path: '/calendar/action/compose',
      allday: 'false',
      subject: action.title,
      startdt: '2024-01-24T21:00:00Z',
      enddt: '2024-01-24T22:30:00Z',
      location: action.location,
      body: `Bring pots and pans.\n\n${action.url}`,
    });
    expect(queryOf(microsoft365)).toEqual(queryOf(outlook));
  });

  test('Yahoo is given exact instants in UTC', () => {
    const { yahoo } = calendarLinks(withEnd);
    expect(new URL(yahoo).host).toBe('calendar.yahoo.com');
    expect(queryOf(yahoo)).toMatchObject({
      v: '60',
      title: action.title,
      st: '20240124T210000Z',
      et: '20240124T223000Z',
      in_loc: action.location,
    });
  });

  test('an event without an announced end lasts an hour, since all of them want an end', () => {
    const links = calendarLinks(panel);
    expect(queryOf(links.google)['dates']).toBe('20240121T193000Z/20240121T203000Z');
    expect(queryOf(links.outlook)['enddt']).toBe('2024-01-21T20:30:00Z');
    expect(queryOf(links.microsoft365)['enddt']).toBe('2024-01-21T20:30:00Z');
    expect(queryOf(links.yahoo)['et']).toBe('20240121T203000Z');
    expect(invitation(panel, 'PUBLISH')).not.toContain('DTEND');
  });

  test('what is not known is not asked for', () => {
    expect(calendarLinks(panel).google).not.toContain('location');
  });

  test('the page of the event is named once', () => {
    const description = `See ${action.url}`;
    expect(queryOf(calendarLinks({ ...action, description }).google)['details']).toBe(description);
  });

  test('spaces, plus signs and ampersands arrive as they are, in any script', () => {
    const title = 'Ollas + sartenes & más: 100% مظاهرة 🥘 #1';
    for (const link of Object.values(calendarLinks({ ...action, title }))) {
      expect(link).not.toContain('+');
      expect(link).toMatch(/^[\x21-\x7e]+$/);
      expect(Object.values(queryOf(link))).toContain(title);
    }
  });

  test('the longest texts give a link that still travels, cut at a word', () => {
    const long = { ...action, description: 'cacerola y olla '.repeat(20_000) };
    for (const link of Object.values(calendarLinks(long))) {
      expect(link.length).toBeLessThan(2_000);
    }
    const details = queryOf(calendarLinks(long).google)['details'];
    expect(details).toMatch(/(?:cacerola|y|olla)…\n\nhttps:\S+$/);
  });

  test('whatever is typed, each link is a link to its service', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (title, description) => {
          const links = calendarLinks({ ...action, title, description });
          expect(new URL(links.google).origin).toBe('https://calendar.google.com');
          expect(queryOf(links.google)['dates']).toBe('20240124T210000Z/20240124T220000Z');
        },
      ),
    );
  });

  test('an entry that no calendar would read right has no links', () => {
    expect(() => calendarLinks({ ...panel, end: panel.start })).toThrow('end-not-after-start');
  });
});
