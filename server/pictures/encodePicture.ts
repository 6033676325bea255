import sharp, { type Sharp } from 'sharp';
import type { EncodedPicture, PictureAnswer } from './pictureJob.ts';

/** Fifty megapixels: what the best phones take. 16,000 by 16,000 in a few kB would fill the memory. */
const mostPixels = 50_000_000;

/** In pixels a side; what is smaller is a mark on a page and no picture. */
const smallest = 200;

/**
 * Makes all files of a picture that somebody sent: turned as the camera was held, without what it tells of
 * camera, time and place (sharp keeps none of it unless asked to), transparent parts white.
 *
 * @param widths of the files; a picture is never made larger than it is
 */
export async function encodePicture(
  bytes: Uint8Array,
  widths: readonly number[],
): Promise<PictureAnswer> {
  const options = { limitInputPixels: mostPixels, failOn: 'error', animated: false } as const;
  const widest = Math.max(...widths);
  try {
    const { width, height } = (await sharp(bytes, options).metadata()).autoOrient;
    if (width * height > mostPixels) return { kind: 'refused', why: 'too-many-pixels' };
    if (Math.min(width, height) < smallest) return { kind: 'refused', why: 'too-small' };
    const upright = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: widest, height: 2 * widest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { info } = upright;
    const size = { width: info.width, height: info.height, channels: info.channels };
    const sizes = [...new Set(widths.map((one) => Math.min(one, info.width)))];
    const files: EncodedPicture['files'] = [];
    for (const one of sizes) {
      const resized = sharp(upright.data, { raw: size }).resize({ width: one });
      for (const [type, encoded] of inFormats(resized))
        files.push({ width: one, type, bytes: await encoded.toBuffer() });
    }
    return { kind: 'encoded', picture: { width: info.width, height: info.height, files } };
  } catch (error) {
    const told = error instanceof Error ? error.message : '';
    return { kind: 'refused', why: /pixel limit/i.test(told) ? 'too-many-pixels' : 'damaged' };
  }
}

function inFormats(picture: Sharp): ['webp' | 'jpeg', Sharp][] {
  return [
    ['webp', picture.clone().webp({ quality: 76, effort: 4 })],
    ['jpeg', picture.clone().jpeg({ quality: 78, mozjpeg: true })],
  ];
}
