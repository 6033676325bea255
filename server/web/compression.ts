import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  type BrotliOptions,
} from 'node:zlib';
import type { Encoding } from './negotiation.ts';

/** What is smaller gains nothing: it fills one packet either way. */
const smallest = 1000;

/** Whether bytes of a type become smaller; fonts and pictures are compressed already. */
export function isCompressible(type: string, size: number): boolean {
  return (
    size >= smallest &&
    /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b|image\/svg)/.test(type)
  );
}

const brotli = (quality: number, size: number): BrotliOptions => ({
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

/** For what is sent many times: some milliseconds, once. */
export function compressOnce(bytes: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'br':
      return brotliCompressSync(bytes, brotli(6, bytes.length));
    case 'gzip':
      return gzipSync(bytes, { level: 9 });
    case 'identity':
      return bytes;
  }
}

const brotliSoon = promisify(brotliCompress);
const gzipSoon = promisify(gzip);

/** For what is sent once, in a thread of its own. */
export async function compress(bytes: Buffer, encoding: Encoding, quality = 4): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return brotliSoon(bytes, brotli(quality, bytes.length));
    case 'gzip':
      return gzipSoon(bytes);
    case 'identity':
      return bytes;
  }
}
