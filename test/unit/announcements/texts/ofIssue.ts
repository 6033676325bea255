import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';
const inJanuary2024 = '2024-01-20T15:00Z';
const panel = {
  start: '2024-01-21T14:30',
  zone: newYork,
  zones: ['America/Los_Angeles'],
  kind: 'online',
  title: 'Online panel: the struggle in Argentina',
  language: 'en',
  host: 'Left Voice',
  speakers: ['Fer Scolnik', 'Raul Godoy'],
};
const action = {
  start: '2024-01-24T16:00',
  zone: newYork,
  kind: 'in-person',
  title: 'Solidarity action at the Argentine embassy',
  venue: 'Argentine embassy',
  city: 'New York City',
  language: 'en',
  bring: 'Pots and pans',
  coSponsors: [
    'CUNY4Palestine',
    'Workers Voice',
    'El Hormiguero',
    'Freedom Socialist Party',
    'Healthcare Workers for Palestine',
    'Tempest',
    'Within Our Lifetime',
  ],
  andOthers: true,
};

/** The announcement of the demonstration, once as a list and once as people tell it. */
export const seedTexts: readonly AnnouncementExample[] = [
  {
    now: inJanuary2024,
    text: `Solidarity with the general strike in Argentina

Workers in Argentina have called a general strike against the Milei government's measures. Around the \
world there will be actions in front of Argentine embassies and consulates.

Online panel: the struggle in Argentina
Sunday, January 21, 2:30 PM ET, 11:30 AM PT
Speakers:
- Fer Scolnik, editor at La Izquierda Diario and leader of the Party of Socialist Workers (PTS)
- Raul Godoy, worker who led the struggle at Zanon, a factory under workers' control since 2001
Hosted by Left Voice

Solidarity action at the Argentine embassy
New York City, 4 pm on January 24
Bring pots and pans!
Already CUNY4Palestine, Workers Voice, El Hormiguero, Freedom Socialist Party, Healthcare Workers for \
Palestine, Tempest, Within Our Lifetime, and others are signed on.`,
    events: [panel, action],
  },
  {
    now: inJanuary2024,
    text: `On January 24 there is a general strike in Argentina against the Milei government's \
measures. There will be actions in front of Argentine embassies and consulates in France, the Spanish \
State, Chile, Mexico, and Canada.

Join Left Voice for an online panel on the struggle in Argentina on Sunday, January 21, at 2:30 PM ET / \
11:30 AM PT, with Fer Scolnik (editor at La Izquierda Diario) and Raul Godoy (leader of the PTS).

In New York City, there will be a solidarity action at the Argentine embassy at 4 pm on January 24. \
Bring pots and pans. Already CUNY4Palestine, Workers Voice, El Hormiguero, Freedom Socialist Party, \
Healthcare Workers for Palestine, Tempest, and Within Our Lifetime and others are signed on.`,
    events: [{ ...panel, title: 'Online panel on the struggle in Argentina' }, action],
  },
];

