import type { AnnouncementExample } from './example.ts';

const buenosAires = 'America/Argentina/Buenos_Aires';
const mexico = 'America/Mexico_City';
const madrid = 'Europe/Madrid';
const paris = 'Europe/Paris';
const saoPaulo = 'America/Sao_Paulo';

/** The other eleven of the last twenty, in Spanish, French and Portuguese. */
export const lastHeldOutElsewhere: readonly AnnouncementExample[] = [
  {
    usualZone: buenosAires,
    text: `🧵 FERIA AMERICANA SOLIDARIA
Sáb 19 y dom 20/12 | 14 a 20hs
📍Centro Cultural Ejemplo - Ejemplo 2040, Paternal
Buffet · Música en vivo · Talleres`,
    events: [
      {
        start: '2026-12-19T14:00',
        end: '2026-12-20T20:00',
        zone: buenosAires,
        title: 'FERIA AMERICANA SOLIDARIA',
        venue: 'Centro Cultural Ejemplo',
      },
    ],
  },
  {
    usualZone: buenosAires,
    text: `Compañerxs: mañana a las 7 am volanteada en la puerta de la fábrica Ejemplo (Ruta 8 km 60, Pilar) \
y a las 18 asamblea abierta en el mismo lugar.`,
    events: [
      {
        start: '2026-11-30T07:00',
        zone: buenosAires,
        programme:
          '07:00 Volanteada en la puerta de la fábrica Ejemplo\n' +
          '18:00 Asamblea abierta en el mismo lugar',
      },
    ],
  },
  {
    usualZone: mexico,
    text: `PRESENTACIÓN DEL LIBRO
"Ejemplo de lucha" de Ada Ejemplo
Comentan: Bea Ejemplo y Cleo Ejemplo
Modera: Dana Ejemplo
Jueves 14 de enero | 18:00 hrs
Librería Ejemplo, Puebla, Pue.
Entrada libre`,
    events: [
      {
        start: '2027-01-14T18:00',
        zone: mexico,
        city: 'Puebla',
        venue: 'Librería Ejemplo',
        speakers: ['Bea Ejemplo', 'Cleo Ejemplo'],
      },
    ],
  },
  {
    usualZone: madrid,
    text: `24 horas contra el racismo
Sábado 20 de marzo de 2027
Madrid: 12 h, Plaza Ejemplo
Barcelona: 17.30 h, Plaça Exemple
Sevilla: 18 h, Alameda Ejemplo`,
    events: [
      { start: '2027-03-20T12:00', zone: madrid, city: 'Madrid', venue: 'Plaza Ejemplo' },
      { start: '2027-03-20T17:30', zone: madrid, city: 'Barcelona' },
      { start: '2027-03-20T18:00', zone: madrid, city: 'Sevilla', venue: 'Alameda Ejemplo' },
    ],
  },
  {
    usualZone: madrid,
    text: `Escuela de verano: hora por confirmar, del 5 al 9 de julio de 2027, Casa Ejemplo, Vigo`,
    events: [
      {
        start: '2027-07-05',
        end: '2027-07-09',
        zone: madrid,
        city: 'Vigo',
        hourOpen: true,
        title: 'Escuela de verano',
      },
    ],
  },
  {
    usualZone: paris,
    text: `GRÈVE ! Toutes et tous devant le rectorat de Lille mardi 8/12 à 10h puis AG à 14h à la Bourse du \
travail. Ramenez tambours et banderoles.`,
    events: [
      {
        start: '2026-12-08T10:00',
        zone: paris,
        city: 'Lille',
        bring: 'Tambours et banderoles',
      },
    ],
  },
  {
    usualZone: paris,
    text: `Projection-débat
« L'usine Exemple »
Le vendredi 15 janvier 2027 — 20 h 30
MJC Exemple, 4 place Exemple, Grenoble
En présence de la réalisatrice Ada Exemple
Prix libre`,
    events: [
      {
        start: '2027-01-15T20:30',
        zone: paris,
        city: 'Grenoble',
        venue: 'MJC Exemple',
        title: 'Projection-débat',
      },
    ],
  },
  {
    usualZone: paris,
    text: `Contre la vie chère, manif samedi 16/01 14h30 République (Paris).
Appel signé par : Collectif Exemple, Union Exemple
Infos : https://example.org/manif`,
    events: [{ start: '2027-01-16T14:30', zone: paris, city: 'Paris' }],
  },
  {
    usualZone: saoPaulo,
    text: `CINECLUBE EXEMPLO
Toda quinta, 19h
Biblioteca Exemplo, Porto Alegre
Dia 10/12: "Exemplo de Greve", com debate depois`,
    events: [
      {
        start: '2026-12-10T19:00',
        zone: saoPaulo,
        city: 'Porto Alegre',
        series: { kind: 'weekly', everyWeeks: 1, weekdays: [4] },
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `8M: marcha das mulheres
8 de março (segunda), a partir das 16h
Quando chegar: 16h concentração na Praça Exemplo; 18h caminhada até o Largo Exemplo; 20h show
Curitiba - PR
Leve água e protetor`,
    events: [
      {
        start: '2027-03-08T18:00',
        assembly: '2027-03-08T16:00',
        zone: saoPaulo,
        city: 'Curitiba',
        bring: 'Água e protetor',
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `Live: o que é a escala 6x1?
Terça, 15 de dezembro, 20h (Brasília) / 23h (Lisboa)
https://youtu.be/example
Com Ada Exemplo e Bia Exemplo`,
    events: [
      {
        start: '2026-12-15T20:00',
        zone: saoPaulo,
        zones: ['Europe/Lisbon'],
        kind: 'online',
        link: 'https://youtu.be/example',
        speakers: ['Ada Exemplo', 'Bia Exemplo'],
      },
    ],
  },
];
