import type { AnnouncementExample } from './example.ts';

const buenosAires = 'America/Argentina/Buenos_Aires';
const mexico = 'America/Mexico_City';
const madrid = 'Europe/Madrid';

/** Argentina, Mexico and Spain, written before the reader was changed for any of them. */
export const unseenSpanish: readonly AnnouncementExample[] = [
  {
    usualZone: buenosAires,
    text: `🔴 JORNADA CULTURAL POR LA MEMORIA 🔴
Sábado 12/12 desde las 15
📍 Plaza Ejemplo (Av. Ejemplo y Calle 12), La Plata
15:00 Radio abierta
16:30 Murga Los Ejemplos
18:00 Lectura del documento
20:00 Cierre musical
Traé mate y reposera 🧉
#Memoria #NuncaMás`,
    events: [
      {
        start: '2026-12-12T15:00',
        zone: buenosAires,
        city: 'La Plata',
        venue: 'Plaza Ejemplo',
        bring: 'Mate y reposera',
        title: 'JORNADA CULTURAL POR LA MEMORIA',
        programme: `15:00 Radio abierta
16:30 Murga Los Ejemplos
18:00 Lectura del documento
20:00 Cierre musical`,
      },
    ],
  },
  {
    usualZone: buenosAires,
    text: `Encuentro Plurinacional de Ejemplo
del 20 al 22 de febrero de 2027
Mar del Plata

Tres días de talleres, plenarios y una marcha para organizarnos contra el ajuste. Se come y se duerme en \
la escuela.

Acreditación: sábado 8 hs. Apertura: sábado 10 hs. Marcha: domingo 18 hs. Plenario de cierre: lunes 11 hs.`,
    events: [
      {
        start: '2027-02-20T10:00',
        assembly: '2027-02-20T08:00',
        end: '2027-02-22',
        zone: buenosAires,
        city: 'Mar del Plata',
        title: 'Encuentro Plurinacional de Ejemplo',
        about:
          'Tres días de talleres, plenarios y una marcha para organizarnos contra el ajuste. ' +
          'Se come y se duerme en la escuela.',
        programme: `08:00 Acreditación
10:00 Apertura
2027-02-21
18:00 Marcha
2027-02-22
11:00 Plenario de cierre`,
      },
    ],
  },
  {
    usualZone: buenosAires,
    text: `Asamblea barrial: nos juntamos el primer jueves de cada mes a las 19 en el Club Ejemplo \
(Ejemplo 455, Rosario). Próxima: jueves 3 de diciembre. Vení con tus vecinas y vecinos.`,
    events: [
      {
        start: '2026-12-03T19:00',
        zone: 'America/Argentina/Cordoba',
        city: 'Rosario',
        series: { kind: 'monthly-on-weekday', which: 1, weekday: 4 },
      },
    ],
  },
  {
    usualZone: mexico,
    text: `¡ALTO A LOS DESPOJOS!
Mitin y marcha
Viernes 11 de diciembre
Cita: 16:00 hrs Ángel de la Independencia
Salida: 17:00 hrs rumbo al Zócalo
CDMX
Convocan: Asamblea de Pueblos Ejemplo, Colectivo Ejemplo`,
    events: [
      {
        start: '2026-12-11T17:00',
        assembly: '2026-12-11T16:00',
        zone: mexico,
        city: 'CDMX',
        venue: 'Ángel de la Independencia',
        host: 'Asamblea de Pueblos Ejemplo, Colectivo Ejemplo',
      },
    ],
  },
  {
    usualZone: mexico,
    text: `Conversatorio virtual: trabajo y cuidados
Miércoles 20 de enero
5 pm CDMX / 6 pm Bogotá y Lima / 8 pm Buenos Aires / 12 am (jueves) Madrid
Participan: Ada Ejemplo (México), Bea Ejemplo (Colombia), Cleo Ejemplo (Argentina)
Transmisión por YouTube`,
    events: [
      {
        start: '2027-01-20T17:00',
        zone: mexico,
        zones: ['America/Bogota', 'America/Lima', buenosAires, madrid],
        kind: 'online',
        title: 'Conversatorio virtual: trabajo y cuidados',
        speakers: ['Ada Ejemplo', 'Bea Ejemplo', 'Cleo Ejemplo'],
      },
    ],
  },
  {
    usualZone: mexico,
    text: `Taller de serigrafía feminista, sábados 16, 23 y 30 de enero, de 11 a 2 de la tarde. Casa \
Ejemplo, Guadalajara, Jal. Cupo limitado, trae una playera blanca.`,
    events: [
      {
        start: '2027-01-16T11:00',
        end: '2027-01-16T14:00',
        zone: mexico,
        city: 'Guadalajara',
        venue: 'Casa Ejemplo',
        bring: 'Una playera blanca',
        title: 'Taller de serigrafía feminista',
      },
    ],
  },
  {
    usualZone: madrid,
    text: `PARA EL DESAHUCIO DE ADA
Mañana lunes 30 a las 9:00 en c/ Ejemplo 14 (metro Ejemplo), Madrid
Llevad pancartas y ruido
Difunde!`,
    events: [
      {
        start: '2026-11-30T09:00',
        zone: madrid,
        city: 'Madrid',
        bring: 'Pancartas y ruido',
        title: 'PARA EL DESAHUCIO DE ADA',
      },
    ],
  },
  {
    usualZone: madrid,
    text: `Jornadas de economía popular
Viernes 22 de enero: 18:30 inauguración, 20:00 cena
Sábado 23: 10:00 talleres · 14:00 comida · 17:00 mesa redonda
Centro Social Ejemplo, Zaragoza
Inscripción: https://example.org/jornadas`,
    events: [
      {
        start: '2027-01-22T18:30',
        zone: madrid,
        city: 'Zaragoza',
        venue: 'Centro Social Ejemplo',
        title: 'Jornadas de economía popular',
        programme: `18:30 Inauguración
20:00 Cena
2027-01-23
10:00 Talleres
14:00 Comida
17:00 Mesa redonda`,
      },
    ],
  },
  {
    usualZone: madrid,
    text: `Concentración por la vivienda digna
Todos los lunes a las 20 h frente al Ayuntamiento de Valencia
¡Ni gente sin casa ni casas sin gente!`,
    events: [
      {
        start: '2026-11-30T20:00',
        zone: madrid,
        city: 'Valencia',
        title: 'Concentración por la vivienda digna',
        series: { kind: 'weekly', everyWeeks: 1, weekdays: [1] },
      },
    ],
  },
  {
    usualZone: buenosAires,
    text: `Charla-debate "¿A dónde va la Argentina?"
Mié 9/12, 18.30 a 20.30 hs. Aula 108, Facultad Ejemplo, UBA (Ejemplo 480, CABA)
Hora y aula sujetas a cambios. Consultas: 11 5555-0101`,
    events: [
      {
        start: '2026-12-09T18:30',
        end: '2026-12-09T20:30',
        zone: buenosAires,
        city: 'CABA',
      },
    ],
  },
];
