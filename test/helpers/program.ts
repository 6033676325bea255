import { fileURLToPath } from 'node:url';
import { execFile, spawn, type ChildProcess } from 'node:child_process';

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

/** The real program, once it listens. */
export interface RunningProgram {
  process: ChildProcess;
  /** Such as `http://localhost:40123`. */
  address: string;
}

/** Starts it in a folder that is its data directory, too, with nothing of this process. */
export async function startProgram(
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningProgram> {
  const child = spawn(process.execPath, programCall('server/main.ts'), {
    cwd: directory,
    env: {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: directory,
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    const address = /http:\/\/localhost:[1-9]\d*/.exec(said)?.[0];
    if (address !== undefined) return { process: child, address };
  }
  throw new Error(`The program ended before it listened: ${said}`);
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
