import type { AnnouncementExample } from './example.ts';

const paris = 'Europe/Paris';
const saoPaulo = 'America/Sao_Paulo';

/** France and Brazil, written before the reader knew any of their words. */
export const unseenFrenchAndPortuguese: readonly AnnouncementExample[] = [
  {
    usualZone: paris,
    text: `📢 RASSEMBLEMENT POUR L'HÔPITAL PUBLIC
Quand : jeudi 10 décembre à 18h30
Où : place de la République, Paris
À l'appel de : Collectif Exemple, Syndicat Exemple
Apportez casseroles et sifflets !`,
    events: [
      {
        start: '2026-12-10T18:30',
        zone: paris,
        kind: 'in-person',
        city: 'Paris',
        venue: 'Place de la République',
        title: "RASSEMBLEMENT POUR L'HÔPITAL PUBLIC",
        host: 'Collectif Exemple, Syndicat Exemple',
        bring: 'Casseroles et sifflets',
      },
    ],
  },
  {
    usualZone: paris,
    text: `Manifestation samedi 5 décembre à Lyon. Rendez-vous 14h place Exemple, départ 14h30. \
Premiers signataires : Association Exemple, Union Exemple, Ligue Exemple.`,
    events: [
      {
        start: '2026-12-05T14:30',
        assembly: '2026-12-05T14:00',
        zone: paris,
        city: 'Lyon',
        coSponsors: ['Association Exemple', 'Union Exemple', 'Ligue Exemple'],
      },
    ],
  },
  {
    usualZone: paris,
    text: `Réunion publique : quelle école voulons-nous ?
Mardi 12 janvier 2027, de 19h à 21h
Salle Exemple, 12 rue de l'Exemple, Toulouse
Avec Ada Exemple (enseignante) et Bo Exemple (parent d'élève)
Entrée libre`,
    events: [
      {
        start: '2027-01-12T19:00',
        end: '2027-01-12T21:00',
        zone: paris,
        city: 'Toulouse',
        venue: 'Salle Exemple',
        address: "12 rue de l'Exemple",
        title: 'Réunion publique : quelle école voulons-nous ?',
        speakers: ['Ada Exemple', 'Bo Exemple'],
      },
    ],
  },
  {
    usualZone: paris,
    text: `Week-end de formation militante
Du 22 au 24 janvier, à la ferme Exemple (Rennes)
Vendredi : accueil à 18h, repas à 20h
Samedi : ateliers à 9h30, débat à 17h
Dimanche : bilan à 10h`,
    events: [
      {
        start: '2027-01-22T18:00',
        end: '2027-01-24',
        zone: paris,
        city: 'Rennes',
        title: 'Week-end de formation militante',
        programme: `18:00 Accueil
20:00 Repas
2027-01-23
09:30 Ateliers
17:00 Débat
2027-01-24
10:00 Bilan`,
      },
    ],
  },
  {
    usualZone: paris,
    text: `Ciné-débat ce mercredi à 20h au Cinéma Exemple, Lille : projection du film « Exemple » puis \
discussion avec Ada Exemple.`,
    events: [
      {
        start: '2026-12-02T20:00',
        zone: paris,
        city: 'Lille',
        venue: 'Cinéma Exemple',
        speakers: ['Ada Exemple'],
      },
    ],
  },
  {
    usualZone: paris,
    text: `Permanence tous les 2e mardis du mois, 18h-20h, Maison Exemple, Nantes. Prochaine le 8 décembre.`,
    events: [
      {
        start: '2026-12-08T18:00',
        end: '2026-12-08T20:00',
        zone: paris,
        city: 'Nantes',
        series: { kind: 'monthly-on-weekday', which: 2, weekday: 2 },
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `✊🏾 ATO CONTRA A VIOLÊNCIA POLICIAL
🗓 Sexta-feira, 11/12
⏰ Concentração às 17h, saída às 18h30
📍 Praça Exemplo, São Paulo
Tragam cartazes e velas
Convocam: Movimento Exemplo e Coletivo Exemplo`,
    events: [
      {
        start: '2026-12-11T18:30',
        assembly: '2026-12-11T17:00',
        zone: saoPaulo,
        city: 'São Paulo',
        venue: 'Praça Exemplo',
        title: 'ATO CONTRA A VIOLÊNCIA POLICIAL',
        bring: 'Cartazes e velas',
        host: 'Movimento Exemplo e Coletivo Exemplo',
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `Roda de conversa: mulheres e trabalho
Sábado, 16 de janeiro de 2027, das 14h às 17h
Sindicato Exemplo - Rua Exemplo, 300, Recife
Com Ada Exemplo (professora) e Bia Exemplo (metalúrgica)`,
    events: [
      {
        start: '2027-01-16T14:00',
        end: '2027-01-16T17:00',
        zone: 'America/Recife',
        city: 'Recife',
        venue: 'Sindicato Exemplo',
        title: 'Roda de conversa: mulheres e trabalho',
        speakers: ['Ada Exemplo', 'Bia Exemplo'],
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `Plenária online amanhã, segunda, 19h30 (horário de Brasília) pelo Zoom. Link:
https://meet.example.org/plenaria`,
    events: [
      {
        start: '2026-11-30T19:30',
        zone: saoPaulo,
        kind: 'online',
        link: 'https://meet.example.org/plenaria',
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `Feira da Reforma Agrária — de 15 a 17 de janeiro, Parque Exemplo, Belo Horizonte
Sexta 9h abertura
Sábado 15h ato político
Domingo 16h encerramento`,
    events: [
      {
        start: '2027-01-15T09:00',
        end: '2027-01-17',
        zone: saoPaulo,
        city: 'Belo Horizonte',
        venue: 'Parque Exemplo',
        title: 'Feira da Reforma Agrária',
        programme: `09:00 Abertura
2027-01-16
15:00 Ato político
2027-01-17
16:00 Encerramento`,
      },
    ],
  },
  {
    usualZone: saoPaulo,
    text: `Assembleia geral da greve: dia 9/12, quarta, às 10 da manhã em frente à Reitoria da \
Universidade Exemplo, Rio de Janeiro. Em caso de chuva, no ginásio.`,
    events: [{ start: '2026-12-09T10:00', zone: saoPaulo, city: 'Rio de Janeiro' }],
  },
];
