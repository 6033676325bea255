import { fileURLToPath } from 'node:url';

/**
 * What Node is given to run a program as the scripts of package.json do: `npm start`, say.
 *
 * @param program from the root of the project: `server/main.ts`
 * @param words of the command line
 */
export function programCall(program: string, ...words: readonly string[]): string[] {
  const starter = fileURLToPath(new URL('../../server/start.js', import.meta.url));
  return [starter, program, ...words];
}
