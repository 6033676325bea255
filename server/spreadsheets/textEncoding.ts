import type { Encoding } from './table.ts';

export interface DecodedText {
  encoding: Encoding;
  byteOrderMark: boolean;
  text: string;
}

/** So many bytes show whether every other one is empty. */
const looked = 4096;

/**
 * Reads a text in the encoding that its bytes show: by its mark, or because every other byte is empty
 * (UTF-16 without a mark), or because it is whole UTF-8; whatever is left was written by an older program
 * for Windows, in whose encoding every byte is a letter.
 */
export function decodedText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return utf8(bytes.subarray(3), true) ?? windows(bytes.subarray(3));
  if (first === 0xff && second === 0xfe) return utf16('utf-16le', bytes.subarray(2), true);
  if (first === 0xfe && second === 0xff) return utf16('utf-16be', bytes.subarray(2), true);
  const sample = bytes.subarray(0, looked);
  const empty = (odd: 0 | 1) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const many = sample.length / 5;
  if (empty(1) > many && empty(0) < many / 10) return utf16('utf-16le', bytes, false);
  if (empty(0) > many && empty(1) < many / 10) return utf16('utf-16be', bytes, false);
  return utf8(bytes, false) ?? windows(bytes);
}

/** The bytes of a text, as a file of that encoding has them; what it has no letter for becomes `?`. */
export function encodedText(
  text: string,
  { encoding, byteOrderMark }: Pick<DecodedText, 'encoding' | 'byteOrderMark'>,
): Buffer {
  const marked = byteOrderMark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked);
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from([...text].map((letter) => bytesOfWindows().get(letter) ?? 0x3f));
  }
}

function utf8(bytes: Uint8Array, byteOrderMark: boolean): DecodedText | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { encoding: 'utf-8', byteOrderMark, text };
  } catch {
    return null;
  }
}

function utf16(
  encoding: 'utf-16le' | 'utf-16be',
  bytes: Uint8Array,
  byteOrderMark: boolean,
): DecodedText {
  return { encoding, byteOrderMark, text: new TextDecoder(encoding).decode(bytes) };
}

function windows(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return { encoding: 'windows-1252', byteOrderMark: false, text };
}

let windowsBytes: ReadonlyMap<string, number> | null = null;

/** Node decodes Windows-1252 and does not encode it: its letters are asked of the decoder, once. */
function bytesOfWindows(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1252');
  windowsBytes ??= new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return windowsBytes;
}
