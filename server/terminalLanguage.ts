import { firstLanguage, isLanguage, type Language } from '../templates/languages.ts';

/** The language that the terminal is set to, English where it is none of ours. */
export function terminalLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2);
  return isLanguage(language) ? language : firstLanguage;
}
