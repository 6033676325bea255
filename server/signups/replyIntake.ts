import { mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../services.ts';
import { largestReply, receiveReply, type ReceivedReply } from './receiveReply.ts';

/** One mail of a directory and what came of it; null where it stays for the next time. */
export interface TakenMail {
  name: string;
  received: ReceivedReply | null;
}

/** Where mails go that are no answers: a person may have written, and somebody should read it. */
export const ignoredFolder = 'ignored';

/**
 * Takes one mail from a pipe, as a mail server hands it over.
 *
 * @throws when it cannot be taken now and should be handed over again.
 */
export async function takeFromPipe(
  services: Services,
  pipe: AsyncIterable<Buffer | string>,
): Promise<ReceivedReply> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of pipe) {
    const bytes = Buffer.from(chunk);
    // The rest is read to its end and forgotten: a mail server takes a broken pipe for a failure.
    if (length <= largestReply) chunks.push(bytes);
    length += bytes.length;
  }
  return receiveReply(services, Buffer.concat(chunks));
}

/**
 * Takes every mail of a directory, such as `new/` of a Maildir, in the order of the names. An answer that
 * was understood is deleted, since what it said stands in the database; what is no answer
 * moves to `ignored/`; what cannot be taken now stays.
 *
 * @throws when there is no such directory.
 */
export async function takeFromDirectory(
  services: Services,
  directory: string,
): Promise<TakenMail[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
  const taken: TakenMail[] = [];
  for (const name of names) {
    const received = await takeFile(services, directory, name);
    taken.push({ name, received });
  }
  return taken;
}

async function takeFile(
  services: Services,
  directory: string,
  name: string,
): Promise<ReceivedReply | null> {
  const file = join(directory, name);
  try {
    const received = await receiveReply(services, await beginningOf(file));
    if (received.kind === 'ignored') {
      await mkdir(join(directory, ignoredFolder), { recursive: true });
      await rename(file, join(directory, ignoredFolder, name));
    } else {
      await unlink(file);
    }
    return received;
  } catch (error) {
    services.log.error({ error }, 'a mail to the RSVP mailbox could not be taken');
    return null;
  }
}

/** As much of a file as shows whether it is too large. */
async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(largestReply + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await handle.close();
  }
}
