import type { MappedAction } from '../../db/mappedActions.ts';
import type { OpenCity } from '../../db/schema.ts';
import { campaignMapAddress, narrowedCampaignAddress } from '../../templates/addresses.ts';
import type { ActionMapProps } from '../../templates/components/actionMap.ts';
import { localeOf } from '../../templates/languages.ts';
import type { View } from '../../templates/view.ts';
import { continentOf, isContinent } from '../places/continents.ts';
import { countryName } from '../time/countries.ts';
import { mapMarks, type MapPoint } from '../places/mapMarks.ts';
import { viewAround, worldView } from '../places/mapView.ts';
import { cityKey, isIn, narrowedBy, type AskedActions } from './askedActions.ts';

/** The actions that a map is of. */
export interface MappedActions {
  /** All that are coming, by which the parts of the world are offered. */
  all: readonly MappedAction[];
  /** Those that are shown. */
  left: readonly MappedAction[];
  /** Where nobody organizes one yet. */
  open: readonly OpenCity[];
  asked: AskedActions;
}

/** Where the marks of a map lead. */
export interface MarkLinks {
  /** That of a city, by one of its actions. */
  action: (action: MappedAction) => string;
  open: (city: OpenCity) => string;
}

type Located = MappedAction & { latitude: number; longitude: number; country: string };

/**
 * The map of a campaign's actions as it is drawn, of the world or of the part that was asked for; null where
 * no place is known.
 */
export function drawnMap(
  { all, left, open, asked }: MappedActions,
  links: MarkLinks,
): Omit<ActionMapProps, 'parts' | 'file'> | null {
  if (!all.some(isLocated) && open.length === 0) return null;
  const shown = left.filter(isLocated);
  // What is looked for has no day and no language: whoever asks for those asks about actions.
  const isWhere = narrowedBy(asked).every((name) => name === 'in');
  const lookedFor = isWhere ? open.filter((city) => isIn(city, asked.in)) : [];
  const isPart = asked.in !== '' || asked.city !== '';
  const { place, ...drawn } =
    isPart && shown.length > 0 ? viewAround([...shown, ...lookedFor]) : worldView();
  const byCity = Map.groupBy(shown, (action) => `${action.country} ${cityKey(action)}`);
  const points = [...byCity.values()].flatMap((actions): MapPoint[] => {
    const [first] = actions;
    const at = first === undefined ? null : place(first);
    if (first === undefined || at === null) return [];
    const kind = actions.some(({ from }) => from === 'us') ? 'us' : 'partner';
    return [{ ...at, kind, count: actions.length, href: links.action(first) }];
  });
  const openPoints = lookedFor.flatMap((city): MapPoint[] => {
    const at = place(city);
    return at === null ? [] : [{ ...at, kind: 'open', count: 0, href: links.open(city) }];
  });
  return { ...drawn, marks: mapMarks([...points, ...openPoints]) };
}

/** The same with the ways to other parts of the world. */
export function campaignMap(
  { language, t }: View,
  slug: string,
  mapped: MappedActions,
  links: MarkLinks,
): ActionMapProps | null {
  const drawn = drawnMap(mapped, links);
  if (drawn === null) return null;
  const { all, asked } = mapped;
  const nameOf = (part: string) =>
    part === '' ? t('campaign.places.map.world') : countryName(part, language);
  const { compare } = new Intl.Collator(localeOf(language));
  const parts = partsOf(all.filter(isLocated), asked.in).map((some) =>
    some.toSorted((one, other) => compare(nameOf(one), nameOf(other))),
  );
  const address = (part: string) =>
    `${narrowedCampaignAddress(slug, { ...asked, in: part, city: '' })}#map`;
  return {
    ...drawn,
    parts: parts.flat().map((part) => ({
      name: nameOf(part),
      href: part === asked.in && asked.city === '' ? null : address(part),
    })),
    file: campaignMapAddress(slug, asked.in),
  };
}

function isLocated(action: MappedAction): action is Located {
  const { latitude, longitude, country, cancelled } = action;
  return latitude !== null && longitude !== null && country !== null && !cancelled;
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
