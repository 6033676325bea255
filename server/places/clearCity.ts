import type { FoundCity } from '../../db/cities.ts';

/** Of two cities of one name nobody asks about a smaller one that has so many times fewer people. */
const farLarger = 10;

/** Of two whose clocks are those of the event: that is a hint by itself. */
const larger = 5;

/**
 * The city that something typed means without a doubt; null where it may be several, or is spelt otherwise.
 *
 * @param isLocal whether the clocks of a city are those that somebody chose beside it
 */
export function clearCity<Found extends FoundCity>(
  found: readonly Found[],
  isLocal: (city: Found) => boolean,
): Found | null {
  const named = found.filter(({ isNamed }) => isNamed);
  return dominant(named, farLarger) ?? dominant(named.filter(isLocal), larger);
}

function dominant<Found extends FoundCity>(
  [first, ...others]: readonly Found[],
  times: number,
): Found | null {
  if (first === undefined) return null;
  const rival = Math.max(0, ...others.map(({ population }) => population));
  return first.population >= rival * times ? first : null;
}
