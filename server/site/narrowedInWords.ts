import type { City } from '../../db/cities.ts';
import { textLanguageName, isTextLanguage } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { countryName } from '../time/countries.ts';
import { dateInWords } from '../time/dateText.ts';
import { narrowedBy, type AskedActions } from './askedActions.ts';

/**
 * What an address narrows the actions of a campaign to, in words ("India · January 24 · In person"); '' where
 * to nothing.
 *
 * @param cityOf the city of a number that stands in the address
 */
export function actionsInWords(
  { language, t }: Pick<View, 'language' | 't'>,
  asked: AskedActions,
  cityOf: (id: number) => Pick<City, 'name'> | null,
): string {
  const words: Readonly<Record<keyof AskedActions, (text: string) => string>> = {
    in: (part) => countryName(part, language),
    city: (key) => (/^\d+$/.test(key) ? (cityOf(Number(key))?.name ?? '') : key),
    day: (day) => dateInWords(day, language, { year: false }),
    language: (one) => (isTextLanguage(one) ? textLanguageName(one, language) : ''),
    how: (how) => t(how === 'online' ? 'campaign.places.online' : 'campaign.places.inPerson'),
    access: () => t('event.access.stepFree'),
  };
  return narrowedBy(asked)
    .map((name) => words[name](asked[name]))
    .filter((text) => text !== '')
    .join(' · ');
}
