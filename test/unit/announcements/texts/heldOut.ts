import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';
const london = 'Europe/London';
const buenosAires = 'America/Argentina/Buenos_Aires';
const mexico = 'America/Mexico_City';
const madrid = 'Europe/Madrid';

/** Written before the reader had seen any of them. */
export const heldOutTexts: readonly AnnouncementExample[] = [
  {
    text: `Example Mutual Aid needs you! We're serving hot meals on Thanksgiving leftovers weekend: \
Saturday, December 5th from 10 AM to 2 PM in Tompkins Square Park, New York. Bring gloves and a mask.`,
    events: [
      {
        start: '2026-12-05T10:00',
        end: '2026-12-05T14:00',
        zone: newYork,
        venue: 'Tompkins Square Park',
        bring: 'Gloves and a mask',
      },
    ],
  },
  {
    text: `STRIKE SUPPORT
Where: Example Bakery, 55 Example Road, Milwaukee, WI
When: Weds, Dec. 9, 5:45am-9am
Who: Example Bakers Union
Contact: organizer@example.org`,
    events: [
      {
        start: '2026-12-09T05:45',
        end: '2026-12-09T09:00',
        zone: 'America/Chicago',
        venue: 'Example Bakery',
        address: '55 Example Road',
        city: 'Milwaukee',
        title: 'STRIKE SUPPORT',
      },
    ],
  },
  {
    text: `Book launch and discussion
Author Ada Example in conversation with Bo Example
Thursday 1/14/27, doors 6:30pm, talk 7pm
Example Books, Durham, North Carolina`,
    events: [
      {
        start: '2027-01-14T19:00',
        assembly: '2027-01-14T18:30',
        zone: newYork,
        city: 'Durham',
        venue: 'Example Books',
        title: 'Book launch and discussion',
        speakers: ['Ada Example', 'Bo Example'],
      },
    ],
  },
  {
    text: `International forum of Example Workers
Sat Dec 19th
9am Pacific / 12pm Eastern / 5pm UK / 6pm Central Europe
Zoom link after registration: https://example.org/register`,
    events: [
      {
        start: '2026-12-19T09:00',
        zone: 'America/Los_Angeles',
        zones: [newYork, london, 'Europe/Berlin'],
        kind: 'online',
        title: 'International forum of Example Workers',
      },
    ],
  },
  {
    text: `Two actions for Sudan:
1) Friday Dec 11, 4pm: phone bank (online)
2) Saturday Dec 12, noon: march from Dupont Circle, Washington DC`,
    events: [
      { start: '2026-12-11T16:00', zone: newYork, kind: 'online' },
      { start: '2026-12-12T12:00', zone: newYork, kind: 'in-person', venue: 'Dupont Circle' },
    ],
  },
  {
    text: `Please join the Example Seniors' Caucus for our holiday social, Monday the 14th at 3 \
o'clock, Example Lodge, Winnipeg, Manitoba. Coffee provided.`,
    events: [
      {
        start: '2026-12-14T15:00',
        zone: 'America/Winnipeg',
        city: 'Winnipeg',
        venue: 'Example Lodge',
      },
    ],
  },
  {
    text: `Webinar: Climate and labour
Tuesday, December 8 at 1:30 p.m. AT (1:00 p.m. ET is wrong, it is 12:30 p.m. ET)`,
    events: [
      {
        start: '2026-12-08T13:30',
        zone: 'America/Halifax',
        zones: [newYork],
        kind: 'online',
        title: 'Webinar: Climate and labour',
      },
    ],
  },
  {
    text: `Stop the closure of Example Hospital. Lobby of the council: Weds 16th December, 5.15pm, Town \
Hall, Huddersfield. Council meets at 6pm.`,
    events: [{ start: '2026-12-16T17:15', zone: london, venue: 'Town Hall', city: 'Huddersfield' }],
    usualZone: london,
  },
  {
    text: `Example Trades Union Council AGM
Thurs 14/1/27 at 19:00
Example Social Club, Upper Room, Newcastle
Guest speaker: Ada Example, rail worker`,
    events: [
      {
        start: '2027-01-14T19:00',
        zone: london,
        city: 'Newcastle',
        venue: 'Example Social Club',
        speakers: ['Ada Example'],
      },
    ],
    usualZone: london,
  },
  {
    text: `Sit-in for Palestine at Example Metro Station, Kolkata, from 4 to 7 in the evening on 9 \
December. Bring placards. Supported by: Example Students' Front, Example Women's Collective.`,
    events: [
      {
        start: '2026-12-09T16:00',
        end: '2026-12-09T19:00',
        zone: 'Asia/Kolkata',
        city: 'Kolkata',
        bring: 'Placards',
        coSponsors: ["Example Students' Front", "Example Women's Collective"],
      },
    ],
  },
  {
    text: `Public talk by Prof. Ada Example at Press Club, Hyderabad. 12th December, Saturday, 10.30 am \
to 1 pm.`,
    events: [
      {
        start: '2026-12-12T10:30',
        end: '2026-12-12T13:00',
        zone: 'Asia/Kolkata',
        city: 'Hyderabad',
        venue: 'Press Club',
      },
    ],
  },
  {
    text: `¡Todas a la calle! 
Este miércoles 2 de diciembre nos encontramos 16.30hs en Av. de Mayo y 9 de Julio y marchamos 17.30hs a \
Congreso. CABA.
Convocan: Frente Ejemplo y Colectiva Ejemplo`,
    events: [
      {
        start: '2026-12-02T17:30',
        assembly: '2026-12-02T16:30',
        zone: buenosAires,
        city: 'CABA',
        host: 'Frente Ejemplo y Colectiva Ejemplo',
      },
    ],
  },
  {
    text: `Peña solidaria con la fábrica recuperada Ejemplo
Sáb. 19 de dic. / 21 a 2 hs / Club Social Ejemplo, Bahía Blanca
Entrada: $3.000 anticipada`,
    events: [
      {
        start: '2026-12-19T21:00',
        end: '2026-12-20T02:00',
        zone: buenosAires,
        city: 'Bahía Blanca',
        venue: 'Club Social Ejemplo',
        title: 'Peña solidaria con la fábrica recuperada Ejemplo',
      },
    ],
  },
  {
    text: `Ciclo de cine debate: todos los jueves de enero, 20 hs, Biblioteca Ejemplo, Neuquén. \
Comienza el 7 de enero.`,
    events: [
      {
        start: '2027-01-07T20:00',
        zone: 'America/Argentina/Salta',
        city: 'Neuquén',
        venue: 'Biblioteca Ejemplo',
      },
    ],
  },
  {
    text: `Pronunciamiento y rueda de prensa
Lunes 7 de diciembre, 10:00 a.m.
Hemiciclo a Juárez, Centro Histórico, Ciudad de México
Firman: Red Ejemplo, Comité Ejemplo y otras organizaciones`,
    events: [
      {
        start: '2026-12-07T10:00',
        zone: mexico,
        city: 'Ciudad de México',
        title: 'Pronunciamiento y rueda de prensa',
        coSponsors: ['Red Ejemplo', 'Comité Ejemplo'],
        andOthers: true,
      },
    ],
  },
  {
    text: `Círculo de estudio en línea. Inicia martes 12 de enero de 2027, 6 a 8 de la tarde (hora del \
centro de México). Enlace: https://meet.jit.si/CirculoEjemplo`,
    events: [
      {
        start: '2027-01-12T18:00',
        end: '2027-01-12T20:00',
        zone: mexico,
        kind: 'online',
        link: 'https://meet.jit.si/CirculoEjemplo',
      },
    ],
  },
  {
    text: `Caravana por la vida: salimos de Xalapa el viernes 11 de diciembre a las 8 de la mañana.`,
    events: [
      {
        start: '2026-12-11T08:00',
        zone: mexico,
        city: 'Xalapa',
        title: 'Caravana por la vida',
      },
    ],
  },
  {
    text: `HUELGA EN EJEMPLO S.A.
Piquete informativo. Miércoles 9, 7:30h. Polígono Ejemplo, Getafe (Madrid).
¡Ven y trae café!`,
    events: [
      {
        start: '2026-12-09T07:30',
        zone: madrid,
        city: 'Getafe',
        bring: 'Café',
      },
    ],
  },
  {
    text: `Jornada sobre vivienda · 21 de enero · de 17 a 20 h · Facultad de Derecho, Granada
Con Ada Ejemplo, abogada, y Bo Ejemplo, vecino del Albaicín
Organiza: Asamblea Ejemplo`,
    events: [
      {
        start: '2027-01-21T17:00',
        end: '2027-01-21T20:00',
        zone: madrid,
        city: 'Granada',
        venue: 'Facultad de Derecho',
        title: 'Jornada sobre vivienda',
        speakers: ['Ada Ejemplo', 'Bo Ejemplo'],
        host: 'Asamblea Ejemplo',
      },
    ],
  },
  {
    text: `Cena de apoyo a la caja de resistencia, el próximo sábado a las nueve y media de la noche en \
el local de Ejemplo, calle Ejemplo 7, Oviedo. Confirmad asistencia en el 600 000 000.`,
    events: [
      {
        start: '2026-12-05T21:30',
        zone: madrid,
        city: 'Oviedo',
        address: 'Calle Ejemplo 7',
      },
    ],
  },
];
