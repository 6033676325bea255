import { hash } from 'node:crypto';
import type { UnreadFile } from '../web/readUpload.ts';
import type { EncodedPicture, PictureRefusal } from './pictureJob.ts';
import type { PictureMaker } from './pictureMaker.ts';
import { pictureTypeOf } from './pictureType.ts';

/** The largest file that is taken as a picture, in bytes. */
export const largestPicture = 15_000_000;

/** Letters of what is said of one. */
export const longestPictureText = 300;

/** What is wrong with a file that should be a picture. */
export type UntakenPicture = PictureRefusal | UnreadFile | 'missing' | 'heic' | 'unknown-type';

/** A picture as it is stored. */
export interface TakenPicture extends EncodedPicture {
  /** Stands in its address, and differs with its content. */
  hash: string;
}

/**
 * Makes the files of a picture that somebody sent, or says why it cannot be taken.
 *
 * @param widths in pixels
 * @throws TooManyPictures
 */
export async function takePicture(
  pictures: Pick<PictureMaker, 'encode'>,
  file: Buffer | UnreadFile,
  widths: readonly number[],
): Promise<TakenPicture | UntakenPicture> {
  if (typeof file === 'string') return file;
  const type = pictureTypeOf(file);
  if (type === 'heic') return 'heic';
  if (type === 'other') return 'unknown-type';
  const encoded = await pictures.encode(file, widths);
  if (typeof encoded === 'string') return encoded;
  // What came from another process are bytes, and the database wants buffers.
  const files = encoded.files.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) }));
  const whole = Buffer.concat(files.map(({ bytes }) => bytes));
  return { ...encoded, files, hash: hash('sha256', whole, 'hex').slice(0, 16) };
}
