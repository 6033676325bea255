import type { City } from '../../db/cities.ts';
import type { Language } from '../../templates/languages.ts';
import { withCommas } from '../../templates/withCommas.ts';
import { countryName } from '../time/countries.ts';

/** "Kolkata, West Bengal, India"; a province that is called as its city is left out. */
export function cityLine(
  { name, region, country }: Pick<City, 'name' | 'region' | 'country'>,
  language: Language,
): string {
  return withCommas([...new Set([name, region, countryName(country, language)])]);
}
