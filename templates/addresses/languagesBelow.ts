import type { TextLanguage } from '../textLanguages.ts';

/** A page below the texts in a language: whether to delete them, or their file for translators. */
export type OfTranslation = 'removal' | 'file';

/** The languages of whatever has an address on the dashboard, or its texts in one of them. */
export function languagesBelow(
  address: string,
  language?: TextLanguage,
  action?: OfTranslation,
): string {
  const list = `${address}/languages`;
  if (language === undefined) return list;
  return `${list}/${language}${action === undefined ? '' : `/${action}`}`;
}
