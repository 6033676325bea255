import { alternatives } from './spans.ts';

/** What a word about a zone may mean: a place with its clocks, an offset, or a place at one offset. */
export interface ZoneMeaning {
  zone: string | null;
  /** Minutes east of Greenwich, where the word names an offset (`EST`, `UTC-3`). */
  offsetMinutes: number | null;
}

const abbreviated: Readonly<Record<string, readonly ZoneMeaning[]>> = {
  ET: [place('America/New_York')],
  AT: [place('America/Halifax')],
  NT: [place('America/St_Johns')],
  CT: [place('America/Chicago')],
  MT: [place('America/Denver')],
  PT: [place('America/Los_Angeles')],
  EST: [fixed('America/New_York', -5)],
  EDT: [fixed('America/New_York', -4)],
  CST: [fixed('America/Chicago', -6), fixed('Asia/Shanghai', 8), fixed('America/Havana', -5)],
  CDT: [fixed('America/Chicago', -5), fixed('America/Havana', -4)],
  MST: [fixed('America/Denver', -7), fixed('America/Phoenix', -7)],
  MDT: [fixed('America/Denver', -6)],
  PST: [fixed('America/Los_Angeles', -8)],
  PDT: [fixed('America/Los_Angeles', -7)],
  AKST: [fixed('America/Anchorage', -9)],
  AKDT: [fixed('America/Anchorage', -8)],
  HST: [fixed('Pacific/Honolulu', -10)],
  AST: [fixed('America/Halifax', -4), fixed('America/Puerto_Rico', -4)],
  ADT: [fixed('America/Halifax', -3)],
  NST: [fixed('America/St_Johns', -3.5)],
  NDT: [fixed('America/St_Johns', -2.5)],
  ART: [fixed('America/Argentina/Buenos_Aires', -3)],
  BRT: [fixed('America/Sao_Paulo', -3)],
  CLT: [fixed('America/Santiago', -4)],
  CLST: [fixed('America/Santiago', -3)],
  UYT: [fixed('America/Montevideo', -3)],
  BOT: [fixed('America/La_Paz', -4)],
  VET: [fixed('America/Caracas', -4)],
  COT: [fixed('America/Bogota', -5)],
  PET: [fixed('America/Lima', -5)],
  WET: [fixed('Europe/Lisbon', 0)],
  WEST: [fixed('Europe/Lisbon', 1)],
  GMT: [fixed('Europe/London', 0), { zone: 'UTC', offsetMinutes: 0 }],
  BST: [fixed('Europe/London', 1), fixed('Asia/Dhaka', 6)],
  CET: [fixed('Europe/Berlin', 1), fixed('Europe/Madrid', 1), fixed('Europe/Paris', 1)],
  CEST: [fixed('Europe/Berlin', 2), fixed('Europe/Madrid', 2), fixed('Europe/Paris', 2)],
  EET: [fixed('Europe/Kyiv', 2), fixed('Europe/Athens', 2), fixed('Africa/Cairo', 2)],
  EEST: [fixed('Europe/Kyiv', 3), fixed('Europe/Athens', 3), fixed('Africa/Cairo', 3)],
  MSK: [fixed('Europe/Moscow', 3)],
  IST: [fixed('Asia/Kolkata', 5.5), fixed('Asia/Jerusalem', 2), fixed('Europe/Dublin', 1)],
  IDT: [fixed('Asia/Jerusalem', 3)],
  NPT: [fixed('Asia/Kathmandu', 5.75)],
  PKT: [fixed('Asia/Karachi', 5)],
  HKT: [fixed('Asia/Hong_Kong', 8)],
  JST: [fixed('Asia/Tokyo', 9)],
  KST: [fixed('Asia/Seoul', 9)],
  AWST: [fixed('Australia/Perth', 8)],
  AEST: [fixed('Australia/Sydney', 10), fixed('Australia/Brisbane', 10)],
  AEDT: [fixed('Australia/Sydney', 11)],
  NZST: [fixed('Pacific/Auckland', 12)],
  NZDT: [fixed('Pacific/Auckland', 13)],
};

/** For a regular expression: every abbreviation of a zone that is understood. */
export const anyAbbreviation = alternatives(Object.keys(abbreviated));

/** What an abbreviation may mean, the likeliest first. */
export function abbreviationMeanings(letters: string): readonly ZoneMeaning[] {
  return abbreviated[letters] ?? [];
}

function place(zone: string): ZoneMeaning {
  return { zone, offsetMinutes: null };
}

function fixed(zone: string, hours: number): ZoneMeaning {
  return { zone, offsetMinutes: hours * 60 };
}

/** Phrases that name a zone without naming a city, folded and in lower case. */
const phrases: readonly (readonly [string, string])[] = [
  [
    'eastern(?: standard| daylight)?(?: time)?|hora (?:del )?este|hora oriental',
    'America/New_York',
  ],
  ['central time|hora (?:del )?centro(?! de mexico)|hora central(?! europea)', 'America/Chicago'],
  ['mountain(?: standard| daylight)?(?: time)?|hora (?:de (?:la )?)?montana', 'America/Denver'],
  ['pacific(?: standard| daylight)?(?: time)?|hora (?:del )?pacifico', 'America/Los_Angeles'],
  ['(?:hora|tiempo) (?:del )?centro de mexico', 'America/Mexico_City'],
  ['central european(?: summer)? time|hora central europea', 'Europe/Berlin'],
  ['hora argentina', 'America/Argentina/Buenos_Aires'],
  ['hora(?:rio)? (?:de )?brasilia|hora brasilena', 'America/Sao_Paulo'],
  ['hora chilena', 'America/Santiago'],
  ['hora uruguaya', 'America/Montevideo'],
  ['hora paraguaya', 'America/Asuncion'],
  ['hora boliviana', 'America/La_Paz'],
  ['hora peruana', 'America/Lima'],
  ['hora colombiana', 'America/Bogota'],
  ['hora venezolana', 'America/Caracas'],
  ['hora cubana', 'America/Havana'],
  ['hora mexicana', 'America/Mexico_City'],
  ['hora espanola|hora peninsular', 'Europe/Madrid'],
  ['hora francesa|heure (?:de |francaise)(?:paris)?', 'Europe/Paris'],
];

/** Each such phrase as a regular expression source, with its zone. */
export const zonePhrases = phrases;
