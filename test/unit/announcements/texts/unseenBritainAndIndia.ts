import type { AnnouncementExample } from './example.ts';

const london = 'Europe/London';
const kolkata = 'Asia/Kolkata';

/** Britain and India, written before the reader was changed for any of them. */
export const unseenBritainAndIndia: readonly AnnouncementExample[] = [
  {
    usualZone: london,
    text: `*Save our libraries* 📚
Demo this Sat 5th Dec, meet 11.30 outside Example Library, march off at 12, speeches in Example Square 1pm
Leicester
Pls share!!`,
    events: [
      {
        start: '2026-12-05T12:00',
        assembly: '2026-12-05T11:30',
        zone: london,
        city: 'Leicester',
        programme: '11:30 Meet\n12:00 March off\n13:00 Speeches in Example Square',
      },
    ],
  },
  {
    usualZone: london,
    text: `Example Branch meeting - all members welcome
First Wednesday of the month, 7.30pm, upstairs at the Example Tavern, Bristol
Next one: 6 January`,
    events: [
      {
        start: '2027-01-06T19:30',
        zone: london,
        city: 'Bristol',
        series: { kind: 'monthly-on-weekday', which: 1, weekday: 3 },
      },
    ],
  },
  {
    usualZone: london,
    text: `Strike rally, Tuesday 8 December
Assemble quarter to eleven at Example Cross, Leeds; rally from 11 till half twelve.
Speakers: Ada Example (Example Union), Bea Example (Example Trades Council) and Cy Example.`,
    events: [
      {
        start: '2026-12-08T11:00',
        end: '2026-12-08T12:30',
        assembly: '2026-12-08T10:45',
        zone: london,
        city: 'Leeds',
        speakers: ['Ada Example', 'Bea Example', 'Cy Example'],
      },
    ],
  },
  {
    usualZone: london,
    text: `International solidarity webinar
Thursday 21st January 2027
18:00 London / 19:00 Paris & Berlin / 20:00 Johannesburg / 23:30 Delhi
Zoom link after you register: https://example.org/webinar`,
    events: [
      {
        start: '2027-01-21T18:00',
        zone: london,
        zones: ['Europe/Paris', 'Europe/Berlin', 'Africa/Johannesburg', kolkata],
        kind: 'online',
        title: 'International solidarity webinar',
      },
    ],
  },
  {
    usualZone: london,
    text: `Weekend school: how capitalism came to the Highlands
Sat 23 – Sun 24 Jan, Example Centre, Inverness
Sat: 10.00 Welcome
10.30 The clearances
13.00 Lunch
14.00 Land today
Sun: 10.00 Walk to the Example Stones
Bring: packed lunch, boots`,
    events: [
      {
        start: '2027-01-23T10:00',
        end: '2027-01-24',
        zone: london,
        city: 'Inverness',
        bring: 'Packed lunch, boots',
        title: 'Weekend school: how capitalism came to the Highlands',
        programme: `10:00 Welcome
10:30 The clearances
13:00 Lunch
14:00 Land today
2027-01-24
10:00 Walk to the Example Stones`,
      },
    ],
  },
  {
    usualZone: kolkata,
    text: `PROTEST DEMONSTRATION
against the new labour codes
Date: 10.12.2026 (Thursday)
Time: 11.00 A.M. onwards
Venue: Example Chowk, near Example Bus Stand, Pune
Convened by: Joint Platform of Example Unions`,
    events: [
      {
        start: '2026-12-10T11:00',
        zone: kolkata,
        city: 'Pune',
        venue: 'Example Chowk',
        host: 'Joint Platform of Example Unions',
      },
    ],
  },
  {
    usualZone: kolkata,
    text: `Screening + discussion | "Example River"
Sunday | 20 Dec | 5 PM to 8 PM
Example Study Circle, 3rd cross, Bengaluru
Chai and samosas. Entry free. Ph: 98450 00000`,
    events: [
      {
        start: '2026-12-20T17:00',
        end: '2026-12-20T20:00',
        zone: kolkata,
        city: 'Bengaluru',
        venue: 'Example Study Circle',
      },
    ],
  },
  {
    usualZone: kolkata,
    text: `Solidarity meet with the hunger strikers, tmrw 4:30 pm, Gate No. 2, Example University, \
Delhi. Come in large numbers comrades ✊🏽`,
    events: [{ start: '2026-11-30T16:30', zone: kolkata, city: 'Delhi' }],
  },
];
