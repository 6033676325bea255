import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { gazetteer } from './layout.ts';

/** A city as GeoNames lists it. */
export interface GazetteerLine {
  /** Of GeoNames. */
  id: number;
  name: string;
  /** In any language and script; GeoNames does not tell here which is of which. */
  alternates: string[];
  latitude: number;
  longitude: number;
  /** ISO 3166-1 alpha-2; `XK` for Kosovo. */
  country: string;
  /** Of the first level, as GeoNames counts them within the country. */
  region: string;
  zone: string;
  population: number;
  /** A part of another city: often listed with the people of all of it. */
  isPart: boolean;
}

/** Places that were given up. */
const noCity = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** Bytes that are read at once. */
const chunkSize = 1 << 18;

/**
 * The cities of the world with 500 people or more, and the seats of what is administered. The package's own
 * reader asks the system for every byte, which takes it a minute.
 */
export function* gazetteerLines(): Generator<GazetteerLine> {
  const file = openSync(new URL('cities500.txt', gazetteer()), 'r');
  try {
    const chunk = Buffer.alloc(chunkSize);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.map((line) => lineIn(line.split('\t'))).filter((line) => line !== null);
    }
    const last = lineIn(rest.split('\t'));
    if (last !== null) yield last;
  } finally {
    closeSync(file);
  }
}

/** By the columns of the file (download.geonames.org/export/dump/readme.txt). */
function lineIn(columns: readonly string[]): GazetteerLine | null {
  const at = (column: number) => columns[column] ?? '';
  const name = at(1);
  if (name === '' || at(8) === '' || at(17) === '' || noCity.has(at(7))) return null;
  return {
    id: Number(at(0)),
    name,
    alternates: at(3) === '' ? [] : at(3).split(','),
    latitude: Number(at(4)),
    longitude: Number(at(5)),
    country: at(8),
    region: at(10),
    zone: at(17),
    population: Number(at(14)),
    isPart: at(7) === 'PPLX',
  };
}
