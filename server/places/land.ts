import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** Quarters of a degree around the earth, and from pole to pole. */
export const landWidth = 1440;
export const landHeight = 720;

let land: Buffer | null = null;

/** Whether there is land at a point, in degrees, to a quarter of one; islands that are smaller are none. */
export function isLand(longitude: number, latitude: number): boolean {
  // Made by operations/makeLand.ts, and read when the first map is drawn.
  land ??= inflateRawSync(readFileSync(new URL('land.bin', import.meta.url)));
  const column = Math.floor(((longitude + 180) / 360) * landWidth) % landWidth;
  const row = Math.min(landHeight - 1, Math.floor(((90 - latitude) / 180) * landHeight));
  const bit = row * landWidth + ((column + landWidth) % landWidth);
  return (((land[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}
