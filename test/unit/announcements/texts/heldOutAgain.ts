import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';
const losAngeles = 'America/Los_Angeles';
const london = 'Europe/London';
const buenosAires = 'America/Argentina/Buenos_Aires';

/** A second set, written by someone else, before the reader had seen any of them. */
export const heldOutAgain: readonly AnnouncementExample[] = [
  {
    text: `Hands off our hospitals! March & rally
Sat. Dec 5, 11am sharp
Gather at Example Park (north entrance) 10:30, step off 11, rally at City Hall 12:30
Philadelphia
Organized by Example Nurses United. Bring signs, water, comfortable shoes.`,
    events: [
      {
        start: '2026-12-05T11:00',
        assembly: '2026-12-05T10:30',
        zone: newYork,
        kind: 'in-person',
        city: 'Philadelphia',
        host: 'Example Nurses United',
        bring: 'Signs, water, comfortable shoes',
      },
    ],
  },
  {
    text: `Teach-in: what is debt?
Thursday December 10th from 7 to 8:30 pm Pacific on Zoom
Register: https://example.org/debt
With Ada Example (Example Debt Union) and Bea Example (economist)`,
    events: [
      {
        start: '2026-12-10T19:00',
        end: '2026-12-10T20:30',
        zone: losAngeles,
        kind: 'online',
        title: 'Teach-in: what is debt?',
        speakers: ['Ada Example', 'Bea Example'],
      },
    ],
  },
  {
    text: `CONVOCATORIA
Marcha de antorchas
Viernes 4 de diciembre, 20 hs. Concentración 19:30 en Plaza de Mayo, CABA.
Convocan: Asamblea Ejemplo y Coordinadora Ejemplo
Llevar antorchas y barbijos`,
    events: [
      {
        start: '2026-12-04T20:00',
        assembly: '2026-12-04T19:30',
        zone: buenosAires,
        kind: 'in-person',
        title: 'Marcha de antorchas',
        venue: 'Plaza de Mayo',
        host: 'Asamblea Ejemplo y Coordinadora Ejemplo',
        language: 'es',
        bring: 'Antorchas y barbijos',
      },
    ],
  },
  {
    text: `Picnic for Puerto Rico, Sunday 13th, 1 to 4, Humboldt Park, Chicago`,
    events: [
      {
        start: '2026-12-13T13:00',
        end: '2026-12-13T16:00',
        zone: 'America/Chicago',
        title: 'Picnic for Puerto Rico',
        venue: 'Humboldt Park',
        city: 'Chicago',
      },
    ],
  },
  {
    text: `We’re meeting tomorrow night at 7:30 at the Example Community Centre, 12 Example Road, \
London N1. All welcome!`,
    events: [
      {
        start: '2026-11-30T19:30',
        zone: london,
        title: '',
        venue: 'Example Community Centre',
        address: '12 Example Road',
        city: 'London',
      },
    ],
  },
  {
    text: `Acto por la educación pública
Madrid, miércoles 16 de diciembre a las 18:30h
Puerta del Sol
Intervienen: Ada Ejemplo (Sindicato Ejemplo), Bea Ejemplo (AMPA Ejemplo)`,
    events: [
      {
        start: '2026-12-16T18:30',
        zone: 'Europe/Madrid',
        title: 'Acto por la educación pública',
        venue: 'Puerta del Sol',
        speakers: ['Ada Ejemplo', 'Bea Ejemplo'],
      },
    ],
  },
  {
    text: `Global call for climate justice
Jan 9 2027, 15:00 UTC (10am New York, 8:30pm Mumbai, 3pm London)
Join: https://meet.example.org/climate`,
    events: [
      {
        start: '2027-01-09T15:00',
        zone: 'UTC',
        zones: [newYork, 'Asia/Kolkata', london],
        link: 'https://meet.example.org/climate',
      },
    ],
  },
  {
    text: `Protest outside the Indian High Commission, Aldwych, London on 26/1/27 at 2pm - in support \
of farmers in Punjab`,
    events: [
      {
        start: '2027-01-26T14:00',
        zone: london,
        title: 'Protest outside the Indian High Commission',
        city: 'London',
      },
    ],
  },
  {
    text: `Vigil for the victims — Monday 7 Dec, dusk (about 5pm), Example Square, Toronto`,
    events: [
      {
        start: '2026-12-07T17:00',
        zone: 'America/Toronto',
        title: 'Vigil for the victims',
        venue: 'Example Square',
      },
    ],
  },
  {
    text: `Encuentro por zoom
12 de enero 2027
18h México, 19h Colombia, 21h Argentina
Enlace por inscripción`,
    events: [
      {
        start: '2027-01-12T18:00',
        zone: 'America/Mexico_City',
        zones: ['America/Bogota', buenosAires],
        kind: 'online',
      },
    ],
  },
  {
    text: `Community dinner every first Friday, next: Jan 1, 6pm. Example Hall, 400 Example St, \
Oakland, CA 94607. Kid-friendly. ASL interpretation.`,
    events: [
      {
        start: '2027-01-01T18:00',
        zone: losAngeles,
        title: 'Community dinner',
        venue: 'Example Hall',
        address: '400 Example St',
        city: 'Oakland',
      },
    ],
  },
  {
    text: `Strike school: 3 sessions, Tues Jan 12, 19 and 26, 6:30-8:00 p.m. ET, online`,
    events: [
      {
        start: '2027-01-12T18:30',
        end: '2027-01-12T20:00',
        zone: newYork,
        kind: 'online',
      },
    ],
  },
  {
    text: `Film night + discussion: "Example Harvest". Doors 18:00. Film 18:30. Talk 20:15. \
Friday 18 December, Example Kino, Berlin`,
    events: [
      {
        start: '2026-12-18T18:30',
        assembly: '2026-12-18T18:00',
        zone: 'Europe/Berlin',
        title: 'Film night + discussion: "Example Harvest"',
        venue: 'Example Kino',
        city: 'Berlin',
      },
    ],
  },
  {
    text: `Curso de formación sindical
Los jueves 14, 21 y 28 de enero de 2027, 19 a 21 hs
Sindicato Ejemplo, Rosario`,
    events: [
      {
        start: '2027-01-14T19:00',
        end: '2027-01-14T21:00',
        zone: 'America/Argentina/Cordoba',
        title: 'Curso de formación sindical',
        city: 'Rosario',
      },
    ],
  },
  {
    text: `Rent strike assembly!!
TONIGHT (Sunday) 6:15pm-ish
Back room of the Example Arms, Leeds
Bring: your rent letter`,
    events: [
      {
        start: '2026-11-29T18:15',
        zone: london,
        venue: 'Back room of the Example Arms',
        city: 'Leeds',
        bring: 'Your rent letter',
      },
    ],
  },
  {
    text: `Solidarity with Chile: film and empanadas
Sat 12 December, 16.30–19.00
Example House, Glasgow. Entry by donation (£5).`,
    events: [
      {
        start: '2026-12-12T16:30',
        end: '2026-12-12T19:00',
        zone: london,
        title: 'Solidarity with Chile: film and empanadas',
        venue: 'Example House',
        city: 'Glasgow',
      },
    ],
  },
  {
    text: `Paro general: nos vemos en el Congreso
Miércoles 20/1, desde las 10. A las 12 acto central.`,
    usualZone: buenosAires,
    events: [{ start: '2027-01-20T10:00', zone: buenosAires, language: 'es' }],
  },
  {
    text: `Webinar — Organizing gig workers in 2027
Date: Feb 2
Time: 12 noon Eastern / 9 AM Pacific / 6 PM CET (60 min)`,
    events: [
      {
        start: '2027-02-02T12:00',
        zone: newYork,
        zones: [losAngeles, 'Europe/Berlin'],
        kind: 'online',
      },
    ],
  },
];
