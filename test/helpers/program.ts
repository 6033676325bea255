import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';

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

/** Runs the real command line in a folder, with a data directory and nothing of this process. */
export function atTerminal(
  words: readonly string[],
  { directory, data }: { directory: string; data: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: data, ...environment };
    execFile(
      process.execPath,
      programCall('server/cli.ts', ...words),
      { cwd: directory, env },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), output: out + err }),
    );
  });
}
