import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';
const chicago = 'America/Chicago';
const losAngeles = 'America/Los_Angeles';
const london = 'Europe/London';

/** Nine of twenty in English, written after the reader was mended and before it had seen any of them. */
export const lastHeldOutInEnglish: readonly AnnouncementExample[] = [
  {
    text: `✨ CLOTHING SWAP + ZINE FAIR ✨
sunday 12/13 • 12–5pm
the example annex (1120 example st, philly)
1pm zine workshop
2:30pm repair clinic
4pm open mic
masks required, kids welcome 💜
#mutualaid`,
    events: [
      {
        start: '2026-12-13T12:00',
        end: '2026-12-13T17:00',
        zone: newYork,
        title: 'CLOTHING SWAP + ZINE FAIR',
        programme: '13:00 Zine workshop\n14:30 Repair clinic\n16:00 Open mic',
      },
    ],
  },
  {
    text: `From: Example Faculty Association
Subject: Informational picket

Colleagues,

After nine months at the table the university still offers less than inflation. We will hold an \
informational picket on Tuesday, January 19, from 11:30 a.m. to 1:30 p.m. at the main gate, Example \
University, Columbus, Ohio. Signs and hot chocolate will be provided.`,
    events: [
      {
        start: '2027-01-19T11:30',
        end: '2027-01-19T13:30',
        zone: newYork,
        city: 'Columbus',
        title: 'Informational picket',
        about: 'After nine months at the table the university still offers less than inflation.',
      },
    ],
  },
  {
    text: `Film series: Labor on Screen
All screenings 7pm, Example Union Hall, 88 Example Rd, Seattle
Jan 14 - Example Mill
Jan 28 - The Example Line
Feb 11 - Example Docks`,
    events: [
      { start: '2027-01-14T19:00', zone: losAngeles, venue: 'Example Union Hall', city: 'Seattle' },
    ],
  },
  {
    text: `MASS CALL TONIGHT 8:30pm ET / 7:30 CT / 5:30 PT 📞
What comes after the injunction?
Register 👉 https://example.org/mass-call
Speakers: Ada Example, Bea Example & Cy Example`,
    events: [
      {
        start: '2026-11-29T20:30',
        zone: newYork,
        zones: [chicago, losAngeles],
        speakers: ['Ada Example', 'Bea Example', 'Cy Example'],
      },
    ],
  },
  {
    text: `Tenants' legal clinic — every other Thursday, 5:30 to 7:30pm, Example Community Room, \
St. Louis. Next dates: Dec 10, Dec 24. Bring your lease and any notices.`,
    events: [
      {
        start: '2026-12-10T17:30',
        end: '2026-12-10T19:30',
        zone: chicago,
        bring: 'Your lease and any notices',
        series: { kind: 'weekly', everyWeeks: 2, weekdays: [4] },
      },
    ],
  },
  {
    usualZone: london,
    text: `CLIMATE CAMP 🏕
Fri 12th – Mon 15th Feb 2027
Example Fields, nr Leeds
Gates Friday noon. Opening plenary Friday 6pm. March to the Example Works Sunday 1pm. Pack down Monday 10am.
Bring tent, mug, torch`,
    events: [
      {
        start: '2027-02-12T18:00',
        assembly: '2027-02-12T12:00',
        end: '2027-02-15',
        zone: london,
        title: 'CLIMATE CAMP',
        bring: 'Tent, mug, torch',
      },
    ],
  },
  {
    usualZone: london,
    text: `Public meeting: Save our bus!
📆 14.12.26 ⏰ 7pm (doors 6.45) 📍Example Village Hall, Stroud`,
    events: [
      {
        start: '2026-12-14T19:00',
        assembly: '2026-12-14T18:45',
        zone: london,
        title: 'Public meeting: Save our bus',
        venue: 'Example Village Hall',
      },
    ],
  },
  {
    usualZone: 'Asia/Kolkata',
    text: `JOIN THE CONVENTION ON THE RIGHT TO FOOD
On 16th & 17th January, 2027 (Sat-Sun)
At Gandhi Example Bhavan, Bhopal
Inaugural session: 16th, 10:30 AM
Rally: 17th, 3 PM from Example Talkies`,
    events: [
      {
        start: '2027-01-16T10:30',
        end: '2027-01-17',
        zone: 'Asia/Kolkata',
        city: 'Bhopal',
        programme: '10:30 Inaugural session\n2027-01-17\n15:00 Rally',
      },
    ],
  },
  {
    text: `Rally to stop the pipeline!! Sat Jan 23rd, noon-2, Example Capitol steps, Lansing MI. \
Carpools leave Detroit at 10 from the Example lot. Rain or shine. Called by Example Water Defenders.`,
    events: [
      {
        start: '2027-01-23T12:00',
        end: '2027-01-23T14:00',
        zone: 'America/Detroit',
        city: 'Lansing',
        host: 'Example Water Defenders',
        title: 'Rally to stop the pipeline',
      },
    ],
  },
];
