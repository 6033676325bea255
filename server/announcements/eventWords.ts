import { alternatives, type Span } from './spans.ts';

/** What an event is called where a sentence calls it; folded, in lower case. */
const eventNouns = [
  '(?:online |virtual |public |street |mass |emergency )?panel(?: discussion)?',
  '(?:\\w+ )?(?:rally|march|vigil|protest|demonstration|demo|picket|action|teach-in|walkout|sit-in)',
  '(?:\\w+ )?(?:workshop|meeting|webinar|forum|assembly|training|potluck|call|briefing|screening)',
  '(?:\\w+ )?(?:fundraiser|conference|talk|discussion|celebration|party|show|festival|class)',
  'candle ?light march',
  'marcha|cacerolazo|acto|asamblea|charla|conversatorio|mitin|taller|concentracion|vigilia|jornada',
  'encuentro|festival|manifestacion|protesta|piquete|panel|foro|presentacion|proyeccion',
  'manifestation|rassemblement|reunion publique|assemblee generale|soiree|marche|rencontre|debat|atelier',
  'ato|passeata|plenaria|assembleia|roda de conversa|aula publica|reuniao|oficina|protesto|vigilia',
];

/** An event noun behind its article, in a sentence; the noun and what follows in a group. */
export const eventPhrase = new RegExp(
  [
    '\\b(?:an?|the|our|une?|una|el|la|al?|gran|le|uma?|o|grande?)\\s',
    `((?:${alternatives(eventNouns)})\\b[^\\n.;!?\\u0001]{0,120})`,
  ].join(''),
  'i',
);

/** Words in front of a title that are none of it. */
export const beforeTitle = new RegExp(
  [
    '^(?:(?:please )?(?:join us|join|come|all out|save the date|reminder|sumate|unete',
    '|rejoignez-nous|participe d[ao]|te invitamos|los',
    ' invitamos|invitamos|convocamos)\\b[\\s!:–—-]*)?(?:(?:this|to|at|al?) )?(?:for )?',
    '(?:(?:an?|the|our|una?) (?=\\p{Ll}))?',
  ].join(''),
  'iu',
);

/** A sentence, which tells and does not call. */
export const isSentence = new RegExp(
  [
    '\\bwe(?:.re| are) \\w+ing\\b',
    '\\b(?:there (?:will|is|are)|we (?:will|are|call|meet|have)|will be|has called|have called|is calling',
    'are invited|is holding|habra|realizaremos|vamos a|se realizara|estamos|hemos|queremos)\\b',
  ].join('|'),
  'i',
);

/** Lines that call nobody to anything in particular. */
export const noTitle = new RegExp(
  [
    '^(?:convocatoria|comunicado|aviso|atencion|urgente|invitacion|evento|press release|media advisory',
    'announcement|attention|urgent|breaking|invitation|event|action alert|communique|appel|convite',
    'aviso)[\\s!:.–—-]*$',
    '^(?:$|join\\b|at |on |in |en |from |with |con |avec |com |au |chez |em |na |hosted|y |and ',
    'please join us|save the date|dear |hi ',
    'hello |hola|compa|bonjour|ola\\b|all welcome|everyone welcome|entree libre|entrada (?:libre|livre)',
    'you(?:.re| are) invited|reminder|(?:when|where|date|time|venue|place|location|who|what|why|cuando',
    'donde|lugar|fecha|hora|horario|dia|que|quand|ou|lieu|heure|qui|quoi|pourquoi|onde|data|local',
    'quem|rendez-vous|o que)\\s?:|share |difunde|difundir|compart|partagez)',
  ].join('|'),
  'i',
);

/** That people take part from wherever they are. */
export const onlineWords = new RegExp(
  [
    '\\b(?:online|on-line|en ligne|en visio|visioconference|virtual(?:ly|es|mente)?|zoom|webinar',
    'webinario|google meet|jitsi|livestream(?:ed)?',
    'live ?stream|en linea|videoconferencia|youtube|facebook live|on teams|via teams|en vivo por)\\b',
  ].join('|'),
  'gi',
);

const laterWords = [
  'TBA|TBC|TBD|to be (?:announced|confirmed)',
  '(?:por|a) (?:confirmar|anunciar|definir)|a (?:confirmer|preciser|venir)',
];
const openHour = new RegExp(
  `\\b(?:times?|hours?|hora(?:rio)?s?|heures?)\\b[^.\\n]{0,20}\\b(?:${laterWords.join('|')})\\b`,
  'i',
);

