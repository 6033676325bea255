import { UnusableDatabase } from '../../db/unusable.ts';
import type { Translate } from '../../templates/translate.ts';
import { UnusableDirectory } from '../config/dataDirectory.ts';

/**
 * Why the program cannot start, in a sentence that says what to do about it.
 *
 * @returns null for an error that nobody foresaw, whose stack is then worth seeing
 */
export function startProblem(error: unknown, t: Translate): string | null {
  if (error instanceof UnusableDatabase) return databaseProblem(error, t);
  if (error instanceof UnusableDirectory)
    return t(`start.problems.directory.${error.reason}`, { directory: error.directory });
  return listenProblem(error, t);
}

/** What is wrong with the database file. */
export function databaseProblem({ reason, file }: UnusableDatabase, t: Translate): string {
  return t(`start.problems.database.${reason}`, { file });
}

/** What the system says where nobody can listen at HOST and PORT (errno(3)). */
function listenProblem(error: unknown, t: Translate): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const port = 'port' in error ? Number(error.port) : 0;
  const host = 'address' in error ? error.address : 'hostname' in error ? error.hostname : '';
  switch (error.code) {
    case 'EADDRINUSE':
      return t('start.problems.portTaken', { port: String(port) });
    case 'EACCES':
      return port === 0 ? null : t('start.problems.portForbidden', { port: String(port) });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return t('start.problems.noSuchHost', { host: String(host) });
    default:
      return null;
  }
}
