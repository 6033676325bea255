/** The languages that Cacerola speaks. A new one is a file in `locales/` and a line here. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];

/** Tells whether a text from outside (a link, a cookie, a form) names a language that is spoken here. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** The BCP 47 tag by which dates and numbers of a language are formatted. */
export function localeOf(language: Language): string {
  return { en: 'en-US', es: 'es' }[language];
}

/** What a language calls itself: the text of the link that leads to it. */
export function nativeName(language: Language): string {
  return { en: 'English', es: 'Español' }[language];
}

/** What a language is called in another, inside a sentence: "Spanish", "inglés". */
export function languageName(language: Language, reader: Language): string {
  return new Intl.DisplayNames(localeOf(reader), { type: 'language' }).of(language) ?? language;
}
