import { anyWhich } from './seriesWords.ts';

/** `Every Tuesday`, `Tuesdays`, `primer jueves de cada mes`; the weekday in one of three groups. */
export function repeatPattern(weekday: string, shortWeekday: string): string {
  return [
    [
      '\\b(?:(?:every|each|cada|chaque|tou(?:s les|te les)|tod[ao]s?(?: [ao]s| los)?|los|el|na|le|the)\\s)?',
      `(?:${anyWhich})s?(?:\\s|-)(${weekday}|${shortWeekday})s?(?:-feiras)?`,
      '(?:(?:\\s(?:of|in|del?|do|du)\\s)(?:the |each |every |cada |chaque )?(?:mes|month|mois)\\b',
      '|(?<=(?:every|each|cada|chaque|tous les|tod[ao]s? (?:[ao]s? )?)[^\\n]{0,40})\\b)',
    ].join(''),
    [
      '\\b(?:every(?: other| second)?|each|todos los|cada(?: dos)?|los|tous les|chaque|un|toda',
      '|todo|todas as|todos os)',
      `\\s(?:2 )?(${weekday}|${shortWeekday})s?(?:-feiras?)?`,
      '\\b(?:\\ssur deux|\\spor medio)?',
    ].join(''),
    '\\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s\\b',
  ].join('|');
}

/** Days that are named by today. `Mañana` is a day where no hour's part of it is meant. */
export const relativeDayPattern = new RegExp(
  [
    '()\\b(',
    [
      'tonight',
      'tonite',
      'today',
      'this (?:morning|afternoon|evening)',
      '(?:tomorrow|tmrw|tmr)(?: (?:night|morning|afternoon|evening))?',
      'day after tomorrow',
      'hoy',
      'esta (?:noche|tarde)',
      'pasado manana',
      'ce (?:soir|midi|matin)|cet apres-midi|aujourd.hui',
      'apres-demain',
      'demain(?: (?:soir|matin|midi|apres-midi))?',
      'hoje(?: a (?:noite|tarde))?',
      'depois de amanha',
      'heute(?: (?:abend|nachmittag|mittag|nacht))?',
      'ubermorgen',
      'morgen(?: (?:abend|nachmittag|mittag)|(?=\\s(?:um|ab)\\s\\d))',
      'oggi(?: pomeriggio)?|stasera|stamattina',
      'dopodomani',
      'domani(?: (?:sera|mattina|pomeriggio))?',
      'amanha(?: (?:a|de|pela) (?:noite|tarde|manha))?',
      '(?<!(?:la|esta|una|de|por|en)\\s)manana(?=[\\s,:]+(?:a las|\\d|[\\u0001]|por la|viernes))',
    ].join('|'),
    ')\\b',
  ].join(''),
  'gi',
);

/** How many days from today a word such as `tomorrow` is; null where it is no such word. */
export function daysAhead(words: string): number | null {
  const word = words.toLowerCase();
  if (/^(?:day after|pasado|apres|depois|ubermorgen|dopodomani)/.test(word)) return 2;
  if (/^(?:tomorrow|tmr|manana|demain|amanha|morgen|domani)/.test(word)) return 1;
  return word === '' ? null : 0;
}
