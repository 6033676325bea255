import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** `DATA_DIR` cannot be used as a directory, or not by this account. */
export class UnusableDirectory extends Error {
  readonly directory: string;
  readonly reason: 'forbidden' | 'in-the-way' | 'unavailable';

  constructor(directory: string, cause: Error) {
    super(cause.message, { cause });
    this.name = 'UnusableDirectory';
    this.directory = directory;
    const code = 'code' in cause ? cause.code : '';
    this.reason =
      code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'forbidden'
        : code === 'EEXIST' || code === 'ENOTDIR'
          ? 'in-the-way'
          : 'unavailable';
  }
}

/**
 * Makes the directory that holds what must be backed up, where it is missing.
 *
 * @throws UnusableDirectory where nothing can be written there.
 */
export function makeDirectory(directory: string): void {
  try {
    makeDirectories(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw isNativeError(error) ? new UnusableDirectory(directory, error) : error;
  }
}

/** One by one: where nothing can be made, as below /proc, Node tries for ever to make all at once. */
function makeDirectories(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(directory) !== directory) makeDirectories(dirname(directory));
  mkdirSync(directory);
}

/** In characters; what is shorter may be guessed. */
export const shortestSecret = 32;

/** A secret that outlives a restart without anybody having configured one. */
export function keptSecret(directory: string): string {
  const file = join(directory, 'secret');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  // A full disk or a power cut left a file without all of it: anybody could make links with that.
  if (kept.length >= shortestSecret) return kept;
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600, flag: existsSync(file) ? 'w' : 'wx' });
  return secret;
}
