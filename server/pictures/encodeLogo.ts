import { hash } from 'node:crypto';
import type { LogoFile } from '../../db/schema.ts';
import type { UnreadFile, Upload } from '../web/readUpload.ts';
import type { EncodedPicture, PicturePurpose, PictureRefusal } from './pictureJob.ts';
import type { PictureMaker } from './pictureMaker.ts';
import { isSvg, pictureTypeOf } from './pictureType.ts';

/** What is wrong with a file that somebody sent as a logo. */
export type LogoRefusal = PictureRefusal | UnreadFile | 'missing' | 'heic' | 'svg' | 'unknown-type';

/** Widths of its files in pixels: it stands small, on screens of one, two and three dots a pixel. */
const logoWidths = [160, 320, 480] as const;

/**
 * Makes the files of a logo of what somebody sent, or says what is wrong with it.
 *
 * @param purpose 'photograph' where it has to be as large as other pictures
 * @throws TooManyPictures
 */
export async function encodeLogo(
  pictures: Pick<PictureMaker, 'encode'>,
  file: Upload['file'],
  purpose: PicturePurpose,
): Promise<LogoFile[] | LogoRefusal> {
  if (file === null) return 'missing';
  if (typeof file === 'string') return file;
  const type = pictureTypeOf(file);
  if (type === 'heic') return 'heic';
  if (type === 'other') return isSvg(file) ? 'svg' : 'unknown-type';
  const encoded = await pictures.encode(file, logoWidths, purpose);
  return typeof encoded === 'string' ? encoded : filesOf(encoded);
}

function filesOf({ width, height, files }: EncodedPicture): LogoFile[] {
  // What came from another process are bytes, and the database wants buffers.
  const buffers = files.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) }));
  const name = hash('sha256', Buffer.concat(buffers.map(({ bytes }) => bytes)), 'hex').slice(0, 16);
  return buffers.map((one) => ({
    ...one,
    hash: name,
    height: Math.max(1, Math.round((height * one.width) / width)),
  }));
}
