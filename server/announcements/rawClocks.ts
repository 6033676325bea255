import { anyHourWord, hourOf, minutesInWords } from './clockWords.ts';
import { blank, readMark } from './spans.ts';
import type { Span } from './spans.ts';
import { anyAbbreviation } from './zoneWords.ts';

/** A time as it stands in the text, before anything is concluded from its neighbours. */
export interface RawClock extends Span {
  hour: number;
  minutes: number;
  half: 'a' | 'p' | null;
  /** Whether the text alone says that this is a time and not any number. */
  certain: boolean;
  /** Whether the twenty-four hour clock is written. */
  full: boolean;
  /** Whether it is written in figures alone. */
  figure: boolean;
  /** Whether it stands beside a day that was read. */
  besideDay: boolean;
}

/** What stands between the two times of a span. */
export const spanGap =
  /^\s?(?:-|–|—|to|until|till|a|as|a las|hasta|hasta las|ate|ate as|jusqu.a|bis|(?:fino )?alle)\s?$/i;

type Groups = Readonly<Record<string, string | undefined>>;

const half = '(?:\\s?(?<half>[ap])\\.?\\s?m\\b\\.?|(?<=\\d)(?<letter>[ap])(?=[\\s,;.)–-]|$))';
const partOfDay = [
  '(?:(?:de|por|en) la (?<part>manana|tarde|noche|madrugada)|del? (?:medio)?(?<noon>dia)\\b',
  '|d(?:[au] |e l.)(?<other>manha|tarde|noite|madrugada|matin|soir|apres-midi)',
  '|d(?:i|el|ella) (?<italian>mattin[ao]|pomeriggio|sera)',
  '|(?<german>vormittags|morgens|mittags|nachmittags|abends)\\b',
  '|(?:in the|at) (?<english>morning|afternoon|evening|night))',
].join('');
const ending = `${half}?(?:\\s${partOfDay})?(?:\\sen punto\\b)?`;
const lead =
  '(?<lead>(?:\\b(?:at|from|by|las?|desde|hasta|until|till|for|start(?:s|ing)?' +
  '|um|ab|gegen|von|bis|(?:(?:d|fino )?alle )?ore|d?alle|h)|@)\\s?)?';
const words = '(?<words>\\s(?:y media|y cuarto|menos cuarto|thirty|fifteen|forty.five))';
const notMoney = '(?<![\\d$€£#%]|\\d[:.,]|[$€£#]\\s)';

const patterns: readonly RegExp[] = [
  new RegExp(
    [
      '\\b(?:12 (?:del? (?:la )?)?)?',
      '(?<named>noon|midday|mediodia|meio-dia|midi|mezzogiorno|midnight|medianoche|meia-noite|minuit',
      '|mezzanotte|mitternacht)\\b',
    ].join(''),
    'gi',
  ),
  new RegExp(
    [
      '\\b(?<words>half(?: past)?|(?:a )?quarter (?:past|to|of)|(?:un )?cuarto (?:para|pa))',
      `(?: las?)? (?<hour>${anyHourWord}|\\d{1,2})\\b${ending}`,
    ].join(''),
    'gi',
  ),
  new RegExp(
    `${notMoney}\\b(?<hour>[01]\\d|2[0-4])(?<minutes>[0-5]\\d)\\s?(?<unit>hs?|hrs?|hours)\\b`,
    'gi',
  ),
  new RegExp(
    [
      `${notMoney}\\b(?<hour>[01]\\d|2[0-4])(?<minutes>[0-5]\\d)(?<unit>)`,
      `(?=\\s?[-–]\\s?[0-2]\\d[0-5]\\d\\s?(?:${anyAbbreviation}|h|hrs?|hours)\\b)`,
    ].join(''),
    'g',
  ),
  new RegExp(
    [
      `(?<=${readMark}|[\\d${readMark}]\\s?[-–]\\s?|at )`,
      '(?<hour>[01]\\d|2[0-4])(?<minutes>[0-5]\\d)(?<unit>)',
      `(?=\\s?(?:${anyAbbreviation})\\b)`,
    ].join(''),
    'g',
  ),
  new RegExp(`${notMoney}(?<hour>\\d{1,2})(?<minutes>[0-5]\\d)\\s?(?<half>[ap])\\.?m\\b`, 'gi'),
  new RegExp(`${lead}\\b(?<hour>${anyHourWord})\\b${words}?(?<unit>\\so.clock\\b)?${ending}`, 'gi'),
  new RegExp(
    [
      `${lead}${notMoney}(?<hour>\\d{1,2})(?:(?<separator>\\s?[:h]|\\sh\\s|\\.)(?<minutes>\\d{2}))?`,
      '(?![\\d/%°]|:\\d)',
      `${words}?(?:${half}|\\s?(?<unit>hs?|hrs?|horas?|hours?|heures?|uhr|o.clock)\\b\\.?)?`,
      `(?:\\s${partOfDay})?`,
    ].join(''),
    'gi',
  ),
];

