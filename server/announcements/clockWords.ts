import { alternatives } from './spans.ts';

/** Hours in words; folded, in lower case. */
const hourWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
};

/** For a regular expression: an hour in words. */
export const anyHourWord = alternatives(Object.keys(hourWords));

/** The hour of a word or of figures; null for any other text. */
export function hourOf(text: string): number | null {
  const named = hourWords[text.toLowerCase()];
  if (named !== undefined) return named;
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

/** Minutes that are added to an hour or, where negative, taken from it; null for any other words. */
export function minutesInWords(words: string | undefined): number | null {
  if (words === undefined) return null;
  const said = words.toLowerCase().trim();
  if (/^half|media$|thirty$/.test(said)) return 30;
  if (/^(?:a )?quarter past|y cuarto$|^fifteen$/.test(said)) return 15;
  if (/^(?:a )?quarter (?:to|of)|menos cuarto$|^(?:un )?cuarto (?:para|pa)/.test(said)) return -15;
  if (/^forty.five$/.test(said)) return 45;
  return null;
}

/*
 * What the words beside a time make of it. Each stands at the end of what comes before the time, or at
 * the beginning of what comes behind it.
 */

const gatherWords = [
  '(?:doors?|gates?)(?: open(?:s|ing)?)?',
  'gather(?:s|ing)?',
  'assembl(?:e|es|y|ing)',
  'muster',
  'meet(?:ing)?(?:[ -]?up)?',
  'arriv(?:e|al|als)',
  'check[ -]?in',
  'sign[ -]?in',
  'form up',
  'puertas',
  'apertura de puertas',
  'concentra(?:mos|cion|rnos)',
  'nos (?:concentramos|juntamos|encontramos|reunimos)',
  'convoca(?:mos|toria)',
  'punto de encuentro',
  'encuentro',
  'cita',
  'llegada',
  'acreditacion(?:es)?',
  'rendez-vous',
  'rdv',
  'accueil(?: des participant.{0,3}s)?',
  'ouverture des portes',
  'concentracao',
  'credenciamento',
  'recepcao',
  'treffpunkt',
  'einlass',
  'sammeln',
  'concentramento',
  'ritrovo',
  'accoglienza',
];

const startWords = [
  'starts?',
  'starting',
  'begin(?:s|ning)?',
  'kick[ -]?off',
  'rally',
  'march(?:es)?',
  'sets? off',
  'steps?[ -]off',
  'speech(?:es)?',
  'program(?:me)?',
  'show',
  'film',
  'screening',
  'inici[oa]',
  'comienz[oa]',
  'empieza',
  'arranca(?:mos)?',
  'sal(?:e|ida|imos)',
  'marcha(?:mos)?',
  'acto',
  'funcion',
  'proyeccion',
  'apertura',
  'depart(?: du cortege)?',
  'debut',
  'manifestation',
  'marche',
  'saida',
  'comeca(?:mos)?',
  'ato',
  'passeata',
  'caminhada',
  'beginn(?: ist)?',
  'los geht.?s',
  'partenza(?: del corteo)?',
  'corteo',
];

const endWords = [
  'until',
  'till?',
  "'til",
  'ends?(?: at)?',
  'finish(?:es|ing)?',
  'hasta(?: las?)?',
  'termina',
  'finaliza',
  'fin',
  'fim',
  'termino',
  'jusqu.a',
  'ate(?: as)?',
  'ende',
  'bis',
  'fino alle',
];

/** Set-up and the like: of the day, and never what everybody comes for. */
const itemWords = [
  'set[ -]?up',
  'registration(?: opens)?',
  'lunch',
  'dinner',
  'break',
  'volunteers?',
  'followed by',
  'then',
  'afterwards?',
  'luego',
  'despues',
  'almuerzo',
  'cena',
  'cierre',
  'taller(?:es)?',
  'workshops?',
  'puis',
  'ensuite',
  'suivie? (?:de|d.une?)',
  'repas',
  'ateliers?',
  'bilan',
  'depois',
  'em seguida',
  'oficinas?',
  'encerramento',
];

/** What a time is for, by the words beside it. */
export type ClockRole = 'gather' | 'start' | 'end' | 'item';

const linking =
  '(?:\\s(?:at|is|are|from|by|opens?|a|as|des|das|du|las?|a las?|a partir das?|son|es|alle|ore' +
  '|um|ab|@)){0,3}';

const roles = (
  [
    ['gather', gatherWords],
    ['end', endWords],
    ['start', startWords],
    ['item', itemWords],
  ] as const
).map(([role, words]) => ({
  role,
  before: new RegExp(`\\b(?:${alternatives(words)})${linking}[\\s:–—@-]*$`, 'i'),
  behind: new RegExp(`^[\\s:–—-]*(?:for |to |the |de |la |el )?(?:${alternatives(words)})\\b`, 'i'),
}));

/** "Gather at Example Park (north entrance) 10:30": where comes between the word and its hour. */
const gathersSomewhere = new RegExp(
  [
    `^\\s*(?:${alternatives(gatherWords)})`,
    '\\s(?:at|in|on|by|outside|en|frente|a|place|devant|na|no|em)\\s.{1,50}$',
  ].join(''),
  'i',
);

/** Whether a clause that leads to a time says where people gather then. */
export function leadsToGathering(clause: string): boolean {
  return gathersSomewhere.test(clause);
}

/** The role that the words before or behind a time give it; null where they give none. */
export function roleBeside(before: string, behind: string): ClockRole | null {
  return (
    roles.find((one) => one.before.test(before))?.role ??
    (/\p{L}/u.test(before) && !/:\s*$/.test(before)
      ? null
      : (roles.find((one) => one.behind.test(behind))?.role ?? null))
  );
}
