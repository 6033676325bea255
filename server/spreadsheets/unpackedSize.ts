import { inflateRawSync } from 'node:zlib';
import { codeOf } from './codeOf.ts';

/* Field positions of a ZIP file: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16. */

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const longestComment = 65_535;
/** Stands where a figure is too large for the format, which a list of people never needs. */
const zip64 = 0xffffffff;

/** Parts that one file may have; a workbook has some twenty. */
const mostParts = 1000;

/**
 * How many bytes the parts of a ZIP file have once they are unpacked: counted, since what the file says of
 * itself may be a lie. No more than `most` is ever unpacked.
 *
 * @returns null where the file is damaged, or is of a kind that no spreadsheet program writes
 */
export function unpackedSize(bytes: Buffer, most: number): number | null {
  const end = endOf(bytes);
  if (end === null) return null;
  // Twice, for archives on several disks. Who reads the one must not meet what the other hides.
  const parts = bytes.readUInt16LE(end + 8);
  let at = bytes.readUInt32LE(end + 16);
  if (parts !== bytes.readUInt16LE(end + 10) || at === zip64) return null;
  let size = 0;
  if (parts > mostParts) return most + 1;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const counted = sizeOfPart(bytes, at, most - size);
    if (counted === null) return null;
    size += Math.max(counted, bytes.readUInt32LE(at + 24));
    if (size > most) return size;
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}

function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - 22 - longestComment);
  for (let at = bytes.length - 22; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  return null;
}

function sizeOfPart(bytes: Buffer, entry: number, left: number): number | null {
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  if (local + 30 > bytes.length) return null;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > bytes.length) return null;
  if (method === 0) return packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), {
      maxOutputLength: Math.max(1, left),
    }).length;
  } catch (error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? left + 1 : null;
  }
}
