/** Where something is on the earth, in degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** A city, or any place where 500 people live. */
export interface City extends Point {
  /** Of GeoNames: it stays the same. */
  id: number;
  /** In the reader's language where it is known. */
  name: string;
  /** ISO 3166-1 alpha-2; `XK` for Kosovo. */
  country: string;
  /** The state or province in the reader's language where it is known; '' where there is none. */
  region: string;
  /** IANA, as the gazetteer has it. */
  zone: string;
  population: number;
}

/** A city that something typed may mean. */
export interface FoundCity extends City {
  /** Whether it is called just so, in any language; otherwise it is misspelt or begun. */
  isNamed: boolean;
}

const earth = 6371;

/** The way between two points over the ground, in kilometers (the haversine formula). */
export function kilometersBetween(one: Point, other: Point): number {
  const height = radians(other.latitude - one.latitude);
  const width = radians(other.longitude - one.longitude);
  const half =
    Math.sin(height / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(width / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
