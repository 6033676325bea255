import { fileURLToPath } from 'node:url';
import { citiesIn } from '../../db/cities.ts';

/**
 * Has the file of cities made where a checkout has none yet: it takes some seconds, and all tests read the
 * one. Otherwise whether an event's city is known would depend on which test ran first.
 */
export default async function citiesOnce(): Promise<void> {
  const directory = fileURLToPath(new URL('../../node_modules/.cache/cacerola', import.meta.url));
  const cities = citiesIn([directory], (error) => {
    throw error;
  });
  await cities.ready(120_000);
  cities.close();
}
