/** What a file is that somebody sends as a picture. */
export type SentType = 'jpeg' | 'png' | 'webp' | 'heic' | 'other';

const heicBrands = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'];

/** Whether a file is a drawing as SVG, which can hold scripts and is shown by no page of ours. */
export function isSvg(bytes: Buffer): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b/is.test(
    bytes.toString('utf8', 0, 2000).replace(/^\uFEFF/, ''),
  );
}

/**
 * The type of a picture by its first bytes: neither its name nor what the browser says of it tells what it
 * is, and what is not named here never comes near a decoder.
 */
export function pictureTypeOf(bytes: Buffer): SentType {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes.readUIntBE(0, Math.min(3, bytes.length)) === 0xffd8ff) return 'jpeg';
  if (text(0, 8) === '\u0089PNG\r\n\u001A\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && heicBrands.includes(text(8, 12))) return 'heic';
  return 'other';
}
