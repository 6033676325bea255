import type { City } from '../../db/cities.ts';
import { localeOf, perLanguage, type Language } from '../../templates/languages.ts';
import { withCommas } from '../../templates/withCommas.ts';

const regionNames = perLanguage(
  (language) => new Intl.DisplayNames([localeOf(language)], { type: 'region', fallback: 'none' }),
);

/** What a country is called in a language; its code where the platform knows no name. */
export function countryName(code: string, language: Language): string {
  try {
    return regionNames(language).of(code) ?? code;
  } catch {
    // Not of the form of a code.
    return code;
  }
}

/** "Kolkata, West Bengal, India"; a province that is called as its city is left out. */
export function cityLine(
  { name, region, country }: Pick<City, 'name' | 'region' | 'country'>,
  language: Language,
): string {
  return withCommas([...new Set([name, region, countryName(country, language)])]);
}
