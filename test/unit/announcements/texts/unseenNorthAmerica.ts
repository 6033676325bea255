import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';
const chicago = 'America/Chicago';
const losAngeles = 'America/Los_Angeles';
const toronto = 'America/Toronto';

/** The United States and Canada, written before the reader was changed for any of them. */
export const unseenNorthAmerica: readonly AnnouncementExample[] = [
  {
    text: `🔥 BENEFIT SHOW FOR THE EXAMPLE BAIL FUND 🔥
📅 Fri 12/18
🕕 doors 6, speakers 6:30, music 8
📍 The Example Room, 210 Example Ave, Brooklyn
💵 $10–20 sliding scale, no one turned away
#FreeThemAll #ExampleBailFund`,
    events: [
      {
        start: '2026-12-18T18:30',
        assembly: '2026-12-18T18:00',
        zone: newYork,
        kind: 'in-person',
        venue: 'Example Room',
        address: '210 Example Ave',
        city: 'Brooklyn',
        programme: '18:00 Doors\n18:30 Speakers\n20:00 Music',
      },
    ],
  },
  {
    text: `Example Tenants Union presents

TENANT POWER CONFERENCE
January 15-17, 2027
Example Community College, Oakland CA

Friday: 6pm registration, 7pm keynote
Saturday: 9am breakfast, 10am workshops, 5pm plenary
Sunday: 10am assembly, 1pm march

Three days to learn from each other how to organize a building, win repairs and stop evictions. \
Childcare and interpretation are provided.`,
    events: [
      {
        start: '2027-01-15T18:00',
        end: '2027-01-17',
        zone: losAngeles,
        venue: 'Example Community College',
        city: 'Oakland',
        host: 'Example Tenants Union',
        title: 'TENANT POWER CONFERENCE',
        programme: `18:00 Registration
19:00 Keynote
2027-01-16
09:00 Breakfast
10:00 Workshops
17:00 Plenary
2027-01-17
10:00 Assembly
13:00 March`,
      },
    ],
  },
  {
    text: `hey y'all!! reminder that court support for the Example 5 is THIS THURSDAY (12/3) 8:30am, \
Cook County courthouse, 2600 S Example Ave, Chicago. wear red, be respectful inside. bring coffee if you \
can ☕️`,
    events: [
      {
        start: '2026-12-03T08:30',
        zone: chicago,
        city: 'Chicago',
        bring: 'Coffee if you can',
        address: '2600 S Example Ave',
      },
    ],
  },
  {
    text: `NATIONAL CALL
Defend the right to strike
Wed., Jan. 20 — 8 pm Eastern | 7 Central | 6 Mountain | 5 Pacific
RSVP: https://example.org/rsvp
You will hear from nurses, teachers and dockers who went on strike this year and won.`,
    events: [
      {
        start: '2027-01-20T20:00',
        zone: newYork,
        zones: [chicago, 'America/Denver', losAngeles],
        kind: 'online',
        about:
          'You will hear from nurses, teachers and dockers who went on strike this year and won.',
      },
    ],
  },
  {
    text: `Picket line schedule, Example Bakery (1400 Example St, Minneapolis)
Every Tuesday 6-8 PM, starting January 12
Dress warm, bring noisemakers`,
    events: [
      {
        start: '2027-01-12T18:00',
        end: '2027-01-12T20:00',
        zone: chicago,
        city: 'Minneapolis',
        bring: 'Noisemakers',
        series: { kind: 'weekly', everyWeeks: 1, weekdays: [2] },
      },
    ],
  },
  {
    text: `Dear friends,

The Example Peace Coalition will hold its monthly vigil on the steps of City Hall, Syracuse, on Saturday \
December 12th from noon to 1. If it storms, we move to the 19th. Candles provided.

In peace,
Ada Example, secretary`,
    events: [
      {
        start: '2026-12-12T12:00',
        end: '2026-12-12T13:00',
        zone: newYork,
        city: 'Syracuse',
      },
    ],
  },
  {
    text: `DAY OF ACTION: NO DATA CENTER ON OUR RIVER
Sat Feb 6
• Pittsburgh — 11am, Example Plaza
• Columbus — 1pm, Example Statehouse steps
• Detroit — 2:30pm, Example Park
more cities soon`,
    events: [
      { start: '2027-02-06T11:00', zone: newYork, city: 'Pittsburgh', venue: 'Example Plaza' },
      { start: '2027-02-06T13:00', zone: newYork, city: 'Columbus' },
      {
        start: '2027-02-06T14:30',
        zone: 'America/Detroit',
        city: 'Detroit',
        venue: 'Example Park',
      },
    ],
  },
  {
    text: `What: Know Your Rights training
When: Tues & Thurs Jan 12 and 14, 6:30-8 p.m.
Where: Example Public Library, 2nd floor, Tucson
Who: Example Migrant Network
Bring a pen!`,
    events: [
      {
        start: '2027-01-12T18:30',
        end: '2027-01-12T20:00',
        zone: 'America/Phoenix',
        city: 'Tucson',
        venue: 'Example Public Library',
        title: 'Know Your Rights training',
        host: 'Example Migrant Network',
        bring: 'A pen',
      },
    ],
  },
  {
    text: `Town hall on rent control
Mon Dec 14, time TBA
Example Church basement, Hamilton, Ontario
Details to follow`,
    events: [
      {
        start: '2026-12-14',
        zone: toronto,
        city: 'Hamilton',
        hourOpen: true,
        title: 'Town hall on rent control',
      },
    ],
  },
  {
    text: `Marche et rassemblement contre l'austérité / March and rally against austerity
Samedi 5 décembre, 13h / Saturday December 5, 1 p.m.
Place Exemple, Montréal
Organisé par / Organized by: Coalition Exemple`,
    events: [
      {
        start: '2026-12-05T13:00',
        zone: toronto,
        city: 'Montréal',
        venue: 'Place Exemple',
        host: 'Coalition Exemple',
      },
    ],
  },
  {
    text: `SAVE THE DATE 🗓 1/30/27
People's Assembly, 10a-4p, lunch at noon
UE Hall, 37 S Example, Chicago
Call 312-555-0142 for rides`,
    events: [
      {
        start: '2027-01-30T10:00',
        end: '2027-01-30T16:00',
        zone: chicago,
        city: 'Chicago',
        title: "People's Assembly",
      },
    ],
  },
];
