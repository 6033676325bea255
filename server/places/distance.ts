import { kilometersBetween, type Point } from '../../db/cities/city.ts';
import { localeOf, perLanguage, type Language } from '../../templates/languages.ts';

export { kilometersBetween };
export type { Point };

/** Where people count the way in miles. */
const inMiles = new Set(['en-US', 'en-GB']);
const kilometersOfMile = 1.609344;

const formats = perLanguage((language) => {
  const locale = localeOf(language);
  const unit = inMiles.has(locale) ? 'mile' : 'kilometer';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 });
});

/** A distance over the ground, in kilometers, in words of the reader: "12 mi", "19 km". */
export function distanceText(kilometers: number, language: Language): string {
  const miles = inMiles.has(localeOf(language));
  return formats(language).format(miles ? kilometers / kilometersOfMile : kilometers);
}
