/*
 * Names of organizations as people type them differ in case, accents, apostrophes, "The", "Inc."
 * and the city of the chapter. Two spellings may be one organization, or two chapters that both
 * want to be named: so nothing here merges, it only points out.
 */

/** Letters that Unicode does not take apart but keyboards do. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

/** Accents and vowel points that people leave out; in other scripts marks belong to the word. */
const accents =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{Mark}+/gu;

/** Apostrophes and dots stand inside words (Workers', I.W.W.) and part nothing. */
const insideWords = /(?<=[\p{L}\p{N}\p{M}])['’‘`´ʼʻ.·]/gu;
/** Joiners and other signs without a shape; the Arabic tatweel only stretches a word. */
const withoutShape = /[\p{Cf}\p{Cc}\u0640]/gu;
const betweenWords = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * A name without what spellings of it differ in: case, accents, width, punctuation, and the way
 * "and" is written. Words stay, all of them and in their order: equal keys are the same name.
 * Never '' unless the name has neither letter nor number, which is then its own key.
 */
export function nameKey(name: string): string {
  const folded = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(withoutShape, '')
    .replace(/[ßæœøđðþłıħ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(insideWords, '')
    .replace(/[&+]/g, ' and ')
    .normalize('NFC')
    .replace(betweenWords, ' ')
    .trim()
    .replace(/(?<=^| )(?:y|e|et|und)(?= |$)/g, 'and');
  return folded === '' || folded === 'and' ? name.normalize('NFC').trim() : folded;
}

/** Words that say what kind of body it is, and not which. */
const legalWords = words(
  'inc incorporated llc ltd limited corp corporation co ev eg gmbh ggmbh sa sl srl ac asbl ngo ong npo',
  'the el la los las le les der die das o os as a an of de del da do des du',
);
const chapterWords = words(
  'chapter branch local section group committee area region regional national usa us',
);

/** Places that stand behind the name of a chapter. */
const places = phrases(
  'nyc|new york|new york city|ny|brooklyn|queens|bronx|manhattan|la|los angeles|chicago|boston',
  'philadelphia|philly|san francisco|sf|bay area|oakland|seattle|portland',
  'washington|washington dc|dc|detroit|miami|houston|dallas|austin|atlanta|minneapolis|twin cities',
  'toronto|montreal|vancouver|mexico|cdmx|ciudad de mexico|mexico city|buenos aires|caba',
  'santiago|santiago de chile|madrid|barcelona|paris|london|berlin',
  'uk|usa|us|argentina|chile|france|canada',
);

/**
 * The others that may be the same organization as a name, in their order. Likely are: the same
 * words but for "The", "Inc.", a chapter's city or the order; one slip of the keyboard in a longer
 * name; an abbreviation beside the name it abbreviates.
 */
export function likelyDuplicates<Other extends { name: string }>(
  name: string,
  others: readonly Other[],
): Other[] {
  return duplicateSearch(others)(name);
}

/** {@link likelyDuplicates} of many names among the same others, which are then read only once. */
export function duplicateSearch<Other extends { name: string }>(
  others: readonly Other[],
): (name: string) => Other[] {
  const read = others.map((other) => ({ other, essence: essenceOf(other.name) }));
  return (name) => {
    const own = essenceOf(name);
    return read.filter(({ essence }) => alike(own, essence)).map(({ other }) => other);
  };
}

interface Essence {
  key: string;
  /** The words that tell this organization from others; without spaces; in alphabetical order. */
  core: string[];
  together: string;
  sorted: string;
  /** A bit for each letter that is in it, some of which share one. */
  letters: number;
}

function essenceOf(name: string): Essence {
  const key = nameKey(name);
  const all = key.split(' ');
  const meaning = withoutPlace(all).filter(
    (word) => word !== 'and' && !legalWords.has(word) && !chapterWords.has(word),
  );
  const core = meaning.length > 0 ? meaning : all;
  const together = core.join('');
  return { key, core, together, sorted: core.toSorted().join(' '), letters: lettersIn(together) };
}

/** Cuts off the city at the end of a name, unless the name is nothing else. */
function withoutPlace(all: readonly string[]): string[] {
  const trimmed = all.filter((word) => !chapterWords.has(word));
  for (const length of [3, 2, 1]) {
    const rest = trimmed.slice(0, -length);
    if (rest.some((word) => !legalWords.has(word)) && places.has(trimmed.slice(-length).join(' ')))
      return rest;
  }
  return trimmed;
}

function alike(one: Essence, other: Essence): boolean {
  if (one.key === other.key) return true;
  const { together } = one;
  const { together: otherTogether } = other;
  if (together === otherTogether || one.sorted === other.sorted) return true;
  if (abbreviates(one, other) || abbreviates(other, one)) return true;
  const shorter = Math.min(together.length, otherTogether.length);
  const most = shorter >= 14 ? 2 : 1;
  // A slip takes one letter away and brings one: most names differ in more, which is seen at once.
  return (
    shorter >= 6 &&
    bitsIn(one.letters ^ other.letters) <= 2 * most &&
    withinSlips(together, otherTogether, most)
  );
}

function lettersIn(text: string): number {
  let letters = 0;
  for (const letter of text) letters |= 1 << ((letter.codePointAt(0) ?? 0) % 32);
  return letters;
}

function bitsIn(number: number): number {
  let bits = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Whether a name of one word is made of the initials of the other ("FSP"). */
function abbreviates(short: Essence, long: Essence): boolean {
  const [word] = short.core;
  if (short.core.length !== 1 || word === undefined || word.length < 3) return false;
  const initials = (list: readonly string[]) => list.map((one) => [...one][0] ?? '').join('');
  return (
    long.core.length >= 3 &&
    (word === initials(long.core) || word === initials(long.key.split(' ')))
  );
}

/** Whether at most so many letters, typed, left out or replaced, make one text of the other (Levenshtein). */
function withinSlips(one: string, other: string, most: number): boolean {
  // A letter is at most two units: most names are told apart by their length alone.
  if (Math.abs(one.length - other.length) > 2 * most) return false;
  const from = [...one];
  const into = [...other];
  if (Math.abs(from.length - into.length) > most) return false;
  let previous = Array.from({ length: into.length + 1 }, (_, index) => index);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, wanted] of into.entries()) {
      const replaced = (previous[column] ?? 0) + (letter === wanted ? 0 : 1);
      const added = (current[column] ?? 0) + 1;
      const left = (previous[column + 1] ?? 0) + 1;
      current.push(Math.min(replaced, added, left));
    }
    if (Math.min(...current) > most) return false;
    previous = current;
  }
  return (previous.at(-1) ?? 0) <= most;
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

function phrases(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split('|')));
}
