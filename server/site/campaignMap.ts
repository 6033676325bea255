import type { MappedAction } from '../../db/mappedActions.ts';
import { campaignMapAddress, narrowedCampaignAddress } from '../../templates/addresses.ts';
import type { ActionMapProps } from '../../templates/components/actionMap.ts';
import { localeOf } from '../../templates/languages.ts';
import type { View } from '../../templates/view.ts';
import { continentOf, isContinent } from '../places/continents.ts';
import { countryName } from '../time/countries.ts';
import { mapMarks, type MapPoint } from '../places/mapMarks.ts';
import { viewAround, worldView } from '../places/mapView.ts';
import { cityKey, type AskedActions } from './askedActions.ts';

/** The actions that a map is of. */
export interface MappedActions {
  /** All that are coming, by which the parts of the world are offered. */
  all: readonly MappedAction[];
  /** Those that are shown. */
  left: readonly MappedAction[];
  asked: AskedActions;
}

type Located = MappedAction & { latitude: number; longitude: number; country: string };

/**
 * The map of a campaign's actions, of the world or of the part that was asked for; null where no place is
 * known.
 *
 * @param hrefOf where the mark of a city leads, by one of its actions
 */
export function campaignMap(
  { language, t }: View,
  slug: string,
  { all, left, asked }: MappedActions,
  hrefOf: (action: MappedAction) => string,
): ActionMapProps | null {
  const located = all.filter(isLocated);
  if (located.length === 0) return null;
  const shown = left.filter(isLocated);
  const isPart = asked.in !== '' || asked.city !== '';
  const { place, ...drawn } = isPart && shown.length > 0 ? viewAround(shown) : worldView();
  const byCity = Map.groupBy(shown, (action) => `${action.country} ${cityKey(action)}`);
  const points = [...byCity.values()].flatMap((actions): MapPoint[] => {
    const [first] = actions;
    const at = first === undefined ? null : place(first);
    if (first === undefined || at === null) return [];
    return [{ ...at, count: actions.length, href: hrefOf(first) }];
  });
  const nameOf = (part: string) =>
    part === '' ? t('campaign.places.map.world') : countryName(part, language);
  const { compare } = new Intl.Collator(localeOf(language));
  const parts = partsOf(located, asked.in).map((some) =>
    some.toSorted((one, other) => compare(nameOf(one), nameOf(other))),
  );
  const address = (part: string) =>
    `${narrowedCampaignAddress(slug, { ...asked, in: part, city: '' })}#map`;
  return {
    ...drawn,
    marks: mapMarks(points),
    parts: parts.flat().map((part) => ({
      name: nameOf(part),
      href: part === asked.in && asked.city === '' ? null : address(part),
    })),
    file: campaignMapAddress(slug, asked.in),
  };
}

function isLocated(action: MappedAction): action is Located {
  const { latitude, longitude, country, state } = action;
  return latitude !== null && longitude !== null && country !== null && state !== 'cancelled';
}

/** The world, its continents, and the countries of the one that is looked at; those with actions alone. */
function partsOf(actions: readonly Located[], asked: string): string[][] {
  const countries = [...new Set(actions.map(({ country }) => country))];
  const continents = [...new Set(countries.flatMap((country) => continentOf(country) ?? []))];
  const opened = isContinent(asked) ? asked : continentOf(asked);
  const within =
    opened === null ? [] : countries.filter((country) => continentOf(country) === opened);
  // One that is alone is what the part above it shows.
  return [[''], continents.length > 1 ? continents : [], within.length > 1 ? within : []];
}
