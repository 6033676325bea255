import ICAL from 'ical.js';
import { sync as nodeIcal } from 'node-ical';
import { expect } from '@jest/globals';
import type { TestApp } from './app.ts';

/** A calendar file as an independent parser understands it; instants are epoch milliseconds. */
export interface ReadCalendar {
  /** Names of the properties of the calendar itself, in order. */
  properties: string[];
  /** The first value of a property of the calendar, or null. */
  value: (name: string) => string | null;
  entries: ReadEntry[];
}

export interface ReadEntry {
  uid: string;
  sequence: number;
  stamp: number;
  start: number;
  end: number | null;
  title: string | null;
  description: string | null;
  location: string | null;
  url: string | null;
  status: string | null;
  organizer: ReadPerson | null;
  attendees: ReadPerson[];
  /** Names of the properties of the entry, in order. */
  properties: string[];
}

export interface ReadPerson {
  name: string;
  /** With `mailto:`, as it stands in the file. */
  address: string;
  parameters: Record<string, string>;
}

/** As Thunderbird reads it. Throws where the file is no calendar. */
export function readAsThunderbird(file: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return {
    properties: calendar.getAllProperties().map((property) => property.name),
    value: (name) => textOf(calendar, name),
    entries: calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: textOf(event, 'uid') ?? '',
      sequence: Number(textOf(event, 'sequence')),
      stamp: instantOf(event, 'dtstamp') ?? Number.NaN,
      start: instantOf(event, 'dtstart') ?? Number.NaN,
      end: instantOf(event, 'dtend'),
      title: textOf(event, 'summary'),
      description: textOf(event, 'description'),
      location: textOf(event, 'location'),
      url: textOf(event, 'url'),
      status: textOf(event, 'status'),
      organizer: peopleOf(event, 'organizer').at(0) ?? null,
      attendees: peopleOf(event, 'attendee'),
      properties: event.getAllProperties().map((property) => property.name),
    })),
  };
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return value === null ? null : String(value);
}

function instantOf(component: ICAL.Component, name: string): number | null {
  const value = component.getFirstPropertyValue(name);
  if (value === null) return null;
  if (!(value instanceof ICAL.Time)) throw new Error(`${name} is no time`);
  if (value.zone !== ICAL.Timezone.utcTimezone) throw new Error(`${name} is not in UTC`);
  return value.toUnixTime() * 1000;
}

function peopleOf(component: ICAL.Component, name: string): ReadPerson[] {
  return component.getAllProperties(name).map((property) => ({
    name: property.getFirstParameter('cn'),
    address: String(property.getFirstValue()),
    parameters: Object.fromEntries(
      ['cutype', 'role', 'partstat', 'rsvp'].map((key) => [key, property.getFirstParameter(key)]),
    ),
  }));
}

/** The entries of a calendar file as node-ical reads them, by what it can tell of each. */
export function readWithNodeIcal(
  file: string,
): Pick<ReadEntry, 'uid' | 'start' | 'title' | 'description' | 'location' | 'status'>[] {
  return Object.values(nodeIcal.parseICS(file))
    .filter((component) => component?.type === 'VEVENT')
    .map((event) => ({
      uid: event.uid,
      start: event.start.getTime(),
      title: valueOf(event.summary),
      description: valueOf(event.description),
      location: valueOf(event.location),
      status: event.status ?? null,
    }));
}

function valueOf(value: string | { val: string } | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : value.val;
}

/** The lines of the file as they are sent, without their CRLF. */
export function sentLines(file: string): string[] {
  if (!file.endsWith('\r\n')) throw new Error('The last line has no CRLF');
  return file.slice(0, -2).split('\r\n');
}

export function octets(line: string): number {
  return Buffer.byteLength(line, 'utf8');
}

/** A feed as both readers understand it, with what every feed has to have. */
export async function readFeed(app: TestApp, path: string) {
  const answer = await app
    .get(path)
    .expect(200)
    .expect('Content-Type', /^text\/calendar/);
  const file = answer.text;
  const calendar = readAsThunderbird(file);
  expect(calendar.value('method')).toBe('PUBLISH');
  expect(file).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
  expect(sentLines(file).every((line) => octets(line) <= 75)).toBe(true);
  expect(readWithNodeIcal(file).map(({ uid, start }) => ({ uid, start }))).toEqual(
    calendar.entries.map(({ uid, start }) => ({ uid, start })),
  );
  return { answer, file, calendar, titles: calendar.entries.map((entry) => entry.title) };
}
