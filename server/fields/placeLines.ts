import { getCountryCode } from '@vvo/tzdb';
import { formatAddress } from 'localized-address-format';
import type { Event } from '../../db/schema.ts';
import type { PlaceLine } from '../../templates/components/place.ts';

type Address = Pick<Event, 'address' | 'postalCode' | 'city' | 'region' | 'country' | 'zone'>;

/**
 * The address of an event below the name of the place, in the order in which its country writes it:
 * "New York, NY 10018", "28013 Madrid".
 */
export function placeLines(event: Address): PlaceLine[] {
  const { address, postalCode, city, region } = event;
  const street: PlaceLine[] = address === '' ? [] : [{ name: 'address', text: address }];
  if (postalCode === '' && region === '')
    return city === '' ? street : [...street, { name: 'city', text: city }];
  // The street is several lines, which stay together: a sign that nobody types stands for them.
  const lines = formatAddress({
    postalCountry: countryOf(event) || 'ZZ',
    addressLines: address === '' ? [] : [streetSign],
    ...(city === '' ? {} : { locality: city }),
    ...(region === '' ? {} : { administrativeArea: region }),
    ...(postalCode === '' ? {} : { postalCode }),
  });
  const told = lines.flatMap((line): PlaceLine[] =>
    line === streetSign ? street : [{ name: 'city', text: line }],
  );
  // Some countries name no town below their provinces: here it was typed.
  return city === '' || lines.some((line) => line.includes(city))
    ? told
    : [{ name: 'city', text: city }, ...told];
}

/** What machines are told of an address beside street and city; the country is an ISO 3166-1 code. */
export function postalParts(event: Address): {
  code: string;
  region: string;
  country: string;
} {
  return { code: event.postalCode, region: event.region, country: countryOf(event) };
}

/** That of its city; where none was found, that of the time zone, which may be shared with a neighbor. */
function countryOf({ country, zone }: Pick<Address, 'country' | 'zone'>): string {
  return country ?? getCountryCode(zone) ?? '';
}

const streetSign = '\u0001';
