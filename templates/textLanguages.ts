import { directionOf, isLanguage, localeOf, nativeName, type Language } from './languages.ts';

/**
 * The languages in which organizers can write about an event, by their ISO 639 codes: those that pages
 * and emails speak, and many more. Each has a name in Intl's data; nothing else has to be done for one.
 */
// prettier-ignore
const written = [
  'ar', 'ay', 'az', 'am', 'bg', 'bn', 'bs', 'ca', 'ckb', 'cs', 'da', 'de', 'el', 'en', 'es',
  'et', 'eu', 'fa', 'fi', 'fil', 'fr', 'ga', 'gl', 'gn', 'gu', 'ha', 'he', 'hi', 'hr', 'ht',
  'hu', 'hy', 'id', 'ig', 'is', 'it', 'ja', 'ka', 'kk', 'km', 'ko', 'ku', 'lt', 'lv', 'mk',
  'ml', 'mr', 'ms', 'my', 'nb', 'ne', 'nl', 'pa', 'pl', 'ps', 'pt', 'qu', 'ro', 'ru', 'si',
  'sk', 'sl', 'so', 'sq', 'sr', 'sv', 'sw', 'ta', 'te', 'th', 'ti', 'tr', 'uk', 'ur', 'uz',
  'vi', 'xh', 'yo', 'zh', 'zu',
] as const;

/** A language in which organizers can write about an event. */
export type TextLanguage = (typeof written)[number];

export const textLanguages: readonly TextLanguage[] = written;

/** Tells whether a text from outside names a language in which events can be written about. */
export function isTextLanguage(text: unknown): text is TextLanguage {
  return written.some((language) => language === text);
}

/** What browsers send instead of the code of the list: codes of before, and one that stands for several. */
const otherCodes: Readonly<Record<string, TextLanguage>> = {
  iw: 'he',
  in: 'id',
  no: 'nb',
  nn: 'nb',
  tl: 'fil',
};

/** The language of a tag such as `pt-BR` (RFC 5646), if it is one of them; null for any other. */
export function textLanguageOf(tag: string): TextLanguage | null {
  const [code = ''] = tag.toLowerCase().split('-');
  const language = otherCodes[code] ?? code;
  return isTextLanguage(language) ? language : null;
}

/** Those of them that are written from right to left. */
const fromRight: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'ur']);

/** Whether a language is written from right to left; of none that is known, it is not. */
export function isRightToLeft(language: string | undefined): boolean {
  if (isLanguage(language)) return directionOf(language) === 'rtl';
  return language !== undefined && fromRight.has(language);
}

/** What a language calls itself, at the head of a line: “Français”. */
export function nativeTextName(language: TextLanguage): string {
  return isLanguage(language) ? nativeName(language) : capital(nameIn(language, language));
}

/** What a language is called in another, inside a sentence: “French”, “francés”. */
export function textLanguageName(language: TextLanguage, reader: Language): string {
  return nameIn(language, localeOf(reader));
}

/** The language that pages and emails speak beside a text: the text's own where they can. */
export function spokenBeside(language: TextLanguage, otherwise: Language): Language {
  return isLanguage(language) ? language : otherwise;
}

const graphLocales = new Map<TextLanguage, string>();

/**
 * The locale of a text, with the region that most of its readers live in: `fr_FR`, as Open Graph has it.
 * Found out once for each language: it takes as long as half of all texts of a page.
 */
export function graphLocale(language: TextLanguage): string {
  const known = graphLocales.get(language);
  if (known !== undefined) return known;
  const { language: code, region } = new Intl.Locale(
    isLanguage(language) ? localeOf(language) : language,
  ).maximize();
  const made = region === undefined ? code : `${code}_${region}`;
  graphLocales.set(language, made);
  return made;
}

function nameIn(language: TextLanguage, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
}

function capital(name: string): string {
  const [first = '', ...others] = name;
  return first.toUpperCase() + others.join('');
}
