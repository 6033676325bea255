import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import type cli from './locales/en/cli.json';
import type consoleTexts from './locales/en/console.json';
import type mail from './locales/en/mail.json';
import type site from './locales/en/site.json';
import {
  directionOf,
  firstLanguage,
  isLanguage,
  localeOf,
  perLanguage,
  type Language,
} from './languages.ts';

/** The first language has every text. */
type Texts = typeof site & typeof consoleTexts & typeof mail & typeof cli;

/** The files of a language, by who reads them: what every site needs, and what waits until it is asked. */
const filesAtStart = ['site', 'cli'];
const filesLater = ['console', 'mail'];

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? Key extends `${infer Base}_${PluralCategory}`
      ? Base
      : Key
    : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

/** Every text there is, by its path in its file; a plural is named without its category. */
export type TextKey = KeysOf<Texts>;

/** Gives a text in one language. Values are put in as they are: escaping is the template's work. */
export type Translate = (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

const texts = createInstance();
await texts.init({
  resources: { [firstLanguage]: { translation: read(firstLanguage, filesAtStart) } },
  fallbackLng: firstLanguage,
});

/** The texts of some files of a language, in groups by the first names of their paths. */
function read(language: Language, files: readonly string[]): object {
  const found = files.map((name): unknown =>
    JSON.parse(readFileSync(new URL(`locales/${language}/${name}.json`, import.meta.url), 'utf8')),
  );
  const groups: object = Object.assign({}, ...found);
  return groups;
}

const bundle: object = texts.getResourceBundle(firstLanguage, 'translation');
const groupsAtStart = new Set(Object.keys(bundle));
const readAtStart = new Set([firstLanguage]);
const readLater = new Set<Language>();

/**
 * Sees to it that the group of a text has been read in a language: most who ask read one or two of them,
 * and two thirds of all texts are for organizers.
 */
function readWhatIsAsked(path: string, language: Language): void {
  const isAtStart = groupsAtStart.has(path.split('.', 1)[0] ?? '');
  const known = isAtStart ? readAtStart : readLater;
  // A text from outside may name anything; it is answered in the first language.
  if (known.has(language) || !isLanguage(language)) return;
  const groups = read(language, isAtStart ? filesAtStart : filesLater);
  // What was read is not copied: nothing else has it.
  texts.addResourceBundle(language, 'translation', groups, false, false, { skipCopy: true });
  known.add(language);
}

const numbers = perLanguage((language) => new Intl.NumberFormat(localeOf(language)));

/** A number as people write it: "10,000", "10.000". Numbers in texts are written so by themselves. */
export function numberText(value: number, language: Language): string {
  return numbers(language).format(value);
}

/** What is put into a text: a number as people write it, all else as it is. */
function valueText(value: string | number | undefined, language: Language): string {
  return typeof value === 'number' ? numberText(value, language) : (value ?? '');
}

/**
 * Each text is looked up once, and taken apart at the places of its values: the words between them and
 * the names in turn. A plural is looked up by its number each time. Values are put in here, and what
 * stands in them is never read as the name of another.
 *
 * A terminal shows signs of direction as boxes and copies them with commands: its texts have none.
 */
function makeTranslator(lng: Language): Translate {
  const pieces = new Map<string, readonly string[]>();
  const fromRight = directionOf(lng) === 'rtl';
  return (key, values = {}) => {
    const { count } = values;
    const found =
      typeof count === 'number'
        ? partsOf(lookedUp(key, { lng, count }))
        : (pieces.get(key) ?? partsOf(lookedUp(key, { lng })));
    if (count === undefined) pieces.set(key, found);
    const [words = ''] = found;
    if (found.length === 1) return words;
    const isolates = fromRight && !/^(?:cli|doctor|start|runtime)\./.test(key);
    return found
      .map((part, index) => {
        if (index % 2 === 0) return part;
        const value = valueText(values[part], lng);
        return isolates ? keptApart(value) : value;
      })
      .join('');
  };
}

const fromLeft = String.raw`[\p{L}--[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]]`;

/** What begins, or ends, with letters that are read from the left. */
const beginsOrEndsFromLeft = new RegExp(String.raw`^\P{L}*${fromLeft}|${fromLeft}[\p{N}\s]*$`, 'v');

/** What somebody copies or a program makes a link of: `https://example.org/`, `ada@example.org`. */
const isOneAddress = /^\S*[@:/.]\S*$/;

/**
 * What is read from the left, put into a text that is read from the right: between the signs of an
 * isolate (UAX 9), or a number that follows a name would be drawn into the name's direction.
 */
function keptApart(value: string): string {
  return beginsOrEndsFromLeft.test(value) && !isOneAddress.test(value)
    ? `\u2068${value}\u2069`
    : value;
}

function lookedUp(key: TextKey, options: { lng: Language; count?: number }): string {
  const look = () => texts.t(key, { ...options, skipInterpolation: true });
  readWhatIsAsked(key, options.lng);
  const found = look();
  if (found !== key) return found;
  // A language that lacks a text borrows it from the first, which may not have been read so far.
  readWhatIsAsked(key, firstLanguage);
  return look();
}

function partsOf(text: string): string[] {
  return text.split(/\{\{\s*(\w+)\s*\}\}/);
}

/** The texts of one language. A plural takes its number as `count`. */
export const translator = perLanguage(makeTranslator);

/** All texts of a group by their keys, as `zones.places`. */
export function textGroup(language: Language, group: string): Readonly<Record<string, string>> {
  readWhatIsAsked(group, language);
  const found: unknown = texts.getResource(language, 'translation', group);
  return Object.fromEntries(Object.entries(found ?? {}).map(([key, text]) => [key, String(text)]));
}
