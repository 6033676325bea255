import type { TextLanguage } from '../textLanguages.ts';

/** The languages of whatever has an address on the dashboard, or its texts in one of them. */
export function languagesBelow(
  address: string,
  language?: TextLanguage,
  action?: 'removal',
): string {
  const list = `${address}/languages`;
  if (language === undefined) return list;
  return `${list}/${language}${action === undefined ? '' : `/${action}`}`;
}