/** "Time TBA", "hora por confirmar": a text, which is folded, says itself that it has no hour. */
export function hourIsOpen(text: string): boolean {
  return openHour.test(text);
}

/** Where a text, which is folded, says so; null where it does not. */
export function openHourIn(text: string): Span | null {
  const match = openHour.exec(text);
  return match === null ? null : { from: match.index, to: match.index + match[0].length };
}

/** That people take part in both ways. */
export const hybridWords = new RegExp(
  [
    '\\b(?:hybrid|hibrid[oa]|in[- ]person (?:and|or) (?:online|on zoom)|presencial y virtual',
    'livestream(?:ed)?|live ?stream|also (?:online|on zoom)|tambien por zoom|retransmi(?:s|ssion)',
    'transmi(?:sion|tira|timos))\\b',
  ].join('|'),
  'i',
);

const venueNouns = [
  '(?:Town |City |Union )?Hall|Books|Lodge|Chapel|Gallery|Studio|Institute|Hub',
  'Square|Park|Gardens?|Center|Centre|Library|Church|School|College',
  'University|Bookshop|Bookstore|Theat(?:er|re)|Cinema|Museum|Plaza|Circle|Station|Arms|Club|Café|Cafe',
  'Embassy|Consulate|embassy|consulate|Depot|Cross|Maidan|Mantar|Courthouse|Capitol|Campus|Market',
  'Bridge|Green|Common|Commons|Mosque|Temple|Synagogue|House|Pub|Hotel|Stadium|Arena|Garden|Warehouse',
  'Parque|Plazoleta|Centro|Casa|Ateneo|Teatro|Auditorio|Universidad|Facultad|Sindicato|Local',
  'Libreria|Biblioteca|Escuela|Embajada|Consulado|embajada|consulado|Obelisco|Congreso|Zocalo',
  'Monumento|Puerta|Estacion|Salon|Sala|Cine|Museo|Bar|Club|Puente|Palacio|Glorieta|Angel|Moneda',
  '[Pp]lace (?=[dA-Z])|Salle|Maison|Bourse du [Tt]ravail|Gare|Mairie|[Pp]refecture|Cinema|Ferme|Eglise',
  'Universite|Lycee|Palais|Ambassade|ambassade|Amphi(?:theatre)?|Theatre|MJC|Librairie|[Pp]arvis',
  'Praca|Largo|Camara|Prefeitura|Reitoria|Universidade|Faculdade|Igreja|Estacao|Auditorio|Ginasio|Sede',
  'Alameda|Explanada|Rambla|Malecon|Kiosco|Placa|Foro',
  'Rotonda|Catedral|Iglesia|Legislatura|Municipalidad|Ayuntamiento|Ministerio|Hospital|Polideportivo',
];

/** A word that places where people meet have in their names; folded. */
export const venueNoun = new RegExp(`\\b(?:${venueNouns.join('|')})\\b`);

/** A street with its number, or two that cross; folded. */
export const streetAddress = new RegExp(
  [
    "^(?:\\d{1,5}[a-z]? (?:[NSEW]\\.? )?[A-Z][\\p{L}.’' -]{1,40}\\b(?:St|Street|Ave|Avenue|Rd|Road|Blvd",
    'Boulevard|Lane|Ln|Way|Drive|Dr|Court|Ct|Place|Pl|Row|Terrace|Square|Highway|Hwy)\\b\\.?.{0,20}',
    '(?:\\d{1,4}(?: ?bis)?,? )?(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d\\.?|[Qq]uai|[Ii]mpasse',
    '[Aa]llee|[Cc]ours) .{2,50}',
    '(?:[Cc]alle|Av\\.?|Avda\\.?|Avenida|C/|Cl\\.|Paseo|Rua|Bv\\.?|Cra\\.?)\\s?[\\p{Lu}\\d].{0,50}',
    "[\\p{Lu}][\\p{L}.’' ]{2,30} \\d{1,5}",
    '\\d{1,3}(?:st|nd|rd|th) (?:St|Street|Ave|Avenue)\\b.{0,40})$',
  ].join('|'),
  'u',
);
