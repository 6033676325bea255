import { statfs } from 'node:fs/promises';
import type { Database } from '../../db/database.ts';

/** How long an answer holds, in milliseconds: however many ask, the disk is asked that often. */
const answerHolds = 5000;

interface Answer {
  at: number;
  writable: Promise<boolean>;
}

const answers = new WeakMap<Database, Answer>();

/**
 * Whether sign-ups can be taken now: the database answers and takes a write.
 *
 * @param now epoch milliseconds
 */
export function isWritable(db: Database, now: number): Promise<boolean> {
  const known = answers.get(db);
  if (known && Math.abs(now - known.at) < answerHolds) return known.writable;
  const writable = db.tryWrite().then(
    () => true,
    () => false,
  );
  answers.set(db, { at: now, writable });
  return writable;
}

/** Below this somebody should make room, in bytes: the log of writes and a backup take some. */
const enough = 500_000_000;

/**
 * How much the disk of a directory can still take where that may soon be too little, in megabytes;
 * null where there is enough, or where the system does not say.
 */
export async function littleSpace(directory: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(directory);
    const free = bavail * bsize;
    return free < enough ? Math.floor(free / 1_000_000) : null;
  } catch {
    return null;
  }
}
