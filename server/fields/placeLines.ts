import { getCountryCode } from '@vvo/tzdb';
import { formatAddress } from 'localized-address-format';
import type { Event } from '../../db/schema.ts';
import type { PlaceLine } from '../../templates/components/place.ts';

type Address = Pick<Event, 'address' | 'postalCode' | 'city' | 'region' | 'zone'>;

/**
 * The address of an event below the name of the place, in the order in which its country writes it:
 * "New York, NY 10018", "28013 Madrid". The country is that of the time zone.
 */
export function placeLines({ address, postalCode, city, region, zone }: Address): PlaceLine[] {
  const street: PlaceLine[] = address === '' ? [] : [{ name: 'address', text: address }];
  if (postalCode === '' && region === '')
    return city === '' ? street : [...street, { name: 'city', text: city }];
  // The street is several lines, which stay together: a sign that nobody types stands for them.
  const lines = formatAddress({
    postalCountry: getCountryCode(zone) ?? 'ZZ',
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
export function postalParts({ postalCode, region, zone }: Address): {
  code: string;
  region: string;
  country: string;
} {
  return { code: postalCode, region, country: getCountryCode(zone) ?? '' };
}

const streetSign = '\u0001';
