import { inLanguage } from './addresses.ts';
import type { TextLanguage } from './textLanguages.ts';

/** The texts of an event as somebody reads them: in one language, or partly in that of the original. */
export interface TextsAsRead {
  /** In which they are, but for those that were not translated. */
  language: TextLanguage;
  /** Those that stand as they were written at first; nothing where all are in one language. */
  original?: { language: TextLanguage; names: readonly string[] } | undefined;
}

/** The language of a text, by the name of its field. */
export function languageOfText({ language, original }: TextsAsRead, name: string): TextLanguage {
  return original?.names.includes(name) === true ? original.language : language;
}

/** The address of a file about an event in the language in which somebody reads its page. */
export function inLanguageRead(path: string, { language, original }: TextsAsRead): string {
  return original === undefined ? path : inLanguage(path, language);
}
