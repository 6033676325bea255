import { textLanguageName, isTextLanguage } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { countryName } from '../time/countries.ts';
import { dateInWords } from '../time/dateText.ts';
import { narrowedBy, type AskedActions } from './askedActions.ts';

/**
 * What an address narrows the actions of a campaign to, in words ("India · January 24 · In person"); '' where
 * to nothing.
 *
 * @param nameOfCity of a city as it stands in the address; '' where nothing is there: no page repeats what
 *   somebody made up for its address
 */
export function actionsInWords(
  { language, t }: Pick<View, 'language' | 't'>,
  asked: AskedActions,
  nameOfCity: (key: string) => string,
): string {
  const words: Readonly<Record<keyof AskedActions, (text: string) => string>> = {
    in: (part) => countryName(part, language),
    city: nameOfCity,
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
