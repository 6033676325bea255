import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The beginning of a mail as it came, and how long all of it was, in octets. */
export interface TakenBytes {
  bytes: Buffer;
  size: number;
}

/** The folder beside the mails of a directory for those that said nothing. */
export const ignoredMails = 'ignored';

/** What becomes of the file: it is deleted, or moves to that folder. */
export type Disposal = 'delete' | typeof ignoredMails;

/** A mail of a directory and what came of it; null where it stays for the next time. */
export interface TakenFile<Received> {
  name: string;
  received: Received | null;
}

/**
 * Reads a mail from a pipe, as a mail server hands it over.
 *
 * @param most how much of it is kept
 */
export async function mailFromPipe(
  pipe: AsyncIterable<Buffer | string>,
  most: number,
): Promise<TakenBytes> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of pipe) {
    const bytes = Buffer.from(chunk);
    // The rest is read to its end and forgotten: a mail server takes a broken pipe for a failure.
    if (size < most) chunks.push(bytes);
    size += bytes.length;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), size };
}

/**
 * Takes every mail of a directory, such as `new/` of a Maildir, in the order of the names. One that
 * cannot be taken now stays where it is.
 *
 * @param most how much of each mail is read
 * @param take says what came of a mail and what becomes of its file
 * @param failed is told why a mail could not be taken
 * @throws when there is no such directory.
 */
export async function takeDirectory<Received>(
  directory: string,
  most: number,
  take: (mail: TakenBytes) => Promise<{ received: Received; disposal: Disposal }>,
  failed: (error: unknown) => void,
): Promise<TakenFile<Received>[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
  const taken: TakenFile<Received>[] = [];
  for (const name of names) {
    try {
      const { received, disposal } = await take(await beginningOf(join(directory, name), most));
      await dispose(directory, name, disposal);
      taken.push({ name, received });
    } catch (error) {
      failed(error);
      taken.push({ name, received: null });
    }
  }
  return taken;
}

async function dispose(directory: string, name: string, disposal: Disposal): Promise<void> {
  if (disposal === 'delete') return unlink(join(directory, name));
  const folder = join(directory, disposal);
  await mkdir(folder, { recursive: true });
  await rename(join(directory, name), join(folder, name));
}

async function beginningOf(file: string, most: number): Promise<TakenBytes> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(Math.min(most, size));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { bytes: buffer.subarray(0, length), size };
  } finally {
    await handle.close();
  }
}
