import { join } from 'node:path';
import type { Config } from '../config.ts';

/** Where the database lies. */
export function databaseFile({ dataDirectory }: Pick<Config, 'dataDirectory'>): string {
  return join(dataDirectory, 'cacerola.sqlite');
}
