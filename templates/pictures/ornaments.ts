import { readFileSync } from 'node:fs';
import { assetFolder } from '../assets.ts';
import type { Area } from './picture.ts';

/** The mark of the site (templates/layout.ts) in a picture, as SVG. */
export function markAt(x: number, y: number, height: number, color: string): string {
  return `<g transform="translate(${x} ${y}) scale(${height / 32})">
    <circle cx="16" cy="16" r="12.5" fill="none" stroke="${color}" stroke-width="5"/>
    <path d="M29 16h17" stroke="${color}" stroke-width="6" fill="none"/>
    <circle cx="16" cy="16" r="4.5" fill="${color}"/></g>`;
}

/** A plain field of one color. */
export function field(x: number, y: number, width: number, height: number, color: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}"/>`;
}

/** The noise that goes out from a saucepan, as in the background of our pages, around a point. */
export function noiseAround(x: number, y: number, size: number, color: string): string {
  const svg = readFileSync(new URL('noise.svg', assetFolder), 'utf8');
  const drawn = svg
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
    .replaceAll('fill="#000"', `fill="${color}"`);
  const scale = size / 1000;
  const origin = `translate(${x - size / 2} ${y - size / 2}) scale(${scale})`;
  return `<g transform="${origin}" fill="none" stroke="${color}">${drawn}</g>`;
}

/** A QR code of so many squares a side, its quiet zone among them, black on white. */
export function codeAt(squares: readonly boolean[][], x: number, y: number, size: number): string {
  const path = squares.flatMap((row, down) =>
    row.flatMap((dark, across) => (dark ? [`M${across} ${down}h1v1h-1z`] : [])),
  );
  const origin = `translate(${x} ${y}) scale(${size / squares.length})`;
  return `<g transform="${origin}"><path d="${path.join('')}" fill="#000"/></g>`;
}

/** A photograph as a data: address, where one is. */
export function photoIn(photo: string | null, area: Area | null): string {
  if (photo === null || area === null) return '';
  const { x, y, width, height } = area;
  const size = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  return `<image ${size} preserveAspectRatio="xMidYMid slice" xlink:href="${photo}"/>`;
}
