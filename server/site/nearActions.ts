import type { City, Point } from '../../db/cities.ts';
import type { MappedAction } from '../../db/mappedActions.ts';
import type { Campaign, OpenCity } from '../../db/schema.ts';
import { nearAddress } from '../../templates/addresses.ts';
import type {
  NearPlace,
  NearProps,
  ToldAction,
} from '../../templates/pages/campaigns/actionPlacesProps.ts';
import type { View } from '../../templates/view.ts';
import { cityLine } from '../places/cityWords.ts';
import { clearCity } from '../places/clearCity.ts';
import { distanceText, kilometersBetween } from '../places/distance.ts';
import type { Services } from '../services.ts';
import type { AskedActions } from './askedActions.ts';
import { actionsLeft } from './actionPlaces.ts';
import { cityToAdopt } from './citiesToAdopt.ts';
import { keyOf, toldActions } from './toldActions.ts';

/** So many of the nearest are told. */
const mostNear = 20;
/** And of cities where nobody organizes one yet so many that are no farther, in kilometers. */
const mostOpen = 3;
const farthestOpen = 300;
const mostOffered = 6;
const longestTyped = 200;

/** Of a degree of latitude, at the least. */
const kilometersOfDegree = 110;

/** To a tenth of a degree, which is some ten kilometers. */
const point = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/;

export const nobodyAsked: NearProps = { typed: '', found: null };

/**
 * The actions of a campaign that are nearest to where somebody says they are: a city as they type it, its
 * number, or a point. It is kept and logged nowhere.
 */
export function nearActions(
  services: Services,
  view: View,
  campaign: Pick<Campaign, 'id' | 'slug' | 'day' | 'lastDay'>,
  open: readonly OpenCity[],
  { asked, near: typed }: { asked: AskedActions; near: string },
): NearProps {
  const text = typed.trim().slice(0, longestTyped);
  if (text === '') return nobodyAsked;
  const where = whereIs(services, view, text);
  if (where === null) return { typed: text, found: { kind: 'none' } };
  const left = actionsLeft(services, campaign.id, view.now, { ...asked, in: '', city: '' });
  const actions = nearestTo(left.filter(isSomewhere), where.point, mostNear);
  const told = toldActions(
    services,
    view,
    campaign,
    actions.map(({ place }) => place),
  );
  const distance = (kilometers: number) => distanceText(kilometers, view.language);
  const cities = nearestTo(open, where.point, mostOpen)
    .filter(({ kilometers }) => kilometers <= farthestOpen)
    .map(({ place, kilometers }) => ({
      kilometers,
      place: {
        from: 'no-one' as const,
        distance: distance(kilometers),
        city: cityToAdopt(services, view, campaign.slug, place),
      },
    }));
  const places = actions.flatMap(({ place, kilometers }) => {
    const action = told.get(keyOf(place));
    if (action === undefined) return [];
    const city = services.cities.byId(place.cityId ?? 0, view.language)?.name ?? place.city;
    const found: NearPlace = { ...inCity(action, city), distance: distance(kilometers) };
    return [{ kilometers, place: found }];
  });
  return {
    typed: where.typed,
    found: {
      kind: 'place',
      place: where.place,
      others: where.others.map((city) => ({
        name: cityLine(city, view.language),
        href: nearAddress(campaign.slug, String(city.id)),
      })),
      places: [...places, ...cities]
        .toSorted((one, other) => one.kilometers - other.kilometers)
        .map(({ place }): NearPlace => place),
    },
  };
}

/** The same with its city as its reader calls it. */
function inCity(told: ToldAction, city: string): ToldAction {
  return told.from === 'us'
    ? { from: 'us', event: { ...told.event, city } }
    : { from: 'partner', action: { ...told.action, city } };
}

/** Where one can go to. */
function isSomewhere(action: MappedAction): action is MappedAction & Point {
  const { latitude, longitude, kind, cancelled } = action;
  return latitude !== null && longitude !== null && kind !== 'online' && !cancelled;
}

/** The places that are nearest to a point, with how far they are, in kilometers. */
export function nearestTo<Place extends Point>(
  places: readonly Place[],
  to: Point,
  most: number,
): { place: Place; kilometers: number }[] {
  const nearest: { place: Place; kilometers: number }[] = [];
  let farthest = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const { latitude, longitude } = place;
    // Whoever is farther to the north or south alone need not be measured.
    if (Math.abs(latitude - to.latitude) * kilometersOfDegree > farthest) continue;
    const kilometers = kilometersBetween(to, { latitude, longitude });
    if (kilometers >= farthest) continue;
    nearest.push({ place, kilometers });
    nearest.sort((one, other) => one.kilometers - other.kilometers);
    if (nearest.length > most) nearest.pop();
    if (nearest.length === most) farthest = nearest.at(-1)?.kilometers ?? farthest;
  }
  return nearest;
}

interface Where {
  point: Point;
  /** As it stands in the field. */
  typed: string;
  place: string;
  others: readonly City[];
}

function whereIs({ cities }: Services, { language, t }: View, text: string): Where | null {
  const [, north, east] = point.exec(text.replaceAll(' ', '')) ?? [];
  if (north !== undefined && east !== undefined) {
    const at = { latitude: rounded(north), longitude: rounded(east) };
    if (Math.abs(at.latitude) > 90 || Math.abs(at.longitude) > 180) return null;
    return { point: at, typed: '', place: t('campaign.places.near.around'), others: [] };
  }
  const chosen = /^\d{1,9}$/.test(text) ? cities.byId(Number(text), language) : null;
  const found = chosen === null ? cities.find(text, { language, limit: mostOffered }) : [];
  const [first = null] = found;
  const city = chosen ?? clearCity(found, () => false) ?? first;
  if (city === null) return null;
  const isClear = chosen !== null || clearCity(found, () => false) !== null;
  return {
    point: city,
    typed: chosen === null ? text : city.name,
    place: cityLine(city, language),
    others: isClear ? [] : found.filter(({ id }) => id !== city.id),
  };
}

function rounded(degrees: string): number {
  return Math.round(Number(degrees) * 10) / 10;
}