/** Finds whatever may be a time, in the order of the text, which is folded. */
export function findRawClocks(text: string): RawClock[] {
  const found: RawClock[] = [];
  for (const pattern of patterns) {
    const left = blank(text, found);
    for (const match of left.matchAll(pattern)) {
      const clock = rawClock(left, match, match.groups ?? {});
      if (clock !== null) found.push(clock);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function rawClock(text: string, match: RegExpExecArray, groups: Groups): RawClock | null {
  const [whole] = match;
  const from = match.index + (groups['lead']?.length ?? 0);
  const to = match.index + whole.trimEnd().length;
  const span = {
    from,
    to,
    figure: /^\d+(?:[.:h]\d\d)?$/.test(whole.trim()),
    besideDay: isBesideDay(text, match),
  };
  const { named } = groups;
  if (named !== undefined) {
    const hour = /noon|mid(?:day|i$)|mediodia|meio-dia|mezzogiorno/i.test(named) ? 12 : 0;
    return { ...span, hour, minutes: 0, half: null, certain: true, full: true };
  }
  const written = hourOf(groups['hour'] ?? '');
  if (written === null || isDuration(text, match, groups)) return null;
  const shift = minutesInWords(groups['words']) ?? 0;
  const minutes = Number(groups['minutes'] ?? 0) + Math.abs(shift === -15 ? 45 : shift);
  const hour = shift === -15 ? (written === 1 ? 12 : written - 1) : written;
  if (hour > 24 || minutes > 59 || (hour === 24 && minutes > 0)) return null;
  return {
    ...span,
    hour: hour % 24,
    minutes,
    half: halfOf(groups, hour),
    certain: isCertain(text, match, groups),
    full: isFull(groups, hour),
  };
}

function halfOf(groups: Groups, hour: number): 'a' | 'p' | null {
  const letter = (groups['half'] ?? groups['letter'])?.toLowerCase();
  if (letter !== undefined) return letter === 'a' ? 'a' : 'p';
  if (groups['noon'] !== undefined) return 'p';
  const part = partOfDayIn(groups)?.toLowerCase();
  if (part === undefined) return null;
  if (/^(?:manana|manha|madrugada|morning|matin|mattin[ao]|vormittags|morgens)$/.test(part))
    return 'a';
  return hour === 12 && /^(?:noche|noite|night)$/.test(part) ? 'a' : 'p';
}

function partOfDayIn(groups: Groups): string | undefined {
  return ['part', 'other', 'english', 'italian', 'german']
    .map((name) => groups[name])
    .find((one) => one !== undefined);
}

function isFull(groups: Groups, hour: number): boolean {
  const written = groups['hour'] ?? '';
  return (
    /^\d/.test(written) &&
    (hour > 12 ||
      hour === 0 ||
      written.startsWith('0') ||
      /h/i.test(groups['separator'] ?? '') ||
      /^(?:h|uhr)/i.test(groups['unit'] ?? '') ||
      groups['unit'] === '')
  );
}

/** "A workshop of 2 hours", "un paro de 24 horas": so long, not then. */
function isDuration(text: string, match: RegExpExecArray, groups: Groups): boolean {
  const unit = groups['unit']?.toLowerCase() ?? '';
  if (!/^(?:hours?|horas?|heures?|hrs?|hs)$/.test(unit) || groups['minutes'] !== undefined)
    return false;
  const hour = hourOf(groups['hour'] ?? '') ?? 0;
  if (unit.startsWith('hour') && hour < 13) return true;
  if (unit.startsWith('heure'))
    return (
      hour < 13 &&
      !/\b(?:a|des|vers)\s$/i.test(text.slice(Math.max(0, match.index - 6), match.index))
    );
  if (hour === 24) return true;
  const before = text.slice(Math.max(0, match.index - 12), match.index);
  return (
    groups['lead'] === undefined &&
    /\b(?:de|durante|por|cada|for|in|another)\s$/i.test(before) &&
    !/^\s(?:a|hasta)\s/i.test(text.slice(match.index + match[0].length))
  );
}

/** Words that a bare number may have behind it and still be an hour. */
const afterHour = new RegExp(
  [
    `^\\s?(?:$|[.,;:!?)\\n•·|/–—@(-]|${readMark}|(?:${anyAbbreviation})\\b`,
    'sharp|onwards|in|on|at|for|and|with',
    'till?|until|to|y|en|del?|al?|hasta|et|e|ate|em|frente|con|por|desde|para|hora',
    'Eastern|Central|Mountain|Pacific|Atlantic)',
  ].join('|'),
);

/** A word in front that makes an hour of a bare number. */
const beforeHour = new RegExp(
  [
    '(?:\\b(?:doors?(?: open)?|starts?|starting|begins?|gather|assemble|meet|march|time:|hora:|horario:',
    `puertas|inicio|comienza|empieza|arranca|saida|depart|debut)|${readMark}[,:]?)\\s?(?:at |@ ?|a las )?$`,
  ].join('|'),
  'i',
);

/** "8 pm Eastern | 7 Central": words for the clocks of a list, and no street of that name. */
const zoneWordBehind =
  /^\s(?:Eastern|Central|Mountain|Pacific|Atlantic)(?:\s(?:time|Time))?\s?(?:$|[|/,).;\n&]|and\b)/;
const zoneBehind = new RegExp(`^\\s?\\(?(?:${anyAbbreviation}|UTC)\\b`);
const lettersBehind = new RegExp(`^\\s?(?:${anyAbbreviation})\\b`);

function isCertain(text: string, match: RegExpExecArray, groups: Groups): boolean {
  const { lead, separator, minutes, half, letter, unit, noon, words } = groups;
  const inLetters = /^\p{L}/u.test(groups['hour'] ?? '');
  const told = [half, letter, partOfDayIn(groups), noon].some((one) => one !== undefined);
  if (told || (unit !== undefined && unit !== '') || unit === '') return true;
  if (words !== undefined) return !inLetters || lead !== undefined || isMinutesFirst(words);
  if (minutes !== undefined && separator !== '.') return true;
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  const behind = text.slice(
    match.index + match[0].trimEnd().length,
    match.index + match[0].length + 16,
  );
  const led = lead !== undefined || beforeHour.test(before);
  if (minutes !== undefined)
    return (
      led ||
      isItemHour(before, minutes, behind) ||
      zoneBehind.test(behind) ||
      /^\s?(?:[-–]\s?\d\d?\.\d\d|for \d)/.test(behind)
    );
  if (inLetters)
    return lead !== undefined && /^(?:at|las?)/i.test(lead.trim()) && afterHour.test(behind);
  if (zoneWordBehind.test(behind) && /[|/,(&]\s?$|\band\s$/.test(before)) return true;
  if (lettersBehind.test(behind) && !/^\s?A?T\b/.test(behind)) return true;
  return led && afterHour.test(behind) && !/^for\b/i.test(lead ?? '');
}

/** "10.30 The clearances" is a line of a programme. */
function isItemHour(before: string, minutes: string, behind: string): boolean {
  return opensLine.test(before) && /[05]$/.test(minutes) && /^\s\p{L}/u.test(behind);
}

function isMinutesFirst(words: string): boolean {
  return /^(?:half|a|quarter|un|cuarto)/i.test(words);
}

const opensLine = new RegExp(`(?:^|\\n|${readMark}:?)[\\s•*·–-]*$`);
const dayBefore = new RegExp(`${readMark}[\\s,:(|·•]{0,6}(?:from |de )?$`);
const dayBehind = new RegExp(`^[\\s,]{0,4}(?:on )?${readMark}`);

function isBesideDay(text: string, match: RegExpExecArray): boolean {
  const to = match.index + match[0].length;
  return (
    dayBefore.test(text.slice(Math.max(0, match.index - 12), match.index)) ||
    dayBehind.test(text.slice(to, to + 12))
  );
}
