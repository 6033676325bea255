import type { AnnouncementExample } from './example.ts';

const newYork = 'America/New_York';
const london = 'Europe/London';
const madrid = 'Europe/Madrid';
const paris = 'Europe/Paris';
const saoPaulo = 'America/Sao_Paulo';

/** A third set, of kinds that the others have little of; held out as well. */
export const freshTexts: readonly AnnouncementExample[] = [
  {
    usualZone: paris,
    text: `🚩 MANIF CONTRE LA RÉFORME
➡️ jeu. 14 janvier, 14h, gare Exemple, Nantes
➡️ ven. 15 janvier, 18h, place Exemple, Angers
Venez nombreuses et nombreux !`,
    events: [
      { start: '2027-01-14T14:00', zone: paris, city: 'Nantes' },
      { start: '2027-01-15T18:00', zone: paris, city: 'Angers' },
    ],
  },
  {
    usualZone: paris,
    text: `Atelier d'autodéfense juridique
Chaque premier lundi du mois de 18h30 à 20h30 au local Exemple (5 rue Exemple, Marseille)
Première séance : lundi 4 janvier
Apportez un carnet.`,
    events: [
      {
        start: '2027-01-04T18:30',
        end: '2027-01-04T20:30',
        zone: paris,
        city: 'Marseille',
        bring: 'Un carnet',
        title: "Atelier d'autodéfense juridique",
        series: { kind: 'monthly-on-weekday', which: 1, weekday: 1 },
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `*ENCONTRO ESTADUAL DE OCUPAÇÕES*
🗓️ 30 e 31 de janeiro de 2027
📍 Escola Exemplo, Campinas
Sábado: 8h credenciamento, 9h mesa de abertura, 14h oficinas
Domingo: 9h plenária final, 13h ato`,
    events: [
      {
        start: '2027-01-30T09:00',
        assembly: '2027-01-30T08:00',
        end: '2027-01-31',
        zone: saoPaulo,
        city: 'Campinas',
        title: 'ENCONTRO ESTADUAL DE OCUPAÇÕES',
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `Ato unificado em defesa da água
Quando: 22/03/2027, às 17h
Onde: em frente à Câmara Municipal, Porto Alegre
Quem chama: Comitê Exemplo, Sindicato Exemplo
Já assinam: Coletivo Exemplo, Associação Exemplo e outras`,
    events: [
      {
        start: '2027-03-22T17:00',
        zone: saoPaulo,
        city: 'Porto Alegre',
        title: 'Ato unificado em defesa da água',
        coSponsors: ['Coletivo Exemplo', 'Associação Exemplo'],
        andOthers: true,
      },
    ],
  },
  {
    text: `Weekly write-ins for political prisoners
Wednesdays 6pm to 8pm through March 31
Example Bookstore, 12 Example St, Baltimore
Starts Jan 6. We provide stamps, you bring pens!`,
    events: [
      {
        start: '2027-01-06T18:00',
        end: '2027-01-06T20:00',
        zone: newYork,
        city: 'Baltimore',
        title: 'Weekly write-ins for political prisoners',
        venue: 'Example Bookstore',
        bring: 'Pens',
        series: { kind: 'weekly', everyWeeks: 1, weekdays: [3] },
      },
    ],
  },
  {
    text: `LABOR FILM FEST
Fri. Jan. 8 @ 7:30 PM — Example Strike (82 min)
Sat. Jan. 9 @ 4 PM — Shorts; @ 7:30 PM — Example Line
Example Cinema, Pittsburgh
$5 suggested`,
    events: [
      { start: '2027-01-08T19:30', zone: newYork, city: 'Pittsburgh', venue: 'Example Cinema' },
    ],
  },
  {
    usualZone: london,
    text: `Day school on housing
Saturday 30 January, 10am–5pm, Example Institute, Manchester
10am registration & coffee
10.30am Opening: Ada Example
11.15am–12.30pm Workshops A
1.30–3pm Workshops B
3.30pm Closing plenary
£5 / free for the unwaged`,
    events: [
      {
        start: '2027-01-30T10:00',
        end: '2027-01-30T17:00',
        zone: london,
        city: 'Manchester',
        title: 'Day school on housing',
        programme: `10:00 Registration & coffee
10:30 Opening: Ada Example
11:15–12:30 Workshops A
13:30–15:00 Workshops B
15:30 Closing plenary`,
      },
    ],
  },
  {
    usualZone: madrid,
    text: `¡Huelga!
Jueves, 14 de enero
7:00 h Piquetes informativos (salida del local Ejemplo)
12:00 h Manifestación: de Plaza Ejemplo a la Subdelegación
Vigo`,
    events: [
      {
        start: '2027-01-14T07:00',
        zone: madrid,
        city: 'Vigo',
      },
    ],
  },
  {
    usualZone: madrid,
    text: `Foro social en línea
27 de enero de 2027
16:00 Madrid · 12:00 Buenos Aires y Montevideo · 10:00 Bogotá · 9:00 Ciudad de México
https://meet.example.org/foro`,
    events: [
      {
        start: '2027-01-27T16:00',
        zone: madrid,
        zones: [
          'America/Argentina/Buenos_Aires',
          'America/Montevideo',
          'America/Bogota',
          'America/Mexico_City',
        ],
        kind: 'online',
        title: 'Foro social en línea',
      },
    ],
  },
  {
    usualZone: london,
    text: `PICNIC IN THE PARK CANCELLED DUE TO WEATHER - NEW DATE Sun 10 Jan 2pm, Example Park, Cardiff`,
    events: [{ start: '2027-01-10T14:00', zone: london, city: 'Cardiff', venue: 'Example Park' }],
  },
];
