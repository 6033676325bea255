/**
 * The languages that Cacerola speaks: a new one is a folder in `locales/` and a line here. The first
 * has every text; whoever speaks none of them reads it.
 *
 * - `locale`: the BCP 47 tag by which dates and numbers are formatted
 * - `name`: what the language calls itself
 * - `direction`: from which side it is written
 * - `clock`: hours as its readers write them, twelve with AM and PM or twenty-four
 * - `clockLetters`: whether its readers call clocks by letters, as `EDT`, where they live
 * - `read`: whether somebody who grew up with the language has read the texts (`locales/README.md`)
 */
const spoken = [
  {
    language: 'en',
    locale: 'en-US',
    name: 'English',
    direction: 'ltr',
    clock: '12',
    clockLetters: true,
    read: true,
  },
  {
    language: 'es',
    locale: 'es',
    name: 'Español',
    direction: 'ltr',
    clock: '24',
    clockLetters: false,
    read: true,
  },
  {
    language: 'pt',
    locale: 'pt',
    name: 'Português',
    direction: 'ltr',
    clock: '24',
    clockLetters: false,
    read: false,
  },
  {
    language: 'fr',
    locale: 'fr',
    name: 'Français',
    direction: 'ltr',
    clock: '24',
    clockLetters: false,
    read: false,
  },
  {
    language: 'it',
    locale: 'it',
    name: 'Italiano',
    direction: 'ltr',
    clock: '24',
    clockLetters: false,
    read: false,
  },
  {
    language: 'de',
    locale: 'de',
    name: 'Deutsch',
    direction: 'ltr',
    clock: '24',
    clockLetters: false,
    read: false,
  },
  {
    language: 'ar',
    locale: 'ar',
    name: 'العربية',
    direction: 'rtl',
    clock: '12',
    clockLetters: false,
    read: false,
  },
] as const satisfies readonly [Spoken, ...Spoken[]];

interface Spoken {
  language: string;
  locale: string;
  name: string;
  direction: Direction;
  clock: '12' | '24';
  clockLetters: boolean;
  read: boolean;
}

/** From left to right, or from right to left, as HTML's `dir` has them. */
export type Direction = 'ltr' | 'rtl';

export type Language = (typeof spoken)[number]['language'];

export const languages: readonly Language[] = spoken.map(({ language }) => language);

export const firstLanguage: Language = spoken[0].language;

/** Tells whether a text from outside (a link, a cookie, a form) names a language that is spoken here. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** The BCP 47 tag by which dates and numbers of a language are formatted. */
export function localeOf(language: Language): string {
  return lineOf(language).locale;
}

/** What a language calls itself: the text of the link that leads to it. */
export function nativeName(language: Language): string {
  return lineOf(language).name;
}

/** From which side a language is written. */
export function directionOf(language: Language): Direction {
  return lineOf(language).direction;
}

/** Hours as readers of a language write them. */
export function clockOf(language: Language): '12' | '24' {
  return lineOf(language).clock;
}

/** Whether readers of a language call clocks by letters: `EDT` says less in Berlin than `UTC+02:00`. */
export function knowsClockLetters(language: Language): boolean {
  return lineOf(language).clockLetters;
}

/** Whether somebody who grew up with a language has read its texts. */
export function isReadByNatives(language: Language): boolean {
  return lineOf(language).read;
}

/** The colon behind a label: French sets a no-break space before it. */
export function colonOf(language: Language): string {
  return language === 'fr' ? '\u00A0:' : ':';
}

/** Something for each language, made when it is first asked for. */
export function perLanguage<Value>(
  make: (language: Language) => Value,
): (language: Language) => Value {
  const made = new Map<Language, Value>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const value = make(language);
    // A text from outside may name anything.
    if (isLanguage(language)) made.set(language, value);
    return value;
  };
}

function lineOf(language: Language): Spoken {
  return spoken.find((line) => line.language === language) ?? spoken[0];
}
