import { rawTimeZones } from '@vvo/tzdb';
import { localeOf, type Language } from '../../templates/languages.ts';
import { memoize } from '../memoize.ts';

/** Every country and territory that has clocks of its own, by its code of ISO 3166-1 alpha-2. */
export const countryCodes: readonly string[] = [
  ...new Set(rawTimeZones.map(({ countryCode }) => countryCode)),
].toSorted();

const namesIn = memoize(
  20,
  (language: Language) => language,
  (language: Language) => new Intl.DisplayNames(localeOf(language), { type: 'region' }),
);

/**
 * The name of a country, by its code of ISO 3166-1 alpha-2, or of a continent, by that of UN M49; the code
 * where nothing is called so.
 */
export function countryName(code: string, language: Language): string {
  return /^(?:[A-Z]{2}|\d{3})$/.test(code) ? (namesIn(language).of(code) ?? code) : code;
}

/** All of them with their names, in the order of these. */
export function countriesByName(language: Language): { code: string; name: string }[] {
  const { compare } = new Intl.Collator(localeOf(language));
  return countryCodes
    .map((code) => ({ code, name: countryName(code, language) }))
    .toSorted((one, other) => compare(one.name, other.name));
}
