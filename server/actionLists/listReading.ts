import type { ActionList, Campaign, ListedAction } from '../../db/schema.ts';
import { isLanguage, type Language } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { memoize } from '../memoize.ts';
import { siteOf } from '../siteSettings.ts';
import type { Services } from '../services.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { mappingOf } from './actionChoices.ts';
import { cityNamed, type TypedCity } from './cityNamed.ts';
import type { RowsContext } from './readAction.ts';

type Needed = Pick<Services, 'db' | 'config' | 'cities'>;

/** Cities that a list names so often are looked up once. */
const mostCities = 10_000;

/** The language of a list where nobody says another: that of its campaign. */
export function languageOfList(services: Needed, campaign: Campaign): TextLanguage {
  return campaign.language ?? siteOf(services).locales[0] ?? 'en';
}

/** What is known where the rows of a list are read. */
export function rowsContext(
  services: Needed,
  campaign: Campaign,
  { choices, columns }: Pick<ActionList, 'choices' | 'columns'>,
  now: number,
): RowsContext {
  const { cities } = services;
  const otherwise = languageOfList(services, campaign);
  const mapping = mappingOf(choices, columns, otherwise);
  const reader = spoken(mapping.language);
  const named = memoize(
    mostCities,
    ({ city, country, region }: TypedCity) => JSON.stringify([city, country, region]),
    (typed) => cityNamed(cities, typed, reader),
  );
  const known = memoize(
    mostCities,
    (asked: { id: number; language: Language }) => `${asked.id} ${asked.language}`,
    ({ id, language }) => cities.byId(id, language),
  );
  const read = memoize(
    50,
    (language: TextLanguage) => language,
    (language) => campaignFor(services, campaign, [language]),
  );
  return {
    campaign,
    mapping,
    findCity: named,
    cityById: (id, language) => known({ id, language: spoken(language) }),
    titleOf: (language, city) => titleOf(read(language).title, city),
    host: hostOf(campaign, siteOf(services).organization),
    description: campaign.template,
    now,
  };
}

/** As proposals of actions begin: the campaign, and where. */
function titleOf(campaign: string, city: string): string {
  return `${campaign}: ${city}`.slice(0, 150);
}

/** Who calls an action of a campaign where nobody else is named. */
function hostOf({ callers }: Campaign, organization: string): string {
  const all = callers
    .split('\n')
    .filter((one) => one.trim() !== '')
    .join(', ');
  return all !== '' && all.length <= 120
    ? all
    : (callers.split('\n')[0] ?? '').slice(0, 120) || organization;
}

/** Cities are named in the languages of this site. */
function spoken(language: TextLanguage): Language {
  return isLanguage(language) ? language : 'en';
}

/** The part of an action by which it is found among others. */
export function asKnown(id: number, action: ListedAction) {
  const { city, cityId, venue, startLocal, latitude, longitude } = action;
  return { id, city, cityId, venue, startLocal, latitude, longitude };
}
