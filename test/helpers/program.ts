import { fileURLToPath } from 'node:url';

/**
 * What Node is given to run the server or a command, as `npm start` and `npm run cacerola` do.
 *
 * @param words of the command line
 */
export function programCall(name: 'main' | 'cli', ...words: readonly string[]): string[] {
  const starter = fileURLToPath(new URL('../../server/start.js', import.meta.url));
  return [starter, `server/${name}.ts`, ...words];
}
