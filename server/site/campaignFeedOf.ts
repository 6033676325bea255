import type { CountryAndLanguage } from '../../db/eventLists.ts';
import type { Language } from '../../templates/languages.ts';
import { isTextLanguage, textLanguageName } from '../../templates/textLanguages.ts';
import { countryCodes, countryName } from '../time/countries.ts';
import { notFound } from '../web/httpProblem.ts';

/**
 * To what the address of a feed of a campaign narrows it: `?country=AR&language=es`.
 *
 * @throws HttpProblem 404 for a country or a language that there is not: a feed that is empty for ever would
 *   not be noticed
 */
export function feedOf(query: URLSearchParams): CountryAndLanguage {
  const country = (query.get('country') ?? '').toUpperCase();
  const language = query.get('language') ?? '';
  if (country !== '' && !countryCodes.includes(country)) throw notFound();
  if (language !== '' && !isTextLanguage(language)) throw notFound();
  return { country, language };
}

/** The same as the name of a feed says it. */
export function narrowedInWords(
  { country, language }: CountryAndLanguage,
  reader: Language,
): string[] {
  return [
    ...(country === '' ? [] : [countryName(country, reader)]),
    ...(language === '' ? [] : [textLanguageName(language, reader)]),
  ];
}