/** What the habits of people are told with. */
export const habitTexts: readonly AnnouncementExample[] = [
  {
    text: 'Rally for Palestine, Union Square, Manhattan. Saturday December 5, 2026, 2pm',
    events: [
      { start: '2026-12-05T14:00', zone: newYork, venue: 'Union Square', kind: 'in-person' },
    ],
    usualZone: 'America/Chicago',
  },
  {
    text: 'General strike in Argentina: rally at the consulate, Chicago, Thursday Dec 10, 5pm',
    events: [
      { start: '2026-12-10T17:00', zone: 'America/Chicago', city: 'Chicago', venue: 'Consulate' },
    ],
  },
  {
    text: 'Vigilia por Venezuela. Jueves 10 de diciembre, 19 h, Puerta del Sol, Madrid',
    events: [
      {
        start: '2026-12-10T19:00',
        zone: 'Europe/Madrid',
        city: 'Madrid',
        venue: 'Puerta del Sol',
        title: 'Vigilia por Venezuela',
        language: 'es',
      },
    ],
  },
  {
    text: 'Benefit show, Dec 4, doors 6, start 6:30',
    events: [
      {
        start: '2026-12-04T18:30',
        assembly: '2026-12-04T18:00',
        zone: newYork,
        title: 'Benefit show',
      },
    ],
  },
  {
    text: 'Thursday 10 December: assemble 17:30, speeches 18:00, Parliament Square, London',
    events: [
      {
        start: '2026-12-10T18:00',
        assembly: '2026-12-10T17:30',
        zone: 'Europe/London',
        venue: 'Parliament Square',
        city: 'London',
      },
    ],
  },
  {
    text: 'Tenant meeting Dec 8, 6-8pm Central',
    events: [
      {
        start: '2026-12-08T18:00',
        end: '2026-12-08T20:00',
        zone: 'America/Chicago',
        title: 'Tenant meeting',
      },
    ],
  },
  {
    text: 'Weds 12/2 6pm Central',
    events: [{ start: '2026-12-02T18:00', zone: 'America/Chicago' }],
  },
  {
    text: 'Webinar: 12 December 2026, 19.00 GMT (20.00 CET / 14.00 EST)',
    events: [
      {
        start: '2026-12-12T19:00',
        zone: 'Europe/London',
        zones: ['Europe/Berlin', newYork],
        kind: 'online',
      },
    ],
  },
  {
    text: 'Reading group, Thursday 3 December at half seven, upstairs at the Example Arms, Leeds',
    events: [
      { start: '2026-12-03T19:30', zone: 'Europe/London', city: 'Leeds', venue: 'Example Arms' },
    ],
  },
  {
    text: 'Asamblea abierta, viernes 4/12, 19hs, Rosario',
    events: [
      {
        start: '2026-12-04T19:00',
        zone: 'America/Argentina/Cordoba',
        city: 'Rosario',
        title: 'Asamblea abierta',
      },
    ],
  },
  {
    text: 'Mitin el sábado 5 de diciembre a las 12 del día en el Zócalo, CDMX',
    events: [
      { start: '2026-12-05T12:00', zone: 'America/Mexico_City', venue: 'Zócalo', city: 'CDMX' },
    ],
  },
  {
    text: 'Charla: martes 15 de diciembre a las 7 de la tarde, Ateneo Ejemplo, Sevilla',
    events: [
      {
        start: '2026-12-15T19:00',
        zone: 'Europe/Madrid',
        city: 'Sevilla',
        venue: 'Ateneo Ejemplo',
      },
    ],
  },
  {
    text: 'Concentración el 11 de diciembre a las 18h30 en la Plaza Mayor, Valladolid',
    events: [
      {
        start: '2026-12-11T18:30',
        zone: 'Europe/Madrid',
        city: 'Valladolid',
        venue: 'Plaza Mayor',
      },
    ],
  },
  {
    text: 'Food distro, Saturday Dec 5, 11-1, Example Community Garden, Oakland',
    events: [
      {
        start: '2026-12-05T11:00',
        end: '2026-12-05T13:00',
        zone: 'America/Los_Angeles',
        city: 'Oakland',
        venue: 'Example Community Garden',
      },
    ],
  },
  {
    text: 'EMERGENCY RALLY TONIGHT 8pm, City Hall, Philadelphia',
    events: [
      { start: '2026-11-29T20:00', zone: newYork, city: 'Philadelphia', venue: 'City Hall' },
    ],
  },
  {
    text: 'Conversatorio en línea: 9 de diciembre, 7pm CDMX / 10pm Bs As',
    events: [
      {
        start: '2026-12-09T19:00',
        zone: 'America/Mexico_City',
        zones: ['America/Argentina/Buenos_Aires'],
        kind: 'online',
      },
    ],
  },
  {
    text: 'Panel virtual, sábado 12 de diciembre: 16h Arg / 14h Col / 20h Esp',
    events: [
      {
        start: '2026-12-12T16:00',
        zone: 'America/Argentina/Buenos_Aires',
        zones: ['America/Bogota', 'Europe/Madrid'],
        kind: 'online',
      },
    ],
  },
  {
    text: 'Online forum: Sunday, December 6, 8:30 pm NT/8 pm AT/7 pm ET',
    events: [
      {
        start: '2026-12-06T20:30',
        zone: 'America/St_Johns',
        zones: ['America/Halifax', newYork],
        kind: 'online',
      },
    ],
  },
  {
    text: 'Language class. Every Tuesday 6-8 PM, starting January 12. Example Library, Queens',
    events: [
      {
        start: '2027-01-12T18:00',
        end: '2027-01-12T20:00',
        zone: newYork,
        venue: 'Example Library',
      },
    ],
  },
  {
    text: 'Encuentro de mujeres, del 20 al 22 de noviembre, Bogotá',
    events: [{ start: '2027-11-20', end: '2027-11-22', zone: 'America/Bogota', city: 'Bogotá' }],
  },
  {
    text: 'Example Organizing School, Jan 15-17, Detroit. Registration opens 9am Friday.',
    events: [
      { start: '2027-01-15T09:00', end: '2027-01-17', zone: 'America/Detroit', city: 'Detroit' },
    ],
  },
  {
    text: 'Film festival: March 5-7, opening Friday, Example Cinema, Toronto',
    events: [
      {
        start: '2027-03-05',
        end: '2027-03-07',
        zone: 'America/Toronto',
        city: 'Toronto',
        venue: 'Example Cinema',
      },
    ],
  },
  {
    text: 'Public hearing 26-01-2027, 11 am, Press Club, Pune',
    events: [
      { start: '2027-01-26T11:00', zone: 'Asia/Kolkata', city: 'Pune', venue: 'Press Club' },
    ],
  },
];
