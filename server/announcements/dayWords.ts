/** `Every Tuesday`, `Tuesdays`, `todos los martes`; the weekday in one of two groups. */
export function repeatPattern(weekday: string): string {
  return [
    `\\b(?:every(?: other)?|each|todos los|cada|los)\\s(${weekday})s?\\b`,
    '\\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s\\b',
  ].join('|');
}

/** Days that are named by today. `Mañana` is a day where no hour's part of it is meant. */
export const relativeDayPattern = new RegExp(
  [
    '()\\b(',
    [
      'tonight',
      'today',
      'this (?:morning|afternoon|evening)',
      'tomorrow(?: (?:night|morning|afternoon|evening))?',
      'day after tomorrow',
      'hoy',
      'esta (?:noche|tarde)',
      'pasado manana',
      '(?<!(?:la|esta|una|de|por|en)\\s)manana(?=[\\s,:]+(?:a las|\\d|[\\u0001]|por la|viernes))',
    ].join('|'),
    ')\\b',
  ].join(''),
  'gi',
);

/** How many days from today a word such as `tomorrow` is; null where it is no such word. */
export function daysAhead(words: string): number | null {
  const word = words.toLowerCase();
  if (/^(?:day after|pasado)/.test(word)) return 2;
  if (/^(?:tomorrow|manana)/.test(word)) return 1;
  return word === '' ? null : 0;
}
