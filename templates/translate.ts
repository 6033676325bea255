import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import type cli from './locales/en/cli.json';
import type consoleTexts from './locales/en/console.json';
import type mail from './locales/en/mail.json';
import type site from './locales/en/site.json';
import { firstLanguage, languages, localeOf, perLanguage, type Language } from './languages.ts';

/** The first language has every text. */
type Texts = typeof site & typeof consoleTexts & typeof mail & typeof cli;

/** The files of a language, each by who reads it. */
const files = ['site', 'console', 'mail', 'cli'];

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
  resources: Object.fromEntries(
    languages.map((language) => [language, { translation: Object.assign({}, ...read(language)) }]),
  ),
  fallbackLng: firstLanguage,
});

/** The texts of every file of a language. */
function read(language: Language): unknown[] {
  return files.map((name): unknown =>
    JSON.parse(readFileSync(new URL(`locales/${language}/${name}.json`, import.meta.url), 'utf8')),
  );
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
 */
function makeTranslator(lng: Language): Translate {
  const pieces = new Map<string, readonly string[]>();
  return (key, values = {}) => {
    const { count } = values;
    const found =
      typeof count === 'number'
        ? partsOf(texts.t(key, { lng, count, skipInterpolation: true }))
        : (pieces.get(key) ?? partsOf(texts.t(key, { lng, skipInterpolation: true })));
    if (count === undefined) pieces.set(key, found);
    const [words = ''] = found;
    if (found.length === 1) return words;
    return found
      .map((part, index) => (index % 2 === 0 ? part : valueText(values[part], lng)))
      .join('');
  };
}

function partsOf(text: string): string[] {
  return text.split(/\{\{\s*(\w+)\s*\}\}/);
}

/** The texts of one language. A plural takes its number as `count`. */
export const translator = perLanguage(makeTranslator);

/** All texts of a group by their keys, as `zones.places`. */
export function textGroup(language: Language, group: string): Readonly<Record<string, string>> {
  const found: unknown = texts.getResource(language, 'translation', group);
  return Object.fromEntries(Object.entries(found ?? {}).map(([key, text]) => [key, String(text)]));
}
