import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw isNativeError(error) ? new UnusableDirectory(directory, error) : error;
  }
}

/** A secret that outlives a restart without anybody having configured one. */
export function keptSecret(directory: string): string {
  const file = join(directory, 'secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
