import type { City, Cities } from '../../db/cities.ts';
import type { FollowedAction } from '../../db/schema.ts';
import { shownText } from '../../templates/characters.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { tzdataVersion } from '../time/schedule.ts';
import { scheduleOfFound, type Clocks, type FoundAction, type FoundPlace } from './foundActions.ts';
import { clearCity } from '../places/clearCity.ts';

/** What is kept of an action of a partner. */
export type KeptAction = Omit<FollowedAction, 'id' | 'feedId' | 'hidden' | 'sameAs'>;

/** Farther than this from a city, in degrees of latitude, a point is in none: some 55 km. */
const farthest = 0.5;

const longest = { title: 200, summary: 500, calledBy: 200, line: 200, address: 400 } as const;

/**
 * An action with its hours and its place as they are kept; null where nobody can say when it is.
 *
 * Which city is meant is taken from its name together with its country, else from its point on the earth.
 */
export function resolveAction(
  cities: Pick<Cities, 'find' | 'near'>,
  found: FoundAction,
  clocks: Clocks,
): KeptAction | null {
  const city = cityOf(cities, found.place);
  const schedule = scheduleOfFound(found.when, city?.zone ?? null, clocks);
  if (schedule === null) return null;
  const columns = scheduleColumns(schedule, tzdataVersion());
  const { venue, address, region, postalCode, country, latitude, longitude } = found.place;
  const point = latitude === null || longitude === null ? city : { latitude, longitude };
  return {
    uid: found.uid.slice(0, 500),
    url: found.url,
    title: line(found.title, longest.title),
    summary: line(found.summary, longest.summary),
    calledBy: line(found.calledBy, longest.calledBy),
    language: found.language,
    kind: found.kind,
    cancelled: found.cancelled,
    zone: columns.zone,
    startPrecision: columns.startPrecision,
    startLocal: columns.startLocal,
    startOccurrence: columns.startOccurrence,
    startsAt: columns.startsAt,
    endLocal: columns.endLocal,
    endOccurrence: columns.endOccurrence,
    endsAt: columns.endsAt,
    tzdata: columns.tzdata,
    venue: line(venue, longest.line),
    address: shownText(address.slice(0, longest.address)),
    city: line(found.place.city === '' ? (city?.name ?? '') : found.place.city, longest.line),
    region: line(region, longest.line),
    postalCode: line(postalCode, 20),
    country: country ?? city?.country ?? null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    cityId: city?.id ?? null,
  };
}

function cityOf(cities: Pick<Cities, 'find' | 'near'>, place: FoundPlace): City | null {
  const { city, country, latitude, longitude } = place;
  const question = { language: 'en', limit: 5 };
  const isThere = (one: City) =>
    (country === null || one.country === country) &&
    (latitude === null || Math.abs(one.latitude - latitude) < 2 * farthest);
  const found = city === '' ? [] : cities.find(city, question).filter(isThere);
  // Where nothing else is said, a name of several cities means none of them: its hours would be others.
  const isPlaced = country !== null || latitude !== null;
  const named = isPlaced ? found.find(({ isNamed }) => isNamed) : clearCity(found, () => false);
  if (named) return named;
  if (latitude === null || longitude === null) return null;
  const [nearest] = cities.near({ latitude, longitude }, { ...question, limit: 1 });
  return nearest !== undefined && Math.abs(nearest.latitude - latitude) < farthest ? nearest : null;
}

/** One line of so many letters at most; what a program wrote too long ends in an ellipsis. */
function line(text: string, most: number): string {
  // Its length comes first, so that no text costs more than in proportion to what is kept of it.
  const one = shownText(text.slice(0, 4 * most))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return one.length <= most ? one : `${one.slice(0, most - 1).trimEnd()}…`;
}
