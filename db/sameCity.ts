import { folded } from './folded.ts';

/** A city as somebody named it; with the id that GeoNames has of it where that is known, else null or 0. */
export interface NamedCity {
  city: string;
  cityId: number | null;
}

/** Whether two mean the same city: by its id where both have one, else by its name, however accented. */
export function isSameCity(one: NamedCity, other: NamedCity): boolean {
  if (one.cityId && other.cityId) return one.cityId === other.cityId;
  const name = folded(one.city.trim());
  return name !== '' && name === folded(other.city.trim());
}
