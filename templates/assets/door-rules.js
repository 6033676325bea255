// The rules of the door as a phone applies them, without a page, a network or a clock.

// As the site folds names (db/folded.ts), so that a phone finds whom the site finds.
const accents =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;
/** @type {Readonly<Record<string, string>>} */
const plainLetters = {
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ħ: 'H',
  Ŧ: 'T',
  Ɨ: 'I',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  Ŋ: 'NG',
};
const unplain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * A text without what a search ignores: case, accents, strokes, width.
 *
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .toUpperCase()
    .replace(unplain, (letter) => plainLetters[letter] ?? letter);
}

/**
 * Somebody as the page has them. `came` tells with how many they came, and is -1 where they did not.
 *
 * @typedef {{
 *   key: number | string,
 *   name: string,
 *   companions: number,
 *   state: string,
 *   came: number,
 *   code: string,
 *   arrivedAt: number,
 *   folded: string,
 *   waits?: boolean,
 * }} Person
 *
 * @typedef {Map<number | string, Person>} People
 *
 * A row of the site's answer.
 * @typedef {[number, string, number, string, number, string, number]} Row
 *
 * A press. `of` is left out of one that writes somebody down.
 * @typedef {{
 *   mark: string,
 *   kind: string,
 *   of?: { signup?: number, walkIn?: string },
 *   name?: string,
 *   companions: number,
 *   pressedAt: number,
 * }} Mark
 */

/**
 * Somebody from a row of the site's answer.
 *
 * @param {Row} row
 * @returns {Person}
 */
export function personOf([id, name, companions, state, came, code, arrivedAt]) {
  return { key: id, name, companions, state, came, code, arrivedAt, folded: folded(name) };
}

/**
 * The same to be kept.
 *
 * @param {Person} person
 */
export function rowOf({ key, name, companions, state, came, code, arrivedAt }) {
  return [key, name, companions, state, came, code, arrivedAt];
}

/**
 * The people as they stand with the presses that the site does not have yet. Those are this phone's own and
 * newer than what it was told, so they hold in the order in which they were pressed. When they are handed in
 * the site decides, by what was pressed last on any phone.
 *
 * @param {People} people by their key: their number, or the id of the press that wrote them down
 * @param {readonly Mark[]} waiting in the order in which they were pressed
 * @param {Readonly<Record<string, number>>} numbers of those who were written down here and are on the list
 *   meanwhile, by that id
 * @returns {People}
 */
export function merged(people, waiting, numbers = {}) {
  const all = new Map(people);
  for (const mark of waiting) {
    const { kind, companions, pressedAt } = mark;
    const own = mark.of?.walkIn ?? mark.mark;
    const key = mark.of?.signup ?? numbers[own] ?? own;
    const before = all.get(key) ?? (kind === 'walk-in' ? writtenDown(key, mark) : undefined);
    // Somebody who was deleted meanwhile, or whom this phone was never told of.
    if (before === undefined) continue;
    const came = kind === 'undone' ? -1 : companions;
    all.set(key, { ...before, came, arrivedAt: kind === 'undone' ? 0 : pressedAt, waits: true });
  }
  return all;
}

/**
 * Somebody whom this phone wrote down, and the site does not know.
 *
 * @param {number | string} key
 * @param {Mark} mark
 * @returns {Person}
 */
function writtenDown(key, { name = '', companions }) {
  const state = 'confirmed';
  return { key, name, companions, state, came: -1, code: '', arrivedAt: 0, folded: folded(name) };
}

/**
 * How many are in the room: as the site counts, and what the presses that wait change in that.
 *
 * @param {number} counted
 * @param {People} people as the site told them
 * @param {People} all as they stand
 */
export function inRoom(counted, people, all) {
  /** @param {Person | undefined} person */
  const here = (person) => (person === undefined ? 0 : person.came + 1);
  let room = counted;
  for (const [key, person] of all) if (person.waits) room += here(person) - here(people.get(key));
  return room;
}

const few = 40;
const mostFound = 30;
const mostLatest = 10;

/**
 * Whom the page shows: as `server/door/doorSearch.ts` chooses.
 *
 * @param {People} all
 * @param {string} typed
 * @param {Person | undefined} named whom a code names
 * @param {string} locale
 */
export function chosen(all, typed, named, locale) {
  const collator = new Intl.Collator(locale);
  /** @param {Person[]} people */
  const byName = (people) => people.sort((one, other) => collator.compare(one.name, other.name));
  const everybody = [...all.values()];
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) {
    const shown = everybody.filter(({ state, came }) => state !== 'cancelled' || came >= 0);
    if (shown.length <= few) return { shows: 'everybody', people: byName(shown), more: false };
    const here = everybody.filter(({ came }) => came >= 0);
    const latest = here.sort((one, other) => other.arrivedAt - one.arrivedAt);
    return { shows: 'latest', people: latest.slice(0, mostLatest), more: false };
  }
  const found = everybody.filter(
    (person) =>
      person !== named &&
      (person.state !== 'cancelled' || person.came >= 0) &&
      words.every((word) => person.folded.includes(word)),
  );
  const people = byName(found).slice(0, mostFound);
  return {
    shows: 'found',
    people: named === undefined ? people : [named, ...people],
    more: found.length > mostFound,
  };
}

/**
 * The code that was typed or read, as it is compared; null for what is none.
 *
 * @param {string} text
 */
export function codeIn(text) {
  const code = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{6}$/.test(code) ? code : null;
}
