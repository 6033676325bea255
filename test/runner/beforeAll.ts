import citiesOnce from './citiesOnce.ts';
import { makeKeptDirectory } from './keptDirectory.ts';

/** What is there before the first test, once for all workers. */
export default async function beforeAll(): Promise<void> {
  makeKeptDirectory();
  await citiesOnce();
}
