/** What a file is that somebody sends as a picture. */
export type SentType = 'jpeg' | 'png' | 'webp' | 'heic' | 'other';

const heicBrands = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'];

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
