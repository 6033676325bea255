import type { AnnouncementExample } from './example.ts';

const london = 'Europe/London';
const india = 'Asia/Kolkata';

/** As people write in Britain, Ireland and India. */
export const britishAndIndianTexts: readonly AnnouncementExample[] = [
  {
    text: `National demonstration: no to cuts
Saturday 12 December, assemble 12 noon at Example Gardens, London
March to Whitehall, rally at 3pm
Called by Example Trades Council`,
    events: [
      {
        start: '2026-12-12T12:00',
        zone: london,
        city: 'London',
        venue: 'Example Gardens',
        host: 'Example Trades Council',
        title: 'National demonstration: no to cuts',
      },
    ],
  },
  {
    text: `Public meeting, 7.30pm, Tuesday 8th December, Example Working Men's Club, Sheffield. All \
welcome.`,
    events: [
      {
        start: '2026-12-08T19:30',
        zone: london,
        city: 'Sheffield',
        title: 'Public meeting',
        venue: "Example Working Men's Club",
      },
    ],
  },
  {
    text: `Picket the Example Depot, Glasgow
Mon 14 Dec, 07.00–09.30
Hot drinks provided. Bring flags.`,
    events: [
      {
        start: '2026-12-14T07:00',
        end: '2026-12-14T09:30',
        zone: london,
        city: 'Glasgow',
        bring: 'Flags',
      },
    ],
  },
  {
    text: `Film night: quarter past seven on Friday the 4th of December, Example Bookshop, Cardiff`,
    events: [
      {
        start: '2026-12-04T19:15',
        zone: london,
        city: 'Cardiff',
        venue: 'Example Bookshop',
        title: 'Film night',
      },
    ],
  },
  {
    text: `Online briefing with Ada Example and Bo Example
Thursday 21 January 2027, 1900-2030 GMT`,
    events: [
      {
        start: '2027-01-21T19:00',
        end: '2027-01-21T20:30',
        zone: london,
        kind: 'online',
        speakers: ['Ada Example', 'Bo Example'],
      },
    ],
  },
  {
    text: `03/12/26 – Tenants' assembly, 6.30 for 7pm, Example Hall, Bristol`,
    events: [
      {
        start: '2026-12-03T19:00',
        assembly: '2026-12-03T18:30',
        zone: london,
        city: 'Bristol',
        venue: 'Example Hall',
        title: "Tenants' assembly",
      },
    ],
  },
  {
    text: `Solidarity with Iranian women: protest outside the embassy, Princes Gate, London, Sunday \
13th December from 2 until 4pm`,
    events: [
      {
        start: '2026-12-13T14:00',
        end: '2026-12-13T16:00',
        zone: london,
        city: 'London',
        title: 'Solidarity with Iranian women: protest outside the embassy',
      },
    ],
  },
  {
    text: `Gather at Example Cross, Dublin, Saturday 5th December at 1pm. March to Example Street. \
Speakers include Ada Example (Example Housing Action).`,
    events: [
      {
        start: '2026-12-05T13:00',
        zone: 'Europe/Dublin',
        city: 'Dublin',
        venue: 'Example Cross',
        speakers: ['Ada Example'],
      },
    ],
  },
  {
    text: `Protest Demonstration
Date: 10/12/2026
Time: 3.00 p.m. onwards
Venue: Jantar Mantar, New Delhi
Organised by: Example Workers' Federation`,
    events: [
      {
        start: '2026-12-10T15:00',
        zone: india,
        city: 'New Delhi',
        venue: 'Jantar Mantar',
        host: "Example Workers' Federation",
        title: 'Protest Demonstration',
      },
    ],
  },
  {
    text: `Join the candle light march on 6th Dec, Sunday, 5:30 PM IST from Example Circle to Town \
Hall, Bengaluru`,
    events: [
      {
        start: '2026-12-06T17:30',
        zone: india,
        city: 'Bengaluru',
        venue: 'Example Circle',
      },
    ],
  },
  {
    text: `Webinar on the new labour codes, Sat 19 Dec, 1100 hrs to 1300 hrs IST, on Google Meet: \
https://meet.google.com/abc-defg-hij
Panelists: Ada Example, labour lawyer; Bo Example, garment worker`,
    events: [
      {
        start: '2026-12-19T11:00',
        end: '2026-12-19T13:00',
        zone: india,
        kind: 'online',
        link: 'https://meet.google.com/abc-defg-hij',
        speakers: ['Ada Example', 'Bo Example'],
      },
    ],
  },
  {
    text: `Dharna at Azad Maidan, Mumbai on 15.12.2026 at 11 AM. Bring your own water bottles.`,
    events: [
      {
        start: '2026-12-15T11:00',
        zone: india,
        city: 'Mumbai',
        venue: 'Azad Maidan',
        bring: 'Your own water bottles',
      },
    ],
  },
];
