import type { AnnouncementExample } from './example.ts';

const buenosAires = 'America/Argentina/Buenos_Aires';
const mexico = 'America/Mexico_City';
const madrid = 'Europe/Madrid';

/** As people write in Argentina, in Mexico and in Spain. */
export const spanishTexts: readonly AnnouncementExample[] = [
  {
    text: `Cacerolazo contra el ajuste
Miércoles 9/12 - 20 hs
Obelisco, CABA
¡Traé tu cacerola!
Convoca: Asamblea Ejemplo`,
    events: [
      {
        start: '2026-12-09T20:00',
        zone: buenosAires,
        title: 'Cacerolazo contra el ajuste',
        venue: 'Obelisco',
        city: 'CABA',
        bring: 'Tu cacerola',
        host: 'Asamblea Ejemplo',
        language: 'es',
        kind: 'in-person',
      },
    ],
  },
  {
    text: `Marcha de antorchas: concentramos 18 hs en Plaza Ejemplo, marchamos 19 hs. Jueves 10 de \
diciembre, La Plata.`,
    events: [
      {
        start: '2026-12-10T19:00',
        assembly: '2026-12-10T18:00',
        zone: buenosAires,
        city: 'La Plata',
        venue: 'Plaza Ejemplo',
        title: 'Marcha de antorchas',
      },
    ],
  },
  {
    text: `Charla debate con Ada Ejemplo (docente) y Bo Ejemplo (ferroviario)
Sábado 12 de diciembre, 17.30 hs
Centro Cultural Ejemplo, Av. Ejemplo 1234, Córdoba, Argentina`,
    events: [
      {
        start: '2026-12-12T17:30',
        zone: 'America/Argentina/Cordoba',
        city: 'Córdoba',
        venue: 'Centro Cultural Ejemplo',
        address: 'Av. Ejemplo 1234',
        speakers: ['Ada Ejemplo', 'Bo Ejemplo'],
      },
    ],
  },
  {
    text: `Festival solidario
Domingo 13/12 desde las 16hs hasta las 22hs
Parque Ejemplo, Mendoza
Adhieren: Sindicato Ejemplo, Cooperativa Ejemplo, Biblioteca Popular Ejemplo y siguen las firmas`,
    events: [
      {
        start: '2026-12-13T16:00',
        end: '2026-12-13T22:00',
        zone: 'America/Argentina/Mendoza',
        city: 'Mendoza',
        venue: 'Parque Ejemplo',
        title: 'Festival solidario',
        coSponsors: ['Sindicato Ejemplo', 'Cooperativa Ejemplo', 'Biblioteca Popular Ejemplo'],
        andOthers: true,
      },
    ],
  },
  {
    text: `Paro de 24 horas. Acto en Plaza de Mayo, jueves 17 de diciembre, 12 hs.`,
    events: [{ start: '2026-12-17T12:00', zone: buenosAires, venue: 'Plaza de Mayo' }],
    usualZone: buenosAires,
  },
  {
    text: `Hoy 19hs asamblea por Zoom. Link: https://us02web.zoom.us/j/0000000000`,
    events: [
      {
        start: '2026-11-29T19:00',
        zone: buenosAires,
        kind: 'online',
        link: 'https://us02web.zoom.us/j/0000000000',
        title: 'Asamblea por Zoom',
      },
    ],
    usualZone: buenosAires,
  },
  {
    text: `Marcha por los 43
Sábado 26 de diciembre
4 de la tarde
Del Ángel al Zócalo, Ciudad de México
Lleva agua y tu pancarta.`,
    events: [
      {
        start: '2026-12-26T16:00',
        zone: mexico,
        city: 'Ciudad de México',
        title: 'Marcha por los 43',
        bring: 'Agua y tu pancarta',
      },
    ],
  },
  {
    text: `Taller de serigrafía, mañana lunes 30 de noviembre, de 5 a 8 pm, Casa Ejemplo, Guadalajara, \
Jalisco`,
    events: [
      {
        start: '2026-11-30T17:00',
        end: '2026-11-30T20:00',
        zone: mexico,
        city: 'Guadalajara',
        venue: 'Casa Ejemplo',
        title: 'Taller de serigrafía',
      },
    ],
  },
  {
    text: `Conferencia virtual "Agua y territorio"
5 de enero de 2027
11:00 hrs (centro de México) / 14:00 hrs (Argentina) / 18:00 hrs (España)
Participan: Ada Ejemplo y Bo Ejemplo`,
    events: [
      {
        start: '2027-01-05T11:00',
        zone: mexico,
        zones: [buenosAires, madrid],
        kind: 'online',
        speakers: ['Ada Ejemplo', 'Bo Ejemplo'],
      },
    ],
  },
  {
    text: `Mitin frente a la Embajada de Estados Unidos, CDMX. Viernes 11 de diciembre, cuarto para las \
cinco.`,
    events: [
      {
        start: '2026-12-11T16:45',
        zone: mexico,
        city: 'CDMX',
        venue: 'Embajada de Estados Unidos',
      },
    ],
  },
  {
    text: `Manifestación: ¡la vivienda es un derecho!
Domingo 13 de diciembre, 12.00 h
De Atocha a Sol, Madrid
Convoca: Sindicato de Inquilinas Ejemplo
Apoyan: Asociación Vecinal Ejemplo, Ecologistas Ejemplo`,
    events: [
      {
        start: '2026-12-13T12:00',
        zone: madrid,
        city: 'Madrid',
        title: 'Manifestación: ¡la vivienda es un derecho!',
        host: 'Sindicato de Inquilinas Ejemplo',
        coSponsors: ['Asociación Vecinal Ejemplo', 'Ecologistas Ejemplo'],
      },
    ],
  },
  {
    text: `Presentación del libro «Ollas vacías», martes 1 de diciembre, a las siete y media de la \
tarde, Librería Ejemplo (C/ Ejemplo, 12), Barcelona`,
    events: [
      {
        start: '2026-12-01T19:30',
        zone: madrid,
        city: 'Barcelona',
        venue: 'Librería Ejemplo',
      },
    ],
  },
  {
    text: `Asamblea de barrio el jueves que viene a las 20:00 en el Centro Social Ejemplo, Zaragoza`,
    events: [
      {
        start: '2026-12-03T20:00',
        zone: madrid,
        city: 'Zaragoza',
        venue: 'Centro Social Ejemplo',
        title: 'Asamblea de barrio',
      },
    ],
  },
  {
    text: `Concentración en solidaridad con las trabajadoras de Bolivia. Plaza Ejemplo, Bilbao, 3 de \
diciembre, 18:30. Traed pancartas.`,
    events: [
      {
        start: '2026-12-03T18:30',
        zone: madrid,
        city: 'Bilbao',
        venue: 'Plaza Ejemplo',
        bring: 'Pancartas',
      },
    ],
  },
  {
    text: `Jornadas feministas
Viernes 15 y sábado 16 de enero de 2027
Viernes, 18:00: inauguración
Sábado, 10:00: talleres
La Casa Ejemplo, Valencia (España)`,
    events: [
      {
        start: '2027-01-15T18:00',
        end: '2027-01-16',
        zone: madrid,
        city: 'Valencia',
        venue: 'La Casa Ejemplo',
        title: 'Jornadas feministas',
      },
    ],
  },
  {
    text: `Rueda de prensa y caravana
Buenos Aires: 10 de diciembre, 11 hs, Congreso
Santiago de Chile: 10 de diciembre, 12 hs, La Moneda`,
    events: [
      { start: '2026-12-10T11:00', zone: buenosAires, city: 'Buenos Aires', venue: 'Congreso' },
      {
        start: '2026-12-10T12:00',
        zone: 'America/Santiago',
        city: 'Santiago de Chile',
        venue: 'La Moneda',
      },
    ],
  },
];
