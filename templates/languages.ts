/**
 * The languages that Cacerola speaks: a new one is a folder in `locales/` and a line here. The first
 * has every text; whoever speaks none of them reads it.
 *
 * - `locale`: the BCP 47 tag by which dates and numbers are formatted
 * - `name`: what the language calls itself
 * - `clock`: hours as its readers write them, twelve with AM and PM or twenty-four
 * - `clockLetters`: whether its readers call clocks by letters, as `EDT`, where they live
 */
const spoken = [
  { language: 'en', locale: 'en-US', name: 'English', clock: '12', clockLetters: true },
  { language: 'es', locale: 'es', name: 'Español', clock: '24', clockLetters: false },
] as const;

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

/** Hours as readers of a language write them. */
export function clockOf(language: Language): '12' | '24' {
  return lineOf(language).clock;
}

/** Whether readers of a language call clocks by letters: `EDT` says less in Berlin than `UTC+02:00`. */
export function knowsClockLetters(language: Language): boolean {
  return lineOf(language).clockLetters;
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

function lineOf(language: Language): (typeof spoken)[number] {
  return spoken.find((line) => line.language === language) ?? spoken[0];
}
