import { html } from '@prairielearn/html';
import { organizationLogoAddress } from '../addresses.ts';
import type { Html } from '../view.ts';

/** A logo with the sizes in which there are files of it, in pixels, the smallest first. */
export interface ShownLogo {
  hash: string;
  sizes: readonly { width: number; height: number }[];
}

/** The room of a logo in CSS pixels: about as much for each, whether it is wide or high. */
const room = { area: 4800, width: 160, height: 64 };

/** On a screen with so many dots a pixel it is sharp. */
const dots = 2;

/**
 * A logo of an organization in one file, of the size in which it is shown: a page can have many. Its room is
 * kept until it is there, and it is loaded when somebody comes near. WebP alone, as every browser shows that
 * can show the rest of the page.
 *
 * @param shown.alt '' where the name stands beside it
 * @param shown.address of a file of it, where not everybody may see it
 */
export function organizationLogo(
  { hash, sizes }: ShownLogo,
  {
    alt,
    address = publicAddress,
  }: { alt: string; address?: (hash: string, width: number) => string },
): Html {
  const largest = sizes.at(-1);
  if (largest === undefined) return html``;
  const { width, height } = logoRoom(largest);
  const file = sizes.find((one) => one.width >= dots * width) ?? largest;
  const src = address(hash, file.width);
  return html`<img src="${src}" width="${width}" height="${height}" alt="${alt}" loading="lazy" />`;
}

/** As large as a logo is shown, in CSS pixels; never larger than it is. */
export function logoRoom({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(
    Math.sqrt(room.area / (width * height)),
    room.width / width,
    room.height / height,
    1,
  );
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: scaled(width), height: scaled(height) };
}

function publicAddress(hash: string, width: number): string {
  return organizationLogoAddress(hash, width, 'webp');
}

/** The logos of those who have one, in the order of the list; their names stand above. */
export function logoRow(list: readonly { logo: ShownLogo | null }[]): Html | '' {
  const logos = list.flatMap(({ logo }) => (logo === null ? [] : [logo]));
  if (logos.length === 0) return '';
  return html`<div class="logos">${logos.map((logo) => organizationLogo(logo, { alt: '' }))}</div>`;
}
