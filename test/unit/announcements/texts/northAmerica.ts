import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';

/** As people write in the United States and in Canada. */
export const northAmericanTexts: readonly AnnouncementExample[] = [
  {
    text: `Know Your Rights Workshop

When: Thursday, December 3rd, 6:30 PM – 8:00 PM
Where: Example Community Center, 123 Example Street, Minneapolis, MN
Hosted by Example Tenants Union
Please bring a notebook and a pen.`,
    events: [
      {
        start: '2026-12-03T18:30',
        end: '2026-12-03T20:00',
        zone: 'America/Chicago',
        kind: 'in-person',
        title: 'Know Your Rights Workshop',
        venue: 'Example Community Center',
        address: '123 Example Street',
        city: 'Minneapolis',
        host: 'Example Tenants Union',
        bring: 'A notebook and a pen',
        language: 'en',
      },
    ],
  },
  {
    text: `🚨 PICKET LINE ALERT 🚨
Support Example Warehouse workers!
📅 Mon 12/7 @ 6am
📍 400 Example Ave, Newark, NJ
Wear red. Bring signs and noisemakers!`,
    events: [
      {
        start: '2026-12-07T06:00',
        zone: newYork,
        kind: 'in-person',
        address: '400 Example Ave',
        city: 'Newark',
        bring: 'Signs and noisemakers',
      },
    ],
  },
  {
    text: `Example Reading Circle presents: Reading Capital together
Zoom, Tuesday, Jan. 5, 2027, 7:30-9pm EST / 4:30-6pm PST
Join: https://zoom.us/j/0000000000`,
    events: [
      {
        start: '2027-01-05T19:30',
        end: '2027-01-05T21:00',
        zone: newYork,
        zones: ['America/Los_Angeles'],
        kind: 'online',
        title: 'Reading Capital together',
        host: 'Example Reading Circle',
        link: 'https://zoom.us/j/0000000000',
      },
    ],
  },
  {
    text: `March against evictions: Sat. Dec 12, gather 1pm, step off 1:30pm from Example Park, Seattle`,
    events: [
      {
        start: '2026-12-12T13:30',
        assembly: '2026-12-12T13:00',
        zone: 'America/Los_Angeles',
        city: 'Seattle',
        venue: 'Example Park',
        title: 'March against evictions',
      },
    ],
  },
  {
    text: `Teach-in on the strike wave
December 9, 12 noon - 1:30 p.m. MT
Room 204, Example Hall, Boulder CO
Speakers: Ada Example (nurse, Example Nurses United); Bo Example (bus driver)`,
    events: [
      {
        start: '2026-12-09T12:00',
        end: '2026-12-09T13:30',
        zone: 'America/Denver',
        city: 'Boulder',
        title: 'Teach-in on the strike wave',
        speakers: ['Ada Example', 'Bo Example'],
      },
    ],
  },
  {
    text: `Community potluck this Friday at 6! Bring a dish to share. Example Church basement, Boise, \
Idaho.`,
    events: [
      {
        start: '2026-12-04T18:00',
        zone: 'America/Boise',
        city: 'Boise',
        bring: 'A dish to share',
        title: 'Community potluck',
      },
    ],
  },
  {
    text: `Solidarity rally with Chilean teachers
Sunday Dec 6 · 3:00pm
Consulate of Chile, San Francisco
Endorsed by: Example Teachers Local 1, Example Dockworkers, Example Students for Justice`,
    events: [
      {
        start: '2026-12-06T15:00',
        zone: 'America/Los_Angeles',
        city: 'San Francisco',
        venue: 'Consulate of Chile',
        title: 'Solidarity rally with Chilean teachers',
        coSponsors: [
          'Example Teachers Local 1',
          'Example Dockworkers',
          'Example Students for Justice',
        ],
      },
    ],
  },
  {
    text: `Town hall: December 16th, doors at 5:30 PM, program 6:00–8:00 PM, Example Theater, Austin \
TX. Livestream available at https://video.example.org/townhall`,
    events: [
      {
        start: '2026-12-16T18:00',
        end: '2026-12-16T20:00',
        assembly: '2026-12-16T17:30',
        zone: 'America/Chicago',
        kind: 'hybrid',
        city: 'Austin',
        venue: 'Example Theater',
        link: 'https://video.example.org/townhall',
      },
    ],
  },
  {
    text: `Virtual organizing call
Tomorrow (Monday) at 8ET/5PT
RSVP: https://forms.example.org/call`,
    events: [
      {
        start: '2026-11-30T20:00',
        zone: newYork,
        zones: ['America/Los_Angeles'],
        kind: 'online',
        title: 'Virtual organizing call',
      },
    ],
  },
  {
    text: `Rally for Postal Workers / Rassemblement
Wednesday 2 December 2026 at 17:00
Example Postal Depot, Halifax, Nova Scotia
Organized by Example Postal Workers and Example Labour Council`,
    events: [
      {
        start: '2026-12-02T17:00',
        zone: 'America/Halifax',
        city: 'Halifax',
        venue: 'Example Postal Depot',
        host: 'Example Postal Workers and Example Labour Council',
      },
    ],
  },
  {
    text: `Housing forum, Vancouver BC, January 20, 2027, 7 p.m. to 9 p.m. (10 p.m. Toronto)`,
    events: [
      {
        start: '2027-01-20T19:00',
        end: '2027-01-20T21:00',
        zone: 'America/Vancouver',
        zones: ['America/Toronto'],
        city: 'Vancouver',
        title: 'Housing forum',
      },
    ],
  },
  {
    text: `VIGIL FOR GAZA
FRIDAY 12/11 5:30PM
COPLEY SQUARE, BOSTON
BRING CANDLES`,
    events: [
      {
        start: '2026-12-11T17:30',
        zone: newYork,
        city: 'Boston',
        venue: 'Copley Square',
        title: 'VIGIL FOR GAZA',
        bring: 'Candles',
      },
    ],
  },
];
