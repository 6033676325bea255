import sharp from 'sharp';
import type { IconJob } from './pictureJob.ts';

/** SVG is drawn at 72 dots an inch unless one asks for more, and ours are made for 64. */
const density = (size: number) => (72 * size) / 64;

/** Draws the icon of a site, as PNG. */
export async function drawIcon({ picture, size, margin, ground }: IconJob): Promise<Uint8Array> {
  const free = Math.round(size * margin);
  const inside = size - 2 * free;
  return sharp(picture, { density: density(size) })
    .resize({ width: inside, height: inside, fit: 'contain', background: ground })
    .extend({ top: free, bottom: free, left: free, right: free, background: ground })
    .flatten({ background: ground })
    .png({ palette: true, effort: 7 })
    .toBuffer();
}
