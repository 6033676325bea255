import { folded } from '../../db/folded.ts';
import type { CampaignAction } from '../../db/campaignActions.ts';
import type { ListedAction } from '../../db/schema.ts';
import { nearness } from '../places/nearness.ts';

/** Whether the campaign has an action already that a row tells of. */
export type Likeness =
  /** City, hour and place are the same, as far as both are told. */
  | { kind: 'same'; eventId: number }
  /** It may be: in that city at that hour, or at that place. */
  | { kind: 'alike'; why: 'hour' | 'place'; eventId: number }
  | { kind: 'new' };

/** What is compared of an action of the campaign. */
export type KnownAction = Pick<
  CampaignAction,
  'id' | 'city' | 'cityId' | 'venue' | 'startLocal' | 'latitude' | 'longitude'
>;

/** Knows the actions of a campaign by where and when they are. */
export interface KnownActions {
  likenessOf(action: ListedAction): Likeness;
  /** Of one that came meanwhile. */
  add(action: KnownAction): void;
}

/** @param actions all of the campaign */
export function knownActions(actions: readonly KnownAction[]): KnownActions {
  const inCity = new Map<string, KnownAction[]>();
  const atPlace = new Map<string, KnownAction[]>();
  const add = (action: KnownAction) => {
    for (const key of cityKeys(action)) put(inCity, key, action);
    const place = placeKey(action.venue);
    if (place !== '') put(atPlace, place, action);
  };
  for (const action of actions) add(action);
  return {
    add,
    likenessOf: (action) => {
      const near = cityKeys(action).flatMap((key) => inCity.get(key) ?? []);
      const atHour = near.filter(({ startLocal }) => startLocal === action.startLocal);
      const place = placeKey(action.venue);
      const same = atHour.find(({ venue }) => place === '' || placeKey(venue) === place);
      if (same !== undefined) return { kind: 'same', eventId: same.id };
      const there = place === '' ? [] : (atPlace.get(place) ?? []);
      const here = there.find((one) => nearness(one, action) !== null);
      if (here !== undefined) return { kind: 'alike', why: 'place', eventId: here.id };
      const [other] = atHour;
      return other === undefined
        ? { kind: 'new' }
        : { kind: 'alike', why: 'hour', eventId: other.id };
    },
  };
}

/** By which rows of a list that tell of one action are known. */
export function likeKeyOf({ cityId, startLocal, venue, title }: ListedAction): string {
  // Two without a place are told apart by what they are called.
  const place = placeKey(venue);
  return `${cityId} ${startLocal} ${place === '' ? `title ${folded(title)}` : place}`;
}

function placeKey(venue: string): string {
  return folded(venue)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** By its number, and by its name where somebody wrote it by hand. */
function cityKeys({ cityId, city }: { cityId: number | null; city: string }): string[] {
  const name = folded(city.trim());
  return cityId ? [`id ${cityId}`] : name === '' ? [] : [`name ${name}`];
}

function put(into: Map<string, KnownAction[]>, key: string, action: KnownAction): void {
  const there = into.get(key);
  if (there === undefined) into.set(key, [action]);
  else there.push(action);
}
