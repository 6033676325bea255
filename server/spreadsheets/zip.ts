import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive: its name in ASCII, and its text as it is made. */
export interface ZipEntry {
  name: string;
  text: Iterable<string> | AsyncIterable<string>;
}

/** An entry that has been written, as the list at the end of an archive names it. */
interface Written {
  name: Buffer;
  sum: number;
  packed: number;
  size: number;
  at: number;
}

/** The highest number of four bytes: archives with larger ones are of a kind that not all read. */
const most = 0xff_ff_ff_ff;
/** Deflated (PKWARE APPNOTE 4.4.5), with sums and sizes behind the bytes (4.4.4, bit 3). */
const kind = { needs: 20, flags: 0x08, method: 8 };
/** January 1, 1980, with which dates of DOS begin: when a file was made is nobody's concern. */
const oldest = 0x21;

/**
 * An archive (PKWARE APPNOTE 6.3) as it is made: nothing of it stands in memory whole.
 *
 * @throws RangeError where it, or a file in it, would have more than four gigabytes
 */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const list: Written[] = [];
  let at = 0;
  for (const entry of entries) {
    const written: Written = { name: Buffer.from(entry.name), sum: 0, packed: 0, size: 0, at };
    yield counted(header(written));
    for await (const part of packed(entry.text, written)) yield counted(part);
    yield counted(descriptor(written));
    list.push(written);
  }
  const begin = at;
  for (const written of list) yield counted(listed(written));
  yield end(list.length, at - begin, begin);

  function counted(part: Buffer): Buffer {
    at = within(at + part.length);
    return part;
  }
}

/** The bytes of a text, made smaller; how many there were is noted on the way. */
async function* packed(text: ZipEntry['text'], written: Written): AsyncGenerator<Buffer> {
  async function* noted(): AsyncGenerator<string> {
    for await (const part of text) {
      written.sum = crc32(part, written.sum);
      written.size = within(written.size + Buffer.byteLength(part));
      yield part;
    }
  }
  // The quickest level but three: half as large again as the smallest, at a third of the time.
  const deflate = createDeflateRaw({ level: 4 });
  // Whoever reads meets what goes wrong, or went away and wants to hear of nothing.
  pipeline(noted(), deflate).catch(() => {});
  for await (const part of deflate) {
    if (!Buffer.isBuffer(part)) continue;
    written.packed = within(written.packed + part.length);
    yield part;
  }
}

function within(size: number): number {
  if (size > most) throw new RangeError('An archive of more than four gigabytes');
  return size;
}

/** Before the bytes of an entry (4.3.7): nothing is known of them yet. */
function header({ name }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04_03_4b_50, 0);
  writeKind(head, 4);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

/** Behind them (4.3.9). */
function descriptor({ sum, packed: small, size }: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08_07_4b_50, 0);
  tail.writeUInt32LE(sum, 4);
  tail.writeUInt32LE(small, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

/** The entry in the list at the end (4.3.12), by which it is found. */
function listed({ name, sum, packed: small, size, at }: Written): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02_01_4b_50, 0);
  head.writeUInt16LE(kind.needs, 4);
  writeKind(head, 6);
  head.writeUInt32LE(sum, 16);
  head.writeUInt32LE(small, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
}

/** The end (4.3.16), which says where the list is. */
function end(entries: number, size: number, at: number): Buffer {
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06_05_4b_50, 0);
  tail.writeUInt16LE(entries, 8);
  tail.writeUInt16LE(entries, 10);
  tail.writeUInt32LE(size, 12);
  tail.writeUInt32LE(at, 16);
  return tail;
}

function writeKind(head: Buffer, at: number): void {
  head.writeUInt16LE(kind.needs, at);
  head.writeUInt16LE(kind.flags, at + 2);
  head.writeUInt16LE(kind.method, at + 4);
  head.writeUInt16LE(oldest, at + 8);
}
