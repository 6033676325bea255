import { z } from 'zod';
import { nowhere, type FoundPlace } from './foundActions.ts';

const Text = z.string().nullish();

/** A place as OSDI has it (https://opensupporter.github.io/osdi-docs/events.html#location), and Mobilize. */
export const Location = z
  .object({
    venue: Text,
    address_lines: z.array(z.string()).nullish(),
    locality: Text,
    region: Text,
    country: Text,
    postal_code: Text,
    location: z
      .object({ latitude: z.number().nullish(), longitude: z.number().nullish() })
      .nullish(),
  })
  .nullish();

/** The same as a place of ours. */
export function placeOf(location: z.infer<typeof Location>): FoundPlace {
  if (!location) return nowhere;
  const { country } = location;
  const { latitude, longitude } = location.location ?? {};
  const isPoint = isDegrees(latitude, 90) && isDegrees(longitude, 180);
  return {
    venue: location.venue ?? '',
    address: (location.address_lines ?? []).filter((line) => line !== '').join('\n'),
    city: location.locality ?? '',
    region: location.region ?? '',
    postalCode: location.postal_code ?? '',
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
    latitude: isPoint ? (latitude ?? null) : null,
    longitude: isPoint ? (longitude ?? null) : null,
  };
}

function isDegrees(value: number | null | undefined, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most;
}
