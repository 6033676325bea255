import sharp, { type Sharp } from 'sharp';
import type { EncodedPicture, PictureAnswer, PicturePurpose } from './pictureJob.ts';

/** Fifty megapixels: what the best phones take. 16,000 by 16,000 in a few kB would fill the memory. */
const mostPixels = 50_000_000;

/**
 * What is smaller, in pixels, is a mark on a page and no picture. The name of an organization is often
 * drawn wide and low, and a logo is shown small.
 */
const smallest: Readonly<Record<PicturePurpose, { shorter: number; longer: number }>> = {
  photograph: { shorter: 200, longer: 200 },
  logo: { shorter: 32, longer: 120 },
};

/** So high a picture is at most, as a part of its largest width: nothing pushes all else from a page. */
const highest: Readonly<Record<PicturePurpose, number>> = { photograph: 2, logo: 0.5 };

const quality: Readonly<Record<PicturePurpose, { webp: number; jpeg: number }>> = {
  photograph: { webp: 76, jpeg: 78 },
  // Letters and edges show what a photograph hides.
  logo: { webp: 86, jpeg: 88 },
};

/**
 * Makes all files of a picture that somebody sent: turned as the camera was held, without what it tells of
 * camera, time and place (sharp keeps none of it unless asked to), transparent parts white; behind a logo
 * that is itself white, dark.
 *
 * @param widths of the files; a picture is never made larger than it is
 */
export async function encodePicture(
  bytes: Uint8Array,
  widths: readonly number[],
  purpose: PicturePurpose,
): Promise<PictureAnswer> {
  const options = { limitInputPixels: mostPixels, failOn: 'error', animated: false } as const;
  const widest = Math.max(...widths);
  try {
    const { width, height } = (await sharp(bytes, options).metadata()).autoOrient;
    const { shorter, longer } = smallest[purpose];
    if (width * height > mostPixels) return { kind: 'refused', why: 'too-many-pixels' };
    if (Math.min(width, height) < shorter || Math.max(width, height) < longer)
      return { kind: 'refused', why: 'too-small' };
    const upright = sharp(bytes, options)
      .autoOrient()
      .resize({
        width: widest,
        height: Math.round(highest[purpose] * widest),
        fit: 'inside',
        withoutEnlargement: true,
      });
    const grounded =
      purpose === 'logo' ? await onItsGround(upright) : upright.flatten({ background: white });
    const { data, info } = await grounded
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const size = { width: info.width, height: info.height, channels: info.channels };
    const sizes = [...new Set(widths.map((one) => Math.min(one, info.width)))];
    const files: EncodedPicture['files'] = [];
    for (const one of sizes) {
      const resized = sharp(data, { raw: size }).resize({ width: one });
      for (const [type, encoded] of inFormats(resized, purpose))
        files.push({ width: one, type, bytes: await encoded.toBuffer() });
    }
    return { kind: 'encoded', picture: { width: info.width, height: info.height, files } };
  } catch (error) {
    const told = error instanceof Error ? error.message : '';
    return { kind: 'refused', why: /pixel limit/i.test(told) ? 'too-many-pixels' : 'damaged' };
  }
}

const white = '#ffffff';
/** As pages are by night. */
const dark = '#14110f';

/** As a part of the height: what has no ground of its own would stick to the edge of the one it gets. */
const margin = 0.08;

/** Lays a logo without a ground on one from which it stands out, whatever the page around it. */
async function onItsGround(picture: Sharp): Promise<Sharp> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const light = lightnessOf(data, channels);
  const laid = sharp(data, { raw: { width, height, channels } });
  if (light === null) return laid.flatten({ background: white });
  const background = light > 0.8 ? dark : white;
  const free = Math.max(2, Math.round(height * margin));
  // What is extended is fitted into the same room again.
  const extended = await laid
    .flatten({ background })
    .extend({ top: free, bottom: free, left: free, right: free, background })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: wide, height: high, channels: each } = extended.info;
  return sharp(extended.data, { raw: { width: wide, height: high, channels: each } }).resize({
    width,
    height,
    fit: 'contain',
    background,
  });
}

/**
 * How light the colors of a picture are whose parts are transparent, from 0 to 1; null where none is.
 *
 * @param data red, green, blue and how much they cover, in that order
 */
function lightnessOf(data: Buffer, channels: number): number | null {
  let covered = 0;
  let light = 0;
  let isWhole = true;
  for (let at = 0; at + 3 < data.length; at += channels) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    covered += alpha;
    light += (alpha * (0.2126 * red + 0.7152 * green + 0.0722 * blue)) / 255;
    if (alpha < 255) isWhole = false;
  }
  return isWhole ? null : light / Math.max(covered, 1);
}

function inFormats(picture: Sharp, purpose: PicturePurpose): ['webp' | 'jpeg', Sharp][] {
  const { webp, jpeg } = quality[purpose];
  return [
    ['webp', picture.clone().webp({ quality: webp, effort: 4 })],
    ['jpeg', picture.clone().jpeg({ quality: jpeg, mozjpeg: true })],
  ];
}
